"""A stand-in for Zalo: a Bot API server of our own on this machine, and people who use it.

    async with StandIn(reappear=True) as zalo:      # the bot gets zalo.url and zalo.token
        lan = zalo.user(7, "Lan")                   # an int stands for an id of 20 hexadecimal digits
        await lan.says("xin chào")
        assert "Ấp" in (await lan.waits_for_reply()).text

Settings, by keyword when it is made and as attributes later:

- ``clock``                         seconds, dates the calls: give it the time the bot sleeps by
- ``idle``, ``polling.idle``        seconds a getUpdates with nothing to say really takes, then 408;
                                    None: as many as it asks for
- ``reappear``, ``polling.reappear``  how often polled events come again; True: for ever, as measured
- ``envelope``, ``webhook.envelope``  "documented", or "bare" as captured: posts without an envelope,
                                    ``photo_url`` and ``message_type``, ``error_code`` 0 with what went well
- ``production``, ``caller.production``  refuse private addresses, and for the webhook http
- ``caller.reaches``                {"https://tinap.example": "http://127.0.0.1:8080"}: what public names mean
- ``quota``, ``quota.per_month``    messages a month, then 429; ``quota.spent``, ``quota.begins_month()``
- ``most_users``, ``world.most_users``  what people beyond that write does not reach the bot

People: ``says(text, group=…)``, ``sends_photos(3 | bytes | [bytes], caption, expired=410, slow=True,
size=…)``, ``sends_sticker()``, ``sends_voice()``, ``sends_unsupported()``, ``again()`` (the last, once more);
``sees()``, ``sees_last()``, ``waits_for_reply(count=1)``, ``hears(words)`` give ``Message``: ``text`` (also
under a picture), ``kind``, ``photo`` (bytes), ``photo_url``, ``by_bot``, ``message_id``.

With a webhook set by the bot, or by ``webhook.posts_to(url, secret)``, events are posted once, those of a
chat in order: ``webhook.posted`` (message id, status, seconds), ``webhook.answers`` (statuses),
``webhook.probes``. Otherwise they wait for getUpdates.

What the bot did: ``calls`` (``method``, ``given``, ``at``, ``status``, ``done``), ``called(method)``,
``made(method)`` (parameters of what took effect), ``refused`` (what did not fit the description: assert that
it is empty), ``outgoing`` (messages that people got), ``fetched`` (pictures of sendPhoto: ``url``,
``status``, ``headers``, ``content``), ``photos.asked`` (links of people's pictures). To wait:
``until_called(method, times)``, ``until_delivered()``, ``ends_long_poll()``, ``world.until(predicate)``.

Trouble: ``faults.answer(code, http=200, done=True)``, ``faults.drop()``, ``faults.lose()``,
``faults.garble()``, ``faults.hold()`` → ``release()``, each with ``method``, ``times`` and ``chat_id``;
``photos.expire()``, ``photos.release()``.

What is not known of Zalo is as strict as it can be here: unknown parameters and wrong types are 400, an
older getUpdates is ended with 409 by a newer one, a picture must open and its address must not redirect.
"""

from testing.zalo.chat import Message
from testing.zalo.standin import StandIn
from testing.zalo.user import User

__all__ = ["Message", "StandIn", "User"]
