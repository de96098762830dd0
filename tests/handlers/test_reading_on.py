"""Typing "thêm" where a list is too long for one screen; it changes nothing else."""

from types import SimpleNamespace

from handlers import plain, reading_on
from handlers.message import Reply, Said
from handlers.state import State
from testing.talk import as_text
from testing.world import World, make_real

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


async def test_what_was_left_of_real_figures_is_not_read_on_in_practice(world: World) -> None:
    await world.database.run(lambda session: make_real(session, "viewer", "kien-hai"))
    viewer = await world.talk("viewer kien-hai", "zalo")
    await viewer.says("chỉ tiêu")
    practising = await world.talk("viewer kien-hai", "practice")
    assert not (await practising.says("thêm")).text.startswith("Tiếp:")


def test_a_question_longer_than_a_screen_is_read_to_its_end() -> None:
    lines = [f"dòng {number}" for number in range(90)]
    asked = Reply(text="\n".join(lines[:30]), question="\n".join(lines[30:]))
    left, read = plain.kept_back(asked), plain.shown(asked)
    while left:
        turn = SimpleNamespace(incoming=SimpleNamespace(content=Said("thêm")), state=State(more=left))
        reply = reading_on.typed(turn)  # type: ignore[arg-type]  # all of a turn that is looked at
        assert reply is not None
        read += plain.shown(reply)
        left = turn.state.more
    assert [line for line in lines if line not in "\n".join(read).split("\n")] == []
