"""Replies on platforms that deliver once: noted before they are said, and said after a stop at most once."""

import asyncio
from functools import partial

from models import claim, conversation
from models.database import Database

AT = 1_800_000_000


async def handled(database: Database, *keys: str, at: int = AT, channel: str = "zalo") -> None:
    for key in keys:
        reply = f"reply to {key}"
        await database.run(partial(conversation.claim, channel=channel, key=key, reply=reply, at=at))


async def was_said(database: Database, key: str) -> bool | None:
    return await database.run(lambda session: claim.was_said(session, "zalo", key))


async def mark(database: Database, key: str, at: int = AT + 1) -> bool:
    return await database.run(lambda session: claim.mark_said(session, "zalo", key, at))


async def unsaid(database: Database, after: int = AT, before: int = AT + 60) -> list[tuple[str, str]]:
    return await database.run(lambda session: claim.take_unsaid(session, "zalo", after, before))


async def test_a_reply_is_unsaid_until_somebody_is_about_to_say_it(database: Database) -> None:
    assert await was_said(database, "a") is None
    await handled(database, "a")
    assert await was_said(database, "a") is False
    assert await mark(database, "a") is True
    assert await was_said(database, "a") is True


async def test_only_the_first_to_note_it_says_it(database: Database) -> None:
    await handled(database, "a")
    assert [await mark(database, "a"), await mark(database, "a"), await mark(database, "b")] == [
        True,
        False,
        False,
    ]


async def test_what_a_kill_left_unsaid_is_given_out_once_and_oldest_first(database: Database) -> None:
    await handled(database, "z", at=AT)
    await handled(database, "a", "said", at=AT + 5)
    await mark(database, "said")
    assert await unsaid(database) == [("z", "reply to z"), ("a", "reply to a")]
    assert await unsaid(database) == []
    assert await was_said(database, "z") is True


async def test_what_is_too_old_or_being_answered_now_is_left_alone(database: Database) -> None:
    await handled(database, "too old", at=AT - 1)
    await handled(database, "first", at=AT)
    await handled(database, "last", at=AT + 59)
    await handled(database, "new", at=AT + 60)
    await handled(database, "elsewhere", channel="telegram")
    assert [key for key, _ in await unsaid(database)] == ["first", "last"]
    assert await was_said(database, "new") is False


async def test_two_copies_that_start_together_share_what_was_unsaid(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)
    keys = [f"k{number}" for number in range(30)]
    await handled(first, *keys)
    taken = await asyncio.gather(unsaid(first), unsaid(second))
    assert sorted(key for each in taken for key, _ in each) == sorted(keys)
    first.close()
    second.close()
