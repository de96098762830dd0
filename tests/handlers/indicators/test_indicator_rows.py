"""The lists behind an indicator: whose they are to see, and buttons kept from before the figures changed."""

from functools import partial

import pytest
from sqlmodel import Session, select

from handlers.buttons import LARGEST, Signer
from handlers.indicators.indicator_rows import MOST_REPORTS
from models import figure
from models.household import Household
from models.household_review import HouseholdReview
from models.programme import Indicator
from models.report import Report, ReportStatus
from testing.talk import KEY
from tests.handlers.owing import Island, labels
from tests.handlers.sent_reports import put

REFUSED, ASK = "chỉ cán bộ xã nơi đó", "Anh/chị hỏi"


def state(session: Session, place: str, **figures: int) -> int:
    """A hamlet's report on its state in March."""
    report = put(session, place, {"photos": None}, form="hamlet_state")
    figure.record(session, report.id or 0, {"households": 100, "road_meets": 1, **figures})
    return report.id or 0


@pytest.mark.parametrize("tap", [("iw", "{}", 2026, "CT01", "u", 0), ("iu", "{}", 2026, "CT01", 0)])
@pytest.mark.parametrize(
    ("who", "place", "said"),
    [
        ("commune_officer lai-son", "nam-du", REFUSED),
        ("commune_officer lai-son", "kien-hai", REFUSED),
        ("viewer kien-hai", "nowhere", REFUSED),
        ("hamlet_head bai-nha-a", "bai-nha-a", ASK),
        ("commune_officer lai-son", "bai-nha-a", "ấp Bãi Nhà A"),
    ],
)
async def test_a_list_is_for_whoever_sees_the_figures(
    island: Island, tap: tuple[str, ...], who: str, place: str, said: str
) -> None:
    talk = await island.talk(who)
    payload = [str(part).format(place) for part in tap]
    assert said in (await island.taps(talk, *payload)).text


async def test_reports_of_a_place_beside_are_neither_opened_nor_listed(island: Island) -> None:
    own, other = [await island.do(partial(state, place=place)) for place in ("bai-nha-a", "an-cu")]
    talk = await island.talk("commune_officer lai-son")
    assert REFUSED in (await island.taps(talk, "ir", other)).text
    assert len(labels(await island.taps(talk, "ir", f"{own}-{other}"))) == 1


async def test_a_list_is_read_anew_when_an_old_button_is_tapped(island: Island) -> None:
    report = await island.do(partial(state, place="an-cu", road_meets=0))
    talk = await island.talk("commune_officer an-son")
    reply = await talk.says("chỉ tiêu ct01")
    assert labels(reply)[:2] == ["Chưa đủ số liệu: 2 ấp", "Chưa đạt: 1 ấp"]
    old = {choice.label: choice for row in reply.choices for choice in row}

    def returned(session: Session) -> None:
        session.get_one(Report, report).status = ReportStatus.returned

    await island.do(returned)
    empty = await island.taps_choice(talk, old["Chưa đạt: 1 ấp"])
    assert "Chưa đạt: không còn dòng nào" in empty.text
    assert labels(empty) == ["Chưa đủ số liệu: 3 ấp", "Cách tính CT01"]
    assert "Ấp An Cư: chưa báo hiện trạng" in (await island.taps(talk, *_list("an-son", "u", page=9))).text


async def test_a_list_of_an_indicator_that_left_the_plan_is_told_politely(island: Island) -> None:
    talk = await island.talk("coordinator kien-hai")

    def leave(session: Session) -> None:
        session.delete(session.get_one(Indicator, "CT01"))

    await island.do(leave)
    for tap in (_list("kien-hai", "u"), ("iu", "kien-hai", "2026", "CT01", "0")):
        assert "không còn chỉ tiêu này" in (await island.taps(talk, *tap)).text


async def test_only_who_may_see_households_reads_their_names_or_opens_them(island: Island) -> None:
    def names(session: Session) -> list[str]:
        return list(session.exec(select(Household.head).where(Household.recognised_class == "poor")))

    heads = await island.do(names)
    tap = ("iw", "kien-hai", "2026", "CT00", "c", "0")
    seen = (await island.taps(await island.talk("coordinator kien-hai"), *tap)).words
    hidden = await island.taps(await island.talk("viewer kien-hai"), *tap)
    assert [head for head in heads if head not in seen] == []
    assert [head for head in heads if head in hidden.words] == []
    assert "Ấp Bãi Nhà A, xã Lại Sơn: 3 hộ" in hidden.text


def test_the_longest_codes_of_a_plan_fit_on_a_button() -> None:
    place, indicator = "p" * 20, "X" * 16
    many = "-".join(["9" * 10] * MOST_REPORTS)
    for payload in (f"iw:{place}:2026:{indicator}:n:999", f"iu:{place}:2026:{indicator}:9", f"ir:{many}"):
        assert len(Signer(KEY).sign(10**9, payload)) <= LARGEST


def _list(place: str, letter: str, page: int = 0) -> tuple[str, ...]:
    return "iw", place, "2026", "CT01", letter, str(page)


async def test_models_of_others_projects_are_counted_and_not_named_for_an_agency_s_officer(
    island: Island,
) -> None:
    payload = "iw", "kien-hai", 2026, "CT06", "u", 0
    own = await island.taps(await island.talk("agency_officer kien-hai/nnptnt"), *payload)
    assert "Nuôi dê sinh sản Mẫu, ấp Bãi Nhà A" in own.words
    others = await island.taps(await island.talk("agency_officer kien-hai/y-te"), *payload)
    assert "Ấp Bãi Nhà A, xã Lại Sơn: 2 mô hình" in others.words
    assert "Nuôi dê" not in others.words


@pytest.mark.parametrize(("who", "shown"), [("coordinator kien-hai", True), ("viewer kien-hai", False)])
async def test_the_income_of_one_household_is_not_shown_as_that_of_its_hamlet(
    island: Island, who: str, shown: bool
) -> None:
    def reviewed(session: Session) -> None:
        home = session.exec(select(Household).where(Household.place_code == "bai-nha-a")).first()
        assert home is not None
        for year, income in ((2025, 610_000), (2026, 940_000)):
            report = put(session, "bai-nha-a", {}, form="household_review", day=f"{year}-03-10")
            review = HouseholdReview(
                report_id=report.id or 0, household_id=home.id or 0, year=year, class_before="poor",
                standard="nd07-2021", income=income, members=4, deprivations="", deprivation_count=0,
            )  # fmt: skip
            session.add(review)

    await island.do(reviewed)
    talk = await island.talk(who)
    for payload in (("iy", "bai-nha-a", 2026, "CT15"), ("iu", "lai-son", 2026, "CT15", 0)):
        words = (await island.taps(talk, *payload)).words
        assert ("940.000" in words or "330.000" in words) is shown
