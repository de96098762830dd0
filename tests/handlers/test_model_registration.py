"""Registering a model in the chat: what stands in the register after sending, correcting and withdrawing."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlmodel import Session, select

from handlers.message import Reply
from models import livelihood_model
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.model_progress import ModelProgress
from testing.talk import Talk
from testing.world import World

BEGINNING = (
    "Nuôi cá mú Mẫu",
    "2",
    "nuôi thủy sản",
    "Tổ nuôi cá Mẫu",
    "15/QĐ-UBND",
    "2/3",
    "1/4/2026",
    "bỏ qua",
)
HOUSEHOLDS = ("1,4", "đúng", "số 1 24tr/năm, số 4 2tr5/tháng", "đúng")
END = ("500 con cá giống", "TW 50tr, dân góp 10tr", "đúng", "bỏ qua", "gửi")
CODE = "bai-nha-a-mh-01"


async def registers(world: World, *answers: str, hamlet: str = "Ấp Bãi Nhà A") -> Talk:
    """The officer who has just registered a model of a hamlet."""
    officer = await world.talk("commune_officer lai-son")
    await officer.says("/dangkymohinh")
    await officer.taps(hamlet)
    for text in answers:
        await officer.says(text)
    return officer


async def model(world: World, code: str = CODE) -> LivelihoodModel | None:
    def read(session: Session) -> LivelihoodModel | None:
        return session.exec(select(LivelihoodModel).where(LivelihoodModel.code == code)).first()

    return await world.database.run(read)


async def households(world: World, code: str = CODE) -> Sequence[ModelHousehold]:
    found = await model(world, code)
    assert found is not None
    model_id = found.id or 0
    return await world.database.run(lambda session: livelihood_model.households(session, model_id))


async def withdraws(officer: Talk) -> Reply:
    await officer.says("/dagui")
    await officer.taps(officer.last.options()[0].label)
    await officer.taps("Rút lại")
    return await officer.taps("Rút lại")


async def test_what_was_told_stands_in_the_register(world: World) -> None:
    officer = await registers(world, *BEGINNING, *HOUSEHOLDS, *END)
    assert f"Mã mô hình: {CODE}." in officer.last.text
    found = await model(world)
    assert found is not None
    assert (found.name, found.name_key, found.activity_code) == ("Nuôi cá mú Mẫu", "nuoi ca mu mau", "DA3.1")
    assert (found.kind, found.lead, found.approval) == ("aquaculture", "Tổ nuôi cá Mẫu", "15/QĐ-UBND")
    assert (found.approved_on, found.starts_on, found.ends_on) == (date(2026, 3, 2), date(2026, 4, 1), None)
    assert (found.central, found.local, found.people) == (50_000_000, None, 10_000_000)
    assert (found.place_code, found.sample, found.support) == ("bai-nha-a", True, "500 con cá giống")


async def test_households_are_kept_as_they_were_recognised(world: World) -> None:
    await registers(world, *BEGINNING, *HOUSEHOLDS, *END)
    kept = [
        (one.position, one.head, one.class_at_approval, one.ethnic_minority, one.baseline)
        for one in await households(world)
    ]
    assert kept == [
        (1, "Trần Văn Mẫu", "poor", False, 24_000_000),
        (2, "Danh Mẫu", "poor", True, 30_000_000),
    ]


async def test_the_class_is_that_of_the_day_of_the_approval(world: World) -> None:
    """Household 6 was poor by the decision of 2023 and has escaped by that of December 2025."""
    before = (*BEGINNING[:5], "1/6/2025", *BEGINNING[6:])
    await registers(world, *before, "6", "đúng", "bỏ qua", *END)
    assert [one.class_at_approval for one in await households(world)] == ["poor"]


async def test_one_income_for_all_is_each_one_s(world: World) -> None:
    await registers(world, *BEGINNING, "1,4", "đúng", "30tr một năm", "đúng", *END)
    assert [one.baseline for one in await households(world)] == [30_000_000, 30_000_000]


async def test_a_model_needs_no_list_of_households(world: World) -> None:
    await registers(world, *BEGINNING, "bỏ qua", *END)
    assert await households(world) == []


async def test_the_next_model_gets_the_next_code(world: World) -> None:
    await registers(world, *BEGINNING, "bỏ qua", *END)
    officer = await registers(world, *BEGINNING, "bỏ qua", *END)
    assert "bai-nha-a-mh-02" in officer.last.text


async def test_a_household_in_a_model_of_another_project_is_warned_of(world: World) -> None:
    officer = await registers(world, *BEGINNING, *HOUSEHOLDS, *END)
    warned = [line for line in officer.last.text.splitlines() if line.startswith("⚠️")]
    assert warned == [
        (
            '⚠️ Danh Mẫu: đang ở trong mô hình "Nuôi cá bớp lồng bè Mẫu" (Dự án 2), cùng loại. '
            "Anh/chị xem lại để không hỗ trợ trùng."
        )
    ]


@pytest.mark.parametrize(
    ("project", "kind", "starts"),
    [
        ("1", "nuôi thủy sản", "1/4/2026"),  # the same project
        ("2", "trồng trọt", "1/4/2026"),  # another kind
        ("2", "nuôi thủy sản", "1/4/2027"),  # the other model has ended by then
    ],
)
async def test_nothing_is_warned_of_where_nothing_overlaps(
    world: World, project: str, kind: str, starts: str
) -> None:
    told = ("Nuôi cá mú Mẫu", project, kind, *BEGINNING[3:6], starts, "bỏ qua")
    officer = await registers(world, *told, "4", "đúng", "bỏ qua", *END)
    assert "⚠️" not in officer.last.text


async def test_a_correction_changes_the_same_model(world: World) -> None:
    officer = await registers(world, *BEGINNING, *HOUSEHOLDS, *END)
    for text in ("sửa", "sửa 1", "Nuôi cá chẽm Mẫu", "các hộ", "4", "đúng", "bỏ qua", "gửi"):
        await officer.says(text)
    assert officer.last.text.startswith("✅ Đã sửa")
    found = await model(world)
    assert found is not None
    assert (found.name, found.name_key) == ("Nuôi cá chẽm Mẫu", "nuoi ca chem mau")
    assert [(one.position, one.head, one.baseline) for one in await households(world)] == [
        (1, "Danh Mẫu", None)
    ]
    assert await model(world, "bai-nha-a-mh-02") is None


async def test_a_withdrawn_registration_takes_the_model_with_it(world: World) -> None:
    officer = await registers(world, *BEGINNING, *HOUSEHOLDS, *END)
    await withdraws(officer)
    assert await model(world) is None


async def test_a_model_that_was_reported_on_stays(world: World) -> None:
    officer = await registers(world, *BEGINNING, *HOUSEHOLDS, *END)
    head = await world.talk("hamlet_head bai-nha-a")
    for text in ("/tiendo", "cá mú", "chuẩn bị", "bỏ qua", "bỏ qua", "gửi"):
        await head.says(text)
    await withdraws(officer)
    assert await model(world) is not None


async def test_reports_that_were_withdrawn_do_not_keep_a_model(world: World) -> None:
    officer = await registers(world, *BEGINNING, *HOUSEHOLDS, *END)
    head = await world.talk("hamlet_head bai-nha-a")
    for text in ("/tiendo", "cá mú", "chuẩn bị", "bỏ qua", "bỏ qua", "gửi"):
        await head.says(text)
    await withdraws(head)
    await withdraws(officer)
    assert await model(world) is None
    counted = await world.database.run(lambda session: session.exec(select(ModelProgress)).all())
    assert counted == []
