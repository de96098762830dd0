"""Who looks after whom: every role, at every kind of place, for every role it may meet there, as a table."""

import pytest
from sqlmodel import Session, select

from handlers.buttons import Signer
from handlers.message import Reply, Tapped
from handlers.people.people_rights import may_look_after
from handlers.turn import Who
from models import conversation
from models.invite import Invite
from models.person import Person, Role
from testing.talk import KEY, Talk
from testing.world import World, find
from tests.handlers.owing import FAILED, Island, labels

PATHS = {
    "kien-giang": "kien-giang/",
    "kien-hai": "kien-giang/kien-hai/",
    "lai-son": "kien-giang/kien-hai/lai-son/",
    "bai-nha-a": "kien-giang/kien-hai/lai-son/bai-nha-a/",
    "an-son": "kien-giang/kien-hai/an-son/",
    "cu-tron": "kien-giang/kien-hai/an-son/cu-tron/",
}
HEAD, OFFICER, AGENCY, COORDINATOR, VIEWER, ADMIN = Role
NOBODY: dict[Role, str] = {}
EVERYWHERE = " ".join(PATHS)
# who, where: of which role at which places they look after people
TABLE = {
    (ADMIN, "kien-hai"): dict.fromkeys(Role, EVERYWHERE),
    (COORDINATOR, "kien-hai"): {
        HEAD: "kien-hai lai-son bai-nha-a an-son cu-tron",
        OFFICER: "kien-hai lai-son bai-nha-a an-son cu-tron",
        AGENCY: "kien-hai lai-son bai-nha-a an-son cu-tron",
        VIEWER: "kien-hai lai-son bai-nha-a an-son cu-tron",
        COORDINATOR: "lai-son bai-nha-a an-son cu-tron",
    },
    (OFFICER, "lai-son"): {HEAD: "lai-son bai-nha-a"},
    (OFFICER, "bai-nha-a"): {HEAD: "bai-nha-a"},
    (VIEWER, "kien-hai"): NOBODY,
    (AGENCY, "kien-hai"): NOBODY,
    (HEAD, "bai-nha-a"): NOBODY,
}


@pytest.mark.parametrize(("role", "place"), TABLE, ids=lambda value: str(value))
@pytest.mark.parametrize("other", Role)
def test_who_looks_after_whom(role: Role, place: str, other: Role) -> None:
    who = Who(1, "Mẫu", role, sample=False, place_code=place, place_path=PATHS[place], place_kind="")
    allowed = {code for code, path in PATHS.items() if may_look_after(who, other, path)}
    assert allowed == set(TABLE[role, place].get(other, "").split())


@pytest.fixture
def world(island: Island) -> World:
    """On SQLite: nothing here depends on the database."""
    return island.world


# On stale buttons ---------------------------------------------------------------

VERBS = ("Pc", "Pn", "Pm", "Ph", "Pd", "PD", "Pr", "PR", "Pu", "PU")
REFUSED = ("Dạ, chỗ này chỉ cán bộ xã nơi đó", "Dạ, người này không thuộc phần anh/chị quản lý.")
# whose card each may act on; anybody else's taps change nothing
MAY: dict[str, set[str]] = {
    "coordinator kien-hai": {
        "hamlet_head bai-nha-a",
        "hamlet_head cu-tron",
        "commune_officer lai-son",
        "commune_officer an-son",
        "viewer kien-hai",
    },
    "commune_officer lai-son": {"hamlet_head bai-nha-a"},
    "commune_officer an-son": {"hamlet_head cu-tron"},
    "hamlet_head bai-nha-a": set(),
    "hamlet_head cu-tron": set(),
    "viewer kien-hai": set(),
}


async def taps(world: World, talk: Talk, payload: str, key: str) -> Reply:
    """A button kept from before, signed for this very chat."""

    def number(session: Session) -> int:
        known = conversation.load(session, talk.channel, talk.address, "none")
        assert known is not None
        return known.conversation_id

    data = Signer(KEY).sign(await world.database.run(number), payload)
    return await talk.delivers(Tapped(data), key)


