"""What an official report says, against a small island counted by hand: accepted reports of the span only."""

from datetime import date

import pytest

from models.report import ReportStatus
from reports.official.facts import ActivityFacts, Facts
from reports.official.span import periodic
from reports.official.standing import Sources
from reports.official.told import Part
from reports.official.voices import Voice
from reports.official.work.livelihood import ModelLine
from reports.official.work.training import Trained
from scheduler.period import Kind, Period
from tests.reports.official.village import SENT, Village

THIRD = periodic(Period(Kind.quarter, 2026, 3))
SECOND = periodic(Period(Kind.quarter, 2026, 2))


def activity(facts: Facts, code: str) -> ActivityFacts:
    return next(one for one in facts.activities if one.code == code)


def test_accepted_sessions_of_the_place_and_the_quarter_are_added_up(busy: Village) -> None:
    facts = busy.facts("lai-son", THIRD)

    assert activity(facts, "DA2").trained == Trained(2, 43, 21, 1, 7, 14, 2, 6_500_000, 1)
    assert activity(facts, "CS1.4").trained == Trained(1, 35, 20, 0, 6, 7, 3, None, 0)
    assert activity(facts, "DA3.1").trained is None  # only sent, and returned


def test_a_place_above_holds_all_below(busy: Village) -> None:
    trained = activity(busy.facts("kien-hai", THIRD), "DA2").trained

    assert trained is not None
    assert (trained.sessions, trained.people) == (3, 83)


def test_a_model_stands_as_its_accepted_reports_say(busy: Village) -> None:
    facts = busy.facts("lai-son", THIRD)

    assert activity(facts, "DA2").models == [
        ModelLine(
            "Nuôi cá bớp lồng bè Mẫu", "DA2", "bai-nha-a", 3, "running", 50_000_000, 42_000_000, 30_000_000
        )
    ]
    assert activity(facts, "DA3.1").models == [
        ModelLine("Nuôi dê sinh sản Mẫu", "DA3.1", "bai-nha-a", 2, None, None, None, 24_000_000)
    ]
    assert not activity(facts, "DA3.1").has_news


def test_it_says_how_much_is_not_in_it(busy: Village) -> None:
    facts = busy.facts("lai-son", THIRD)

    # September's training is the only thing that was owed: Bãi Nhà B, Thiên Tuế and Bãi Bấc answered
    assert facts.sources == Sources(accepted=5, waiting=2, returned=1, missing=1)
    assert [(one.title, one.terms, one.figures) for one in facts.duties] == [("tập huấn", 1, (4, 3, 3))]


def test_money_and_indicators_are_those_of_accepted_reports(village: Village) -> None:
    report = village.training("bai-nha-a", date(2026, 7, 14), cost=6_500_000, status=SENT)
    assert village.facts("lai-son", THIRD).budget.total.by_work is None

    report.status = ReportStatus.accepted
    village.session.add(report)
    village.session.flush()

    assert village.facts("lai-son", THIRD).budget.total.by_work == 6_500_000


def test_where_nothing_was_reported_nothing_is_made_up(village: Village) -> None:
    facts = village.facts("nam-du", THIRD)

    assert facts.sources.accepted == 0
    assert not any(one.has_news for one in facts.activities)
    assert facts.budget.total.by_work is None
    assert facts.told == {}
    assert facts.voices.difficulties == []


def test_the_sample_people_s_reports_are_marked_so(busy: Village) -> None:
    assert busy.facts("lai-son", THIRD).sample


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("kien-hai", "Ủy ban nhân dân đặc khu Kiên Hải"),
        ("lai-son", "Ủy ban nhân dân đặc khu Kiên Hải"),  # the communes ended in July 2025
    ],
)
def test_who_issues_it_stands_in_the_plan(village: Village, place: str, name: str) -> None:
    body = village.facts(place, THIRD).body
    assert body is not None
    assert body.name == name


# Words -----------------------------------------------------------------------


def test_difficulties_are_quoted_place_by_place_and_once(busy: Village) -> None:
    busy.training("bai-nha-b", date(2026, 8, 1), said="thiếu con giống")  # the same, told before
    busy.progress("mau-01", date(2026, 8, 1), "running", proposals="Xin vay thêm vốn")

    voices = busy.facts("lai-son", THIRD).voices

    assert voices.difficulties == [
        Voice("bai-nha-b", ["thiếu con giống"]),
        Voice("thien-tue", ["Xin thêm tờ rơi"]),
    ]
    assert voices.proposals == [Voice("bai-nha-a", ["Xin vay thêm vốn"])]


def test_the_commune_s_own_report_speaks_until_somebody_writes(village: Village) -> None:
    village.commune("lai-son", "2026-Q3", results="Mở 5 lớp", difficulties="Gió mùa")
    village.commune("lai-son", "2026-Q2", results="Quý trước")
    village.commune("an-son", "2026-Q3", results="Xã khác", difficulties="Xa bờ")

    told = village.facts("lai-son", THIRD).told
    assert {part: one.text for part, one in told.items()} == {
        Part.overview: "Mở 5 lớp",
        Part.shortcomings: "Gió mùa",
    }
    # for the district the communes are quoted
    assert village.facts("kien-hai", THIRD).voices.difficulties == [
        Voice("lai-son", ["Gió mùa"]),
        Voice("an-son", ["Xa bờ"]),
    ]


def test_no_household_is_named(village: Village) -> None:
    village.training(
        "bai-nha-a",
        date(2026, 8, 1),
        said="Hộ Nguyễn Thị Mẫu và bà Tám xin vốn, huynh thi mau chưa có ghe",
    )

    facts = village.facts("lai-son", THIRD)

    assert facts.voices.difficulties == [Voice("bai-nha-a", ["Hộ … và bà … xin vốn, … chưa có ghe"])]
    assert facts.hidden_names == 1
