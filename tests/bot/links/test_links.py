"""What a link looks like, how long it is good, and what is answered by it."""

import re
import shutil
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from aiohttp import ClientResponse
from sqlmodel import Session

from bot.links.handing_out import HEADERS
from handlers.message import File
from models.photo import Photo
from testing.documents import document
from testing.pictures import jpeg
from tests.bot.links.house import COORDINATOR, HEAD, NEIGHBOUR, OFFICER, PUBLIC, House

LONGEST = 160  # letters of an address that still reads like one in a chat
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HOUR = timedelta(hours=1)


async def a_photo(house: House) -> str:
    return house.links.photo(await house.number(HEAD), (await house.reports(1))[0])


async def a_page(house: House) -> str:
    return house.links.photos(await house.number(HEAD), await house.reports(1, 2))


async def a_made_file(house: House) -> str:
    return await house.links.file(await house.number(OFFICER), await house.makes(OFFICER))


async def an_announced_file(house: House) -> str:
    await house.announces(name="Kế hoạch Đợt 2.xlsx")
    kept = house.documents.save("a.xlsx", document("Kế hoạch Đợt 2.xlsx"))
    return await house.links.file(await house.number(HEAD), kept.file)


async def an_announced_photo(house: House) -> str:
    await house.announces()
    sha256, mime = house.photos.save(jpeg(77))
    file = File("1.jpg", str(house.photos.find(sha256, mime)), mime)
    return await house.links.file(await house.number(HEAD), file)


KINDS = [a_photo, a_page, a_made_file, an_announced_file, an_announced_photo]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
Kind = Callable[[House], Awaitable[str]]


def token_of(link: str) -> str:
    return link.removeprefix(f"{PUBLIC}/t/")


@every_kind
async def test_a_link_is_short_and_names_nothing(house: House, kind: Kind) -> None:
    link = await kind(house)
    assert len(link) < LONGEST
    assert re.fullmatch(r"/t/[A-Za-z0-9_-]+", urlsplit(link).path)
    assert not urlsplit(link).query


async def test_a_page_of_as_many_photos_as_a_report_may_have_has_a_short_link_too(house: House) -> None:
    assert len(house.links.photos(40_000, range(3_000_000, 3_000_020))) < LONGEST
    assert len(house.links.photos(40_000, range(1_000, 60_000, 3_000))) < LONGEST


@every_kind
async def test_it_is_good_for_an_hour_and_then_a_page_says_what_to_do(house: House, kind: Kind) -> None:
    link = await kind(house)
    house.clock.at += HOUR - timedelta(seconds=1)
    assert (await house.opens(link)).status == 200
    house.clock.at += timedelta(seconds=1)
    answer = await house.opens(link)
    page = await answer.text()
    assert answer.status == 410
    assert '<html lang="vi">' in page
    assert "Liên kết này đã hết hạn" in page
    assert "Anh/chị về lại khung chat Tin Ấp" in page


@pytest.mark.parametrize(
    ("kind", "words"),
    [(a_page, "gõ “đã gửi”"), (a_made_file, "xuất excel"), (an_announced_file, "gõ “thông báo”")],
)
async def test_an_expired_link_says_what_to_type(house: House, kind: Kind, words: str) -> None:
    link = await kind(house)
    house.clock.at += HOUR
    assert words in await (await house.opens(link)).text()


@every_kind
async def test_whatever_is_changed_in_it_leads_to_nothing(house: House, kind: Kind) -> None:
    token = token_of(await kind(house))
    tries = [
        *(f"{token[:at]}{'A' if token[at] != 'A' else 'B'}{token[at + 1 :]}" for at in range(len(token))),
        token[:-1],
        f"{token}A",
        f"{token}==",
        f"{token}/",
        f"{token}/..",
        token.swapcase(),
    ]
    nothing = await told(await house.opens(f"{PUBLIC}/t/"))
    for changed in tries:
        answer = await house.opens(f"{PUBLIC}/t/{changed}")
        assert await told(answer) == nothing, changed


