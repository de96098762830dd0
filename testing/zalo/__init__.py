"""A stand-in for Zalo: a Bot API server of our own on this machine, and people who use it.

    async with StandIn(reappear=True) as zalo:      # the bot gets zalo.url and zalo.token
        lan = zalo.user(7, "Lan")                   # an int stands for an id of 20 hexadecimal digits
        await lan.says("xin chào")
        assert "Ấp" in (await lan.waits_for_reply()).text
    assert zalo.refused == []

Settings, by keyword when it is made, and as the attribute later:

- ``clock``: seconds, dates the calls; give it the time by which the bot sleeps.
- ``idle``, ``polling.idle``: seconds that a getUpdates with nothing to say really takes before its 408;
  None: as many as it asks for.
- ``reappear``, ``polling.reappear``: how often polled events come again; True: for ever, as measured.
- ``envelope``, ``webhook.envelope``: "documented", or "bare" as captured: posts without an envelope,
  ``photo_url`` and ``message_type``, and in answers an ``error_code`` 0 with what went well.
- ``production``, ``caller.production``: private addresses are refused, and for a webhook http, too.
  ``caller.reaches`` says where public ones lead: {"https://tinap.example": "http://127.0.0.1:8080"}.
- ``quota``, ``quota.per_month``: messages a month, then 429; ``quota.spent``, ``quota.begins_month()``.
- ``most_users``, ``world.most_users``: what further people write does not reach the bot.

People act by ``says(text, group=…)``, ``sends_photos(3 | bytes | [bytes], caption, expired=410, slow=True,
size=…)``, ``sends_sticker()``, ``sends_voice()``, ``sends_unsupported()`` and ``again()``, by which Zalo
repeats the last event. They look by ``sees()``, ``sees_last()`` and ``answers()`` (since the last act), and
wait by ``waits_for_reply(count=1)`` and ``hears(words)``. A ``Message`` has ``text`` (also under a picture),
``kind``, ``photo`` (bytes), ``photo_url``, ``by_bot``, ``message_id``.

Events wait for getUpdates, or are posted once to the webhook that the bot has set, or that a test has by
``webhook.posts_to(url, secret)``; those of a chat in order unless ``webhook.in_turn`` is False. What came of
it: ``webhook.posted`` (``message_id``, ``status``, ``seconds``), ``webhook.answers`` (the statuses) and
``webhook.probes`` (those of verifications, which with ``webhook.signs_probe`` False come without secret).

What the bot did: ``calls`` (``method``, ``given``, ``at``, ``status``, ``done``), ``called(method)``,
``made(method)`` (the parameters of what took effect), ``gaps(method)`` (seconds between calls),
``refused`` (what did not fit the description: our slips), ``outgoing`` (messages that people got),
``fetched`` (pictures of sendPhoto: ``url``, ``status``, ``headers``, ``content``), ``photos.asked`` (links of
people's pictures). To wait for it: ``until_called(method, times)``, ``until_made(method, times)``,
``until_delivered()``, ``world.until(predicate)``; ``ends_long_poll()``.

Trouble: ``faults.answer(code, http=200, done=True)``, ``faults.drop()``, ``faults.lose()``,
``faults.garble()``, and ``faults.hold()`` with its ``until_met()`` and ``release()``; each for a ``method``,
a number of ``times`` and a ``chat_id``. ``photos.expire()``, ``photos.release()``.

What is not known of Zalo is as strict here as it can be: unknown parameters and wrong types are 400, a newer
getUpdates ends an older one with 409, a picture must open and its address must not redirect.
"""

from testing.zalo.chat import Message
from testing.zalo.standin import StandIn
from testing.zalo.user import User

__all__ = ["Message", "StandIn", "User"]
