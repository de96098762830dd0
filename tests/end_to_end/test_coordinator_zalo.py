"""A coordinator on Zalo: how things stand, a picture that Zalo fetches, an Excel file behind a link."""

import io
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import aiohttp
import msgspec
import openpyxl
import pytest
from PIL import Image

from bot import data_folder
from bot.links.seal import Seal
from models.person import Role
from testing.program import Program
from testing.zalo import StandIn
from tests.end_to_end import on_zalo
from tests.end_to_end.conftest import Programs
from tests.end_to_end.enrolled import enrol
from tests.end_to_end.on_zalo import Person
from tests.end_to_end.training import BY_COMMAND

HEAD, COORDINATOR = 7, 8  # and persons 1 and 2
PUBLIC = "https://tinap.example.org"
LINK = re.compile(r"https://tinap\.example\.org(/t/[A-Za-z0-9_-]+)")


@pytest.fixture
async def program(programs: Programs, zalo: StandIn) -> Program:
    """Running, with a report to look at, and known to the internet by a name that leads to it."""
    made = programs(**on_zalo.settings(zalo), public_url=PUBLIC)
    enrol(
        made,
        (HEAD, Role.hamlet_head, "bai-nha-a"),
        (COORDINATOR, Role.coordinator, "kien-hai"),
        channels=["zalo"],
    )
    zalo.caller.reaches[PUBLIC] = made.address
    await on_zalo.start(made, zalo)
    await Person(zalo, HEAD).goes_through(*BY_COMMAND)
    return made


async def test_status_and_a_picture(program: Program, zalo: StandIn) -> None:
    coordinator = Person(zalo, COORDINATOR)
    assert "1 buổi, 25 người, 12 nữ" in (await coordinator.says("tình hình tập huấn")).text
    await coordinator.says("hình")
    shown = await coordinator.user.hears("tính đến")
    assert shown.kind == "photo"
    assert LINK.fullmatch(shown.photo_url)
    with Image.open(io.BytesIO(shown.photo)) as picture:
        assert picture.format == "PNG"
        assert min(picture.size) > 300
    (fetched,) = zalo.fetched
    assert fetched.headers["cache-control"] == "private, no-store"
    await program.stop()


async def test_an_excel_file_opens_until_its_person_is_shut_out(program: Program, zalo: StandIn) -> None:
    link = await _excel_link(program, Person(zalo, COORDINATOR))
    status, headers, content = await _opened(link)
    assert status == 200
    name = unquote(headers["content-disposition"].rpartition("filename*=UTF-8''")[2])
    assert re.fullmatch(r"Tin-Ap_tap-huan_\d{4}-\d\d_dac-khu-kien-hai\.xlsx", name), name
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "Kỹ thuật nuôi cá lồng bè" in cells

    shut_out = await program.cli("person", "2", "--shut-out")
    assert shut_out.code == 0, shut_out.stderr
    status, _headers, content = await _opened(link)
    assert status == 404
    assert "xlsx" not in content.decode()
    await program.stop()


async def test_a_link_whose_hour_is_over_says_so(program: Program, zalo: StandIn) -> None:
    link = await _excel_link(program, Person(zalo, COORDINATOR))
    status, _headers, content = await _opened(_an_hour_older(link, program))
    assert status == 410
    assert "hết hạn" in content.decode()
    await program.stop()


async def _excel_link(program: Program, coordinator: Person) -> str:
    """Ask for the list of training reports; where its link really leads."""
    await coordinator.says("tình hình tập huấn")
    await coordinator.says("xuất excel")
    told = await coordinator.user.hears(f"{PUBLIC}/t/")
    assert "📎" in told.text
    found = LINK.search(told.text)
    assert found is not None
    return f"{program.address}{found[1]}"


def _an_hour_older(link: str, program: Program) -> str:
    """The same link, as it would be had it been made an hour ago; the program's own key seals it."""
    seal = Seal(data_folder.signing_key(program.data))
    address, _, token = link.rpartition("/")
    grant = seal.opened(token)
    assert grant is not None
    over = int((datetime.now(UTC) - timedelta(seconds=1)).timestamp())
    return f"{address}/{seal.sealed(msgspec.structs.replace(grant, until=over))}"


async def _opened(link: str) -> tuple[int, dict[str, str], bytes]:
    """What a browser gets."""
    async with aiohttp.ClientSession() as browser, browser.get(link) as answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return answer.status, headers, await answer.read()
