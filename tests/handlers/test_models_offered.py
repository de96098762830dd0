"""Whose models are offered and found: the own hamlet's, the own commune's, and only of one's own world."""

from sqlmodel import Session, select

from models.livelihood_model import LivelihoodModel
from models.model_progress import ModelProgress
from testing.talk import Talk
from testing.world import World

FISH, GOATS, DRIED = "Nuôi cá bớp lồng bè Mẫu", "Nuôi dê sinh sản Mẫu", "Làm khô cá cơm Mẫu"


def offered(talk: Talk) -> list[str]:
    return [choice.label for choice in talk.last.options()]


async def test_a_head_is_offered_the_models_of_the_own_hamlet(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await head.says("/tiendo")
    assert offered(head) == [GOATS, FISH]
    other = await world.talk("hamlet_head an-cu")
    await other.says("/tiendo")
    assert offered(other) == [DRIED]


async def test_another_hamlet_s_model_is_not_found_by_typing(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await head.says("/tiendo")
    for typed in ("khô cá", "mau-03"):
        await head.says(typed)
        assert "không có mô hình" in head.last.text
        assert head.last.question == "Báo cáo mô hình nào?"


async def test_an_officer_is_offered_the_commune_s_with_their_hamlet(world: World) -> None:
    officer = await world.talk("commune_officer lai-son")
    await officer.says("/tiendo")
    assert offered(officer) == [f"{GOATS}, ấp Bãi Nhà A", f"{FISH}, ấp Bãi Nhà A"]


async def test_a_report_by_an_officer_belongs_to_the_model_s_hamlet(world: World) -> None:
    officer = await world.talk("commune_officer lai-son")
    for text in ("/tiendo", "cá bớp", "chuẩn bị", "60tr", "đúng", "bỏ qua", "gửi"):
        await officer.says(text)

    def place(session: Session) -> str:
        counted = session.exec(select(ModelProgress)).one()
        return session.get_one(LivelihoodModel, counted.model_id).place_code

    assert await world.database.run(place) == "bai-nha-a"
    head = await world.talk("hamlet_head bai-nha-a")
    await head.says("tình hình")
    await head.says("/tiendo")
    assert offered(head) == [FISH, GOATS]  # the one that was reported on comes first


async def test_real_people_see_no_sample_models(world: World) -> None:
    await world.make_real("hamlet_head", "bai-nha-a")
    head = await world.talk("hamlet_head bai-nha-a")
    await head.says("/tiendo")
    assert "chưa có mô hình nào" in head.last.text


async def test_a_head_does_not_register_models(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await head.says("/dangkymohinh")
    assert "cán bộ xã" in head.last.text
