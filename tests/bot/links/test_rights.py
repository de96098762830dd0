"""Whoever opens a link sees what its person may see at that moment, and nothing else."""

from pathlib import Path

import pytest
from sqlmodel import Session

from handlers.message import File
from models.photo import Photo
from models.report import Report, ReportStatus
from testing.documents import document
from testing.pictures import jpeg
from tests.bot.links.house import COORDINATOR, ELSEWHERE, HEAD, NEIGHBOUR, OFFICER, VIEWER, House

EVERYBODY = (HEAD, NEIGHBOUR, OFFICER, COORDINATOR, VIEWER, ELSEWHERE)


async def seen_by(house: House, link_of: dict[str, str]) -> set[str]:
    """Those whose link shows something; to all others there is nothing."""
    answers = {who: (await house.opens(link)).status for who, link in link_of.items()}
    assert set(answers.values()) <= {200, 404}
    return {who for who, status in answers.items() if status == 200}


async def photo_links(house: House, photo: int) -> dict[str, str]:
    return {who: house.links.photo(await house.number(who), photo) for who in EVERYBODY}


async def file_links(house: House, file: File) -> dict[str, str]:
    return {who: await house.links.file(await house.number(who), file) for who in EVERYBODY}


async def alter(house: House, **columns: object) -> None:
    """Let the report that was sent last be another way."""
    number = (await house.last_report()).id

    def work(session: Session) -> None:
        report = session.get(Report, number)
        for column, value in columns.items():
            setattr(report, column, value)

    await house.database.run(work)


async def test_a_photo_of_a_report_is_seen_at_its_place_and_above(any_house: House) -> None:
    house = any_house
    (photo,) = await house.reports(1)
    assert await seen_by(house, await photo_links(house, photo)) == {HEAD, OFFICER, COORDINATOR, VIEWER}


async def test_photos_of_a_report_that_names_people_are_not_for_viewers(house: House) -> None:
    (photo,) = await house.reports(1)
    await alter(house, form="household_review", form_version=1)
    assert await seen_by(house, await photo_links(house, photo)) == {HEAD, OFFICER, COORDINATOR}


async def test_a_report_that_goes_to_another_commune_takes_its_photos_along(house: House) -> None:
    (photo,) = await house.reports(1)
    await alter(house, place_code="hon-tre-1", place_path="kien-hai/hon-tre/hon-tre-1/")
    assert await seen_by(house, await photo_links(house, photo)) == {COORDINATOR, VIEWER, ELSEWHERE}


async def test_a_withdrawn_report_is_seen_by_those_who_see_it_in_the_chat(house: House) -> None:
    (photo,) = await house.reports(1)
    await alter(house, status=ReportStatus.withdrawn)
    assert await seen_by(house, await photo_links(house, photo)) == {HEAD, OFFICER, COORDINATOR, VIEWER}


@pytest.mark.parametrize("in_draft", [True, False], ids=["in a draft", "loose"])
async def test_a_photo_of_no_report_yet_is_for_who_sent_it(house: House, in_draft: bool) -> None:
    if in_draft:
        talk = await house.talk(HEAD)
        for text in ("/taphuan", "chăn nuôi", "hôm qua", "1", "20 người, 9 nữ", "đúng"):
            await talk.says(text)
    (photo,) = await house.sends_pictures(HEAD, 1)
    assert await seen_by(house, await photo_links(house, photo)) == {HEAD}


async def test_practice_and_the_real_world_do_not_see_each_other(house: House) -> None:
    (photo,) = await house.reports(1)
    links = await photo_links(house, photo)
    await house.world.make_real("commune_officer", "lai-son")
    assert OFFICER not in await seen_by(house, links)
    await alter(house, sample=False)
    assert await seen_by(house, links) == {OFFICER}


async def test_what_a_real_person_practised_with_is_not_shown_outside_of_practice(house: House) -> None:
    (photo,) = await house.sends_pictures(HEAD, 1)
    links = await photo_links(house, photo)
    await house.world.make_real("hamlet_head", "bai-nha-a")
    assert await seen_by(house, links) == {HEAD}

    def practised(session: Session) -> None:
        row = session.get(Photo, photo)
        assert row is not None
        row.channel = "practice"

    await house.database.run(practised)
    assert await seen_by(house, links) == set()


