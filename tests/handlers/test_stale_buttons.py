"""Every button there is, kept until its person has lost the right to it: nothing happens, nothing shows.

The buttons are found by walking through every command and what it leads to, so a new screen is tried
without being listed. That nothing happens is read from the log of every change.
"""

from collections import Counter

import pytest
from sqlmodel import Session

from handlers.commands import COMMANDS
from handlers.message import Choice, Reply, Tapped
from models import audit
from models.audit import changes_of, entries
from models.person import Role
from testing.talk import Talk
from testing.world import find
from tests.handlers.owing import FAILED, Island, says

SECRET = "giống lỗ 7788"  # stands in a report of Bãi Bấc
NAMES = (SECRET, "Danh Mẫu")  # and a household of Bãi Nhà A
MOST_OF_A_KIND = 4  # buttons with the same verb that are followed
DEEP = 3  # taps from a command


@pytest.fixture(autouse=True)
async def _reported(island: Island) -> None:
    """It is December; Bãi Bấc has sent a report with a secret in it, and asked for more time."""
    island.now("2026-12-02")
    await island.nothing_owed_before("2026-11-26")
    head = await island.talk("hamlet_head bai-bac")
    await says(head, "/taphuan", "1", "hôm qua", "Nhà văn hóa ấp", "25 người, 12 nữ", "đúng", "bỏ qua")
    await says(head, "sửa khó khăn", SECRET, "gửi")
    await says(head, "/giahan")


def buttons(reply: Reply) -> list[Choice]:
    return [choice for row in (*reply.choices, reply.ways_out) for choice in row]


def verb(choice: Choice) -> str:
    return choice.data.partition(":")[0]


async def every_button(island: Island, talk: Talk) -> dict[str, Choice]:
    """What can be tapped, from every command on; some of each kind are followed."""
    found: dict[str, Choice] = {}
    followed: Counter[str] = Counter()
    wave: list[Choice] = []
    for command in COMMANDS:
        await talk.says(f"/{command}")
        wave += [one for one in buttons(talk.last) if one.data not in found]
        found |= {one.data: one for one in buttons(talk.last)}
    for _ in range(DEEP):
        ahead: list[Choice] = []
        for choice in wave:
            followed[verb(choice)] += 1
            if followed[verb(choice)] > MOST_OF_A_KIND:
                continue
            reply = await island.taps_choice(talk, choice)
            assert FAILED not in reply.words, choice
            ahead += [one for one in buttons(reply) if one.data not in found]
            found |= {one.data: one for one in buttons(reply)}
        wave = ahead
    return found


@pytest.mark.parametrize(
    "who", ["commune_officer lai-son", "coordinator kien-hai", "hamlet_head bai-bac", "viewer kien-hai"]
)
async def test_who_has_become_a_viewer_elsewhere_can_do_nothing_with_them(island: Island, who: str) -> None:
    talk = await island.talk(who)
    kept = await every_button(island, talk)
    assert len(kept) > 10
    await island.becomes(who, Role.viewer, "an-son")
    before = await island.do(audit.head)

    for number, choice in enumerate(kept.values()):
        reply = await talk.delivers(Tapped(choice.data), f"stale{number}")
        said = reply.words + str(buttons(reply)) + reply.in_words
        assert FAILED not in said, choice
        assert not [name for name in NAMES if name in said], choice

    after = await island.do(lambda session: list(entries(session)))
    done = [change.what for entry in after[before.number :] for change in changes_of(entry)]
    assert done == []


async def test_who_is_not_active_any_more_is_told_nothing(island: Island) -> None:
    talk = await island.talk("commune_officer lai-son")
    kept = await every_button(island, talk)

    def leave(session: Session) -> None:
        person = find(session, "commune_officer", "lai-son")
        person.active = False
        session.add(person)

    await island.do(leave)
    replies = {
        (await talk.delivers(Tapped(choice.data), f"stale{number}")).words
        for number, choice in enumerate(kept.values())
    }
    assert len(replies) == 1
    assert "Lại Sơn" not in replies.pop()