async def as_it_is(world: World) -> list[object]:
    """Everything about people that a tap might change."""

    def read(session: Session) -> list[object]:
        people = session.exec(select(Person).order_by(Person.id)).all()  # type: ignore[arg-type]
        known = [(one.id, one.role, one.place_code, one.active) for one in people]
        return [*known, len(session.exec(select(Invite)).all())]

    return await world.database.run(read)


@pytest.mark.parametrize("who", MAY)
async def test_a_tap_kept_from_before_asks_for_the_right_again(world: World, who: str) -> None:
    talk = await world.talk(who)
    await talk.says("menu")
    for whose in {"coordinator kien-hai", *MAY}:
        role, place = whose.split(" ")
        person = await world.person(role, place)
        for verb in VERBS:
            before = await as_it_is(world)
            reply = await taps(world, talk, f"{verb}:{person.id}", f"{verb} {whose}")
            assert FAILED not in reply.words, (verb, whose)
            changes = whose in MAY[who] and verb in ("Pn", "PD", "PR", "PU")
            assert (await as_it_is(world) != before) is changes, (verb, whose)
            if whose not in MAY[who] and not (verb == "Pc" and who.startswith(("coord", "commune"))):
                assert reply.text.startswith(REFUSED), (verb, whose)


@pytest.mark.parametrize("who", ["coordinator kien-hai", "commune_officer lai-son", "hamlet_head bai-nha-a"])
async def test_nobody_changes_themselves(world: World, who: str) -> None:
    talk = await world.talk(who)
    await talk.says("menu")
    role, place = who.split(" ")
    mine = await world.person(role, place)
    before = await as_it_is(world)
    for at, verb in enumerate(VERBS):
        reply = await taps(world, talk, f"{verb}:{mine.id}", f"own{at}")
        assert "Ngừng sử dụng" not in labels(reply)
    assert await as_it_is(world) == before


async def test_a_number_that_nobody_has_and_a_place_that_is_not_there(world: World) -> None:
    talk = await world.talk("coordinator kien-hai")
    await talk.says("menu")
    for at, payload in enumerate(("Pc:999999", "PD:999999", "P:nowhere:0", "Pi:nowhere")):
        reply = await taps(world, talk, payload, f"none{at}")
        assert reply.text.startswith(REFUSED)


async def test_the_right_is_lost_between_the_screen_and_the_tap(world: World) -> None:
    talk = await world.talk("commune_officer lai-son")
    await talk.says("/nguoi bãi nhà a")
    await talk.taps("Phạm Thị Mẫu")
    card = talk.last
    await talk.taps("Bàn giao")
    await talk.taps("Người mới, chưa có trong danh sách")
    await talk.says("Lâm Văn Khoa")
    await talk.says("bỏ qua")
    await talk.says("1")
    send = talk.button("✅ Gửi").data

    def moves(session: Session) -> None:
        person = find(session, "commune_officer", "lai-son")
        person.place_code = "an-son"
        session.add(person)

    await world.database.run(moves)
    before = await as_it_is(world)
    for at, data in enumerate((send, *(one.data for row in card.choices for one in row))):
        reply = await talk.delivers(Tapped(data), f"late{at}")
        assert FAILED not in reply.words
    assert await as_it_is(world) == before


async def test_real_people_and_sample_people_do_not_see_each_other(world: World) -> None:
    await world.make_real("hamlet_head", "bai-nha-a")
    talk = await world.talk("commune_officer lai-son")
    assert "Phạm Thị Mẫu" not in (await talk.says("/nguoi bãi nhà a")).words
    real = await world.person("hamlet_head", "bai-nha-a")
    assert (await taps(world, talk, f"Pc:{real.id}", "real")).text.startswith(REFUSED)