async def test_a_page_shows_those_of_its_photos_that_are_for_its_person(house: House) -> None:
    theirs = await house.reports(1, 2)
    loose = await house.sends_pictures(HEAD, 3)
    shown = {}
    for who in EVERYBODY:
        answer = await house.opens(house.links.photos(await house.number(who), [*theirs, *loose]))
        shown[who] = (await answer.text()).count("<img ") if answer.status == 200 else answer.status
    assert shown == {HEAD: 3, NEIGHBOUR: 404, OFFICER: 2, COORDINATOR: 2, VIEWER: 2, ELSEWHERE: 404}


async def test_a_file_of_an_announcement_is_for_who_got_it_and_who_looks_over_it(any_house: House) -> None:
    house = any_house
    await house.announces()
    kept = house.documents.save("Kế hoạch ấp.xlsx", document("Kế hoạch ấp.xlsx"))
    links = await file_links(house, kept.file)
    assert await seen_by(house, links) == {HEAD, NEIGHBOUR, OFFICER, COORDINATOR}
    await alter(house, status=ReportStatus.withdrawn)
    assert await seen_by(house, links) == {OFFICER, COORDINATOR}, "only who sees it in the list of those sent"


async def test_a_photo_of_an_announcement_is_for_the_same_people(house: House) -> None:
    await house.announces()
    sha256, mime = house.photos.save(jpeg(77))
    path = house.photos.find(sha256, mime)
    links = await file_links(house, File("1.jpg", str(path), mime))
    assert await seen_by(house, links) == {HEAD, NEIGHBOUR, OFFICER, COORDINATOR}
    by_number = await photo_links(house, (await house.photo_ids())[-1])
    assert await seen_by(house, by_number) == {HEAD, NEIGHBOUR, OFFICER, COORDINATOR}
    await alter(house, status=ReportStatus.withdrawn)
    assert await seen_by(house, links) == {OFFICER, COORDINATOR}


async def test_a_file_that_nobody_announced_is_nobodys(house: House) -> None:
    kept = house.documents.save("a.xlsx", document("a.xlsx"))
    assert await seen_by(house, await file_links(house, kept.file)) == set()


async def test_a_file_that_was_made_is_for_who_asked_for_it(any_house: House) -> None:
    house = any_house
    file = await house.makes(OFFICER)
    assert await seen_by(house, await file_links(house, file)) == {OFFICER}


@pytest.mark.parametrize("column", ["role", "place_code"])
async def test_in_another_role_or_place_what_was_made_before_is_over(house: House, column: str) -> None:
    file = await house.makes(OFFICER)
    link = await house.links.file(await house.number(OFFICER), file)
    elsewhere = {"role": "coordinator", "place_code": "hon-tre"}
    await house.changes(OFFICER, lambda person: setattr(person, column, elsewhere[column]))
    assert (await house.opens(link)).status == 404


async def test_somebody_who_was_shut_out_sees_nothing_any_more(house: House) -> None:
    (photo,) = await house.reports(1)
    file = await house.makes(HEAD)
    await house.announces()
    kept = house.documents.save("Kế hoạch ấp.xlsx", document("Kế hoạch ấp.xlsx"))
    number = await house.number(HEAD)
    links = [
        house.links.photo(number, photo),
        house.links.photos(number, [photo]),
        await house.links.file(number, file),
        await house.links.file(number, kept.file),
    ]
    assert [(await house.opens(link)).status for link in links] == [200] * 4
    await house.changes(HEAD, lambda person: setattr(person, "active", False))
    assert [(await house.opens(link)).status for link in links] == [404] * 4


@pytest.mark.parametrize("inside", ["signing.key", "world.db", "outbox/notes.txt", "outbox/../signing.key"])
async def test_nothing_else_of_the_data_folder_can_be_linked_to(house: House, inside: str) -> None:
    path = house.folder / inside
    (house.folder / "outbox").mkdir(exist_ok=True)
    if not path.exists():
        path.write_text("secret")
    with pytest.raises(ValueError, match="only what was made or kept here"):
        await house.links.file(1, File(path.name, str(path), "text/plain"))


async def test_a_link_on_the_disk_leads_nowhere(house: House, tmp_path: Path) -> None:
    file = house.outbox.new("a.xlsx", "application/octet-stream")
    (tmp_path / "signing.key").write_text("secret")
    Path(file.path).symlink_to(tmp_path / "signing.key")
    with pytest.raises(ValueError, match="only what was made or kept here"):
        await house.links.file(1, file)
