"""The log of a month's work on Zalo, at the level that says most, tells nothing about anybody."""

import json
import re
from pathlib import Path

import pytest

from models.person import Role
from testing.program import Program
from testing.zalo import StandIn
from testing.zalo.user import zalo_id
from tests.end_to_end import on_zalo
from tests.end_to_end.on_zalo import Person
from tests.end_to_end.training import BY_COMMAND

HEAD, COORDINATOR, STRANGER = 7, 8, 9
NAMES = ("Trần Thị Kín", "Kín", "Lâm Thị Kẽ", "Kẽ", "Sáu", "Hai", "Ghé")
ANSWERS = ("nuôi cá", "Nhà văn hóa", "25 nguoi", "25 người", "cận nghèo", "near_poor")
TOLD_BY_CHANCE = ("1", "2")  # numbers that are typed stand in any log


@pytest.mark.parametrize("receiving", ["webhook", "polling"])
async def test_no_token_no_name_no_answer_no_chat_and_no_link(
    tmp_path: Path, zalo: StandIn, receiving: str
) -> None:
    """A process of its own from the first import on."""
    program = Program(tmp_path, log_level="debug")
    program.configure(**on_zalo.settings(zalo))
    if receiving == "webhook":
        program.configure(public_url=program.address)
    head, coordinator = Person(zalo, HEAD, "Sáu"), Person(zalo, COORDINATOR, "Hai")
    stranger = Person(zalo, STRANGER, "Ghé")
    async with program:
        codes = [
            await _joins(program, head, "bai-nha-a", Role.hamlet_head, "Trần Thị Kín"),
            await _joins(program, coordinator, "kien-hai", Role.coordinator, "Lâm Thị Kẽ"),
        ]
        await head.goes_through(*BY_COMMAND)
        await stranger.says("cho tôi xem")
        await stranger.user.sends_photos(1)
        await _meets_trouble(zalo, head)
        links = await _looks(coordinator, has_links=receiving == "webhook")
        await program.stop()

    log = program.log
    people = (head, coordinator, stranger)
    said = {one.text for person in people for one in person.user.sees() if one.text} - {*TOLD_BY_CHANCE}
    pictures = {f"/photo/{one}" for one in zalo.photos.links}
    chats = {zalo_id(number) for number in (HEAD, COORDINATOR, STRANGER)}
    secrets = {zalo.token, zalo.token.partition(":")[2], zalo.webhook.secret, *codes, *links} - {""}
    private = {*secrets, *pictures, *chats, *NAMES, *ANSWERS, *said}
    assert sorted(words for words in private if _told(words, log)) == []
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert events[-1] == "stopping"
    assert "zalo_call_failed" in events, "the trouble was logged"


async def _joins(program: Program, person: Person, place: str, role: Role, name: str) -> str:
    invited = await program.cli("invite", place, role, "--name", name)
    assert "On Zalo: find the bot “Bot Tin Ấp” and type the code." in invited.stdout
    code = invited.last_line
    assert f"Chào anh/chị {name}" in (await person.says(code)).text
    await person.says("1")
    return code


async def _meets_trouble(zalo: StandIn, head: Person) -> None:
    """Each kind once: refused, garbled, dropped, a picture that is gone, nothing that can be read."""
    zalo.faults.answer(500, method="sendMessage")
    await head.says("menu")
    zalo.faults.drop(method="sendMessage")  # nobody knows whether it arrived: it is not said again
    await head.does(BY_COMMAND[0])
    await zalo.until_delivered()
    await head.says("hủy")
    await head.user.sends_photos(1, expired=410)
    await head.user.waits_for_reply()
    await head.user.sends_unsupported()
    await head.user.waits_for_reply()


async def _looks(coordinator: Person, *, has_links: bool) -> set[str]:
    """Status, picture and list; the secret parts of the links to them."""
    await coordinator.says("tình hình tập huấn")
    await coordinator.says("hình")
    shown = await coordinator.user.hears("tính đến")
    if not has_links:
        return set()
    await coordinator.says("xuất excel")
    told = await coordinator.user.hears("📎")
    return {found for text in (shown.photo_url, told.text) for found in re.findall(r"/t/([\w-]+)", text)}


def _told(words: str, log: str) -> bool:
    """Whether the log holds the words, as they are or as JSON writes them."""
    return bool(re.search(rf"(?<!\w)({re.escape(words)}|{re.escape(json.dumps(words)[1:-1])})(?!\w)", log))
