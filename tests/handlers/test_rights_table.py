"""Every command that takes a place, by role and place: the table in ``rights.tsv``, which people review.

The places are seen from the person's own: a hamlet for hamlet heads, the commune Lại Sơn for everybody else.
The agency's officer is one of an agency that consolidates every project.
``sees``: the answer is about that place. ``refused``: it is not theirs to see. ``own instead``: the place
makes no difference, or was not understood and that is said. ``asked again``: which is meant.
``not offered``: nothing for this role.
"""

import csv
import json
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlmodel import Session, delete, select

from handlers.commands import COMMANDS
from handlers.message import Reply
from models.errand import Errand
from testing.talk import Talk
from tests.handlers.owing import FAILED, Island, labels
from tests.handlers.sent_reports import put, training

TABLE = Path(__file__).with_name("rights.tsv")
WHERE = ("own", "child", "sibling", "parent", "unknown")
OF_HAMLET = ("ấp Bãi Nhà A", "", "ấp Bãi Nhà B", "xã Lại Sơn", "xã Không Có")
OF_COMMUNE = ("xã Lại Sơn", "ấp Bãi Nhà A", "xã An Sơn", "đặc khu Kiên Hải", "xã Không Có")
CODES = {
    "ấp Bãi Nhà A": "bai-nha-a",
    "ấp Bãi Nhà B": "bai-nha-b",
    "xã Lại Sơn": "lai-son",
    "xã An Sơn": "an-son",
    "đặc khu Kiên Hải": "kien-hai",
}
ROLES = ("hamlet_head", "commune_officer", "agency_officer", "coordinator", "viewer", "admin")
NOT_YOURS = "chỉ cán bộ xã nơi đó"
NOT_OFFERED = (
    "là việc của cán bộ xã",
    "là việc của điều phối viên",
    "Word do cán bộ xã và điều phối viên lập",
    "do xã và cấp trên theo dõi",
    "báo cáo do ấp và xã gửi",
    "không có thông báo nào cho anh/chị",
)
UNREAD = ('chưa hiểu "khong co"', "không tìm thấy ai tên đó")  # and what is one's own is shown
ASKS = "Xuất báo cáo nào ra Excel?"

TAKES_NO_PLACE = {
    *("start", "menu", "giup", "dagui", "bosung", "lichsu", "saonhac"),
    *("tieptuc", "lienket", "dulieu", "bantin", "giahan", "traloi"),
}
"""They are about the person, or about what was looked at last."""

with TABLE.open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))
ASKED = tuple(dict.fromkeys(row["command"] for row in ROWS))


class Shown(NamedTuple):
    """What a command showed: the words, what can be tapped, and the place for which something is made."""

    words: str
    buttons: tuple[str, ...]
    made_for: str


async def talk_of(island: Island, role: str) -> Talk:
    """Somebody with this role at Bãi Nhà A or Lại Sơn."""
    if role in ("hamlet_head", "commune_officer"):
        return await island.talk(f"{role} {'bai-nha-a' if role == 'hamlet_head' else 'lai-son'}")
    talk = await island.talk("viewer kien-hai")
    await island.becomes("viewer kien-hai", role, "lai-son", "ldtbxh" if role == "agency_officer" else None)
    return talk


async def answer(island: Island, talk: Talk, words: str) -> tuple[Reply, str]:
    """What is replied, and the place for which something is made meanwhile, if it is."""
    reply = await talk.says(words)
    assert FAILED not in reply.words, words
    if reply.ways_out:
        await talk.says("hủy")

    def ordered(session: Session) -> str:
        found = session.exec(select(Errand)).all()
        session.exec(delete(Errand))
        return str(json.loads(found[-1].wanted)["place"]) if found else ""

    return reply, await island.do(ordered)


async def outcomes(island: Island, talk: Talk, command: str, places: tuple[str, ...]) -> list[str]:
    """The outcome of a command for each place; "" where there is no such place."""
    found: list[str] = []
    own: Shown | None = None
    for place in places:
        if not place:
            found.append("")
            continue
        reply, made_for = await answer(island, talk, f"{command} {place}")
        shown = Shown(reply.words, tuple(labels(reply)), made_for)
        own = own or shown
        found.append(_outcome(reply, place, shown, own))
    return found


def _outcome(reply: Reply, place: str, shown: Shown, own: Shown) -> str:
    """What came of it; ``own`` is what came of the same about the person's own place."""
    if any(words in reply.words for words in NOT_OFFERED):
        return "not offered"
    if NOT_YOURS in reply.words:
        return "refused"
    if shown is own:
        return "sees"
    if ASKS in reply.words:
        return "asked again"
    is_unread = f'không thấy "{place}"' in reply.words or any(words in reply.words for words in UNREAD)
    if shown == own or is_unread:
        return "own instead"
    is_named = place.lower() in reply.words.lower() or (shown.made_for and shown.made_for == CODES.get(place))
    return "sees" if is_named else "something else"


def test_every_command_is_in_the_table_or_takes_no_place() -> None:
    assert set(ASKED) == set(COMMANDS) - TAKES_NO_PLACE, "a new command: say in rights.tsv who sees what"


@pytest.mark.parametrize("role", ROLES)
async def test_who_sees_which_place_by_which_command(island: Island, role: str) -> None:
    island.now("2026-12-02")
    for code in ("bai-nha-a", "bai-nha-b", "cu-tron"):
        await island.do(partial(put, place=code, answers=training()))
    talk = await talk_of(island, role)
    places = OF_HAMLET if role == "hamlet_head" else OF_COMMUNE
    seen = [[name, role, *await outcomes(island, talk, f"/{name}", places)] for name in ASKED]
    expected = [list(row.values()) for row in ROWS if row["role"] == role]
    assert seen == expected
