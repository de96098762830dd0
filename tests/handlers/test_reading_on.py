"""Typing "thêm" where a list is too long for one screen; it changes nothing else."""

from testing.talk import as_text
from testing.world import World

HEAD = "hamlet_head bai-nha-a"


async def test_more_is_read_on_and_every_number_keeps_its_meaning(world: World) -> None:
    viewer = await world.talk("viewer kien-hai", "zalo")
    await viewer.says("chỉ tiêu")
    rest = await viewer.says("thêm")
    assert as_text(rest).splitlines()[0].startswith("Tiếp: Chỉ tiêu năm")
    assert "\n16 … CT15" in as_text(rest)
    assert (await viewer.says("16")).text.splitlines()[1].startswith("CT15.")


async def test_a_number_not_shown_yet_may_be_typed_at_once(world: World) -> None:
    viewer = await world.talk("viewer kien-hai", "zalo")
    await viewer.says("chỉ tiêu")
    assert (await viewer.says("16")).text.splitlines()[1].startswith("CT15.")


async def test_any_other_message_forgets_what_was_left(world: World) -> None:
    viewer = await world.talk("viewer kien-hai", "zalo")
    await viewer.says("chỉ tiêu")
    await viewer.says("hạn nộp")
    assert not (await viewer.says("thêm")).text.startswith("Tiếp:")


async def test_a_channel_with_buttons_has_nothing_left_to_show(world: World) -> None:
    viewer = await world.talk("viewer kien-hai")
    await viewer.says("chỉ tiêu")
    assert not (await viewer.says("thêm")).text.startswith("Tiếp:")