async def told(answer: ClientResponse) -> tuple[int, bytes, dict[str, str]]:
    """All of an answer but for the time of day."""
    headers = {name: value for name, value in answer.headers.items() if name != "Date"}
    return answer.status, await answer.read(), headers


async def test_denied_unknown_and_forged_are_told_apart_by_nobody(house: House) -> None:
    (photo,) = await house.reports(1)
    denied = house.links.photo(await house.number(NEIGHBOUR), photo)
    no_photo = house.links.photo(await house.number(HEAD), photo + 1000)
    nobody = house.links.photo(9999, photo)
    forged = house.copy(b"a key of somebody else, no more").photo(await house.number(HEAD), photo)
    answers = [await told(await house.opens(link)) for link in (denied, no_photo, nobody, forged)]
    assert answers[0][0] == 404
    assert "Không có gì ở địa chỉ này" in answers[0][1].decode()
    assert answers == [answers[0]] * 4


async def test_an_expired_forgery_is_a_forgery(house: House) -> None:
    forged = house.copy(b"a key of somebody else, no more").photo(1, 1)
    house.clock.at += HOUR
    assert (await house.opens(forged)).status == 404


@pytest.mark.parametrize(
    "path",
    ["", "x", "../signing.key", "..%2f..%2fsigning.key", "%2e%2e/world.db", "%00", "photos/ab/", "A" * 5000],
)
async def test_nothing_is_listed_and_nothing_is_found_by_its_path(house: House, path: str) -> None:
    await house.reports(1)
    answer = await house.opens(f"{PUBLIC}/t/{path}")
    assert answer.status == 404


async def test_every_copy_of_the_program_opens_the_links_of_the_others(house: House) -> None:
    (photo,) = await house.reports(1)
    link = house.copy().photo(await house.number(HEAD), photo)
    assert (await house.opens(link)).status == 200


async def test_a_link_begins_where_the_internet_finds_us(house: House) -> None:
    below = house.copy(public_url="https://xa.example.org/tinap")
    assert below.photo(1, 1).startswith("https://xa.example.org/tinap/t/")


@every_kind
@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_nobody_on_the_way_keeps_what_it_shows(house: House, kind: Kind, method: str) -> None:
    answer = await house.opens(await kind(house), method)
    assert answer.status == 200
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert not {"ETag", "Last-Modified", "Expires", "Set-Cookie"} & set(answer.headers)
    assert int(answer.headers["Content-Length"]) > 0
    assert bool(await answer.read()) is (method == "GET")


@pytest.mark.parametrize("after", [timedelta(), HOUR], ids=["good", "expired"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
async def test_a_link_is_opened_and_nothing_else(house: House, method: str, after: timedelta) -> None:
    link = await a_photo(house)
    house.clock.at += after
    answer = await house.opens(link, method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert answer.headers["Cache-Control"] == "private, no-store"


async def test_a_photo_is_shown_in_the_browser(house: House) -> None:
    answer = await house.opens(await a_photo(house))
    assert await answer.read() == Path(str(house.photos.find(*house.photos.save(jpeg(1))))).read_bytes()
    assert answer.content_type == "image/jpeg"
    assert answer.headers["Content-Disposition"].startswith("inline;")


async def test_a_part_of_a_file_can_be_asked_for(house: House) -> None:
    link = await a_made_file(house)
    whole = await (await house.opens(link)).read()
    answer = await house.opens(link, Range="bytes=10-19")
    assert (answer.status, await answer.read()) == (206, whole[10:20])
    assert answer.headers["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert (await house.opens(link, Range=f"bytes={len(whole)}-")).status == 416


async def test_a_file_is_kept_under_its_vietnamese_name(house: House) -> None:
    answer = await house.opens(await an_announced_file(house))
    assert await answer.read() == document("Kế hoạch Đợt 2.xlsx")
    assert answer.content_type == XLSX
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="Ke hoach Dot 2.xlsx"; '
        f"filename*=UTF-8''{quote('Kế hoạch Đợt 2.xlsx', safe='')}"
    )


async def test_a_picture_that_was_made_is_shown_in_the_browser(house: House) -> None:
    await house.reports(1)
    file = await house.makes(COORDINATOR, "hình")
    assert not file.name.isascii()
    answer = await house.opens(await house.links.file(await house.number(COORDINATOR), file))
    assert await answer.read() == Path(file.path).read_bytes()
    assert answer.content_type == "image/png"
    kind, _plain, name = answer.headers["Content-Disposition"].split("; ")
    assert (kind, name) == ("inline", f"filename*=UTF-8''{quote(file.name, safe='')}")


async def test_what_was_cleared_out_says_so(house: House) -> None:
    link = await a_made_file(house)
    shutil.rmtree(house.folder / "outbox")
    answer = await house.opens(link)
    page = await answer.text()
    assert answer.status == 410
    assert "không còn ở đây" in page
    assert "hỏi lại" in page


async def test_an_announced_file_that_is_gone_says_so(house: House) -> None:
    link = await an_announced_file(house)
    shutil.rmtree(house.folder / "documents")
    assert (await house.opens(link)).status == 410


async def test_a_photo_that_is_not_here_yet_says_so(house: House) -> None:
    ids = await house.reports(1, 2)
    number = await house.number(HEAD)

    def not_fetched(session: Session) -> None:
        row = session.get(Photo, ids[0])
        assert row is not None
        row.sha256 = None

    await house.database.run(not_fetched)
    answer = await house.opens(house.links.photo(number, ids[0]))
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert "Ảnh đang được chuyển về" in await answer.text()
    page = await (await house.opens(house.links.photos(number, ids))).text()
    assert page.count("<img ") == 1
    assert "Ảnh 1 trên 2: đang được chuyển về" in page


async def test_the_page_shows_each_photo_by_a_link_of_its_own(house: House) -> None:
    link = await a_page(house)
    page = await (await house.opens(link)).text()
    assert "<h1>Ảnh tập huấn ngày 17/03</h1>" in page
    assert "Trang này mở được đến 13:00." in page
    assert "<script" not in page
    assert "http" not in page
    shown = re.findall(r'<img src="([A-Za-z0-9_-]+)" alt="([^"]+)">', page)
    assert [alt for _source, alt in shown] == ["Ảnh 1 trên 2", "Ảnh 2 trên 2"]
    for source, _alt in shown:
        assert (await house.opens(f"{PUBLIC}/t/{source}")).content_type == "image/jpeg"
    house.clock.at += HOUR - timedelta(seconds=1)
    await house.opens(link)
    house.clock.at += timedelta(seconds=1)
    assert (await house.opens(f"{PUBLIC}/t/{shown[0][0]}")).status == 410, "no longer than the page itself"


async def test_a_page_of_no_photos_is_refused(house: House) -> None:
    with pytest.raises(ValueError, match="needs one"):
        house.links.photos(1, [])


async def test_nobody_known_gets_no_link_to_a_file(house: House) -> None:
    file = await house.makes(OFFICER)
    with pytest.raises(ValueError, match="no person"):
        await house.links.file(9999, file)


async def test_where_the_database_does_not_answer_a_page_asks_to_come_back(house: House) -> None:
    link = await a_photo(house)
    house.database.close()
    answer = await house.opens(link)
    assert (answer.status, answer.headers["Cache-Control"]) == (503, "private, no-store")
    assert "sau ít phút" in await answer.text()


@every_kind
async def test_no_log_line_knows_a_link(
    house: House, kind: Kind, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    token = token_of(await kind(house))
    await house.opens(f"{PUBLIC}/t/{token}")
    house.clock.at += HOUR
    await house.opens(f"{PUBLIC}/t/{token}")
    house.database.close()
    house.clock.at -= HOUR
    await house.opens(f"{PUBLIC}/t/{token}")
    printed = capsys.readouterr()
    assert token not in caplog.text + printed.out + printed.err
