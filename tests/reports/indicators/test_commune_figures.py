"""CT08 and CT14 by hand: what communes report themselves, and where it is not known."""

import pytest

from models.report import ReportStatus
from tests.reports.indicators.ledger import Ledger
from tests.reports.indicators.test_indicators import details, lacking, parts

COMMUNES = ("hon-tre", "lai-son", "an-son", "nam-du")
CARDS = {"card_people": 50, "card_holders": 49}


# CT08: people helped to work ----------------------------------------------------


def test_ct08_adds_up_what_communes_report_of_classes_and_fairs(ledger: Ledger) -> None:
    ledger.figures(
        "vocational", "lai-son", "2026-04-30", "DA4.1", people=25, poor=10, near_poor=8, kind_class=1
    )
    ledger.figures(
        "vocational",
        "nam-du",
        "2026-05-20",
        "DA4.3",
        people=60,
        poor=5,
        near_poor=7,
        ethnic_minority=4,
        kind_fair=1,
    )
    ledger.figures("vocational", "nam-du", "2025-05-20", "DA4.3", people=30, poor=9, kind_fair=1)
    found = ledger.measure(2026)["CT08"]
    assert parts(found) == (30, None, 30.0)
    assert (found.formula, found.reports) == ("CT08-2", 2)
    assert details(found)[1] == (
        "Xã báo cáo: 1 lớp học nghề, 1 phiên việc làm, 0 đợt đưa đi làm, 0 lần tư vấn; 85 người, trong đó 4"
        " người dân tộc thiểu số."
    )
    assert parts(ledger.measure(2026, "lai-son")["CT08"]) == (18, None, 18.0)


def test_ct08_never_counts_a_class_twice_that_a_hamlet_reported_as_a_session(ledger: Ledger) -> None:
    ledger.figures(
        "vocational", "lai-son", "2026-04-30", "DA4.1", people=25, poor=10, near_poor=8, kind_class=1
    )
    ledger.training("bai-nha-a", "2026-04-01", "DA4.1", poor=10, near_poor=8)  # the same class
    ledger.training("bai-bac", "2026-06-01", "CS1.2", poor=3)  # perhaps another; left out all the same
    ledger.training("an-cu", "2026-06-01", "DA4.1", poor=2, near_poor=1)  # of a commune that sent none
    found = ledger.measure(2026)["CT08"]
    assert parts(found) == (21, None, 21.0)
    assert "Không tính 2 buổi tập huấn, vì xã đó đã báo cáo học nghề, việc làm." in details(found)
    ledger.figures("vocational", "lai-son", "2025-04-30", "DA4.1", people=5, poor=5)
    assert parts(ledger.measure(2025)["CT08"]) == (5, None, 5.0)


def test_ct08_of_a_hamlet_whose_commune_reports_itself_is_not_known(ledger: Ledger) -> None:
    ledger.figures("vocational", "lai-son", "2026-04-30", "DA4.1", people=25, poor=10, kind_class=1)
    ledger.training("bai-nha-a", "2026-04-01", "DA4.1", poor=10)
    assert "Chưa có báo cáo năm 2026 nào thuộc:" in lacking(ledger.measure(2026, "bai-nha-a")["CT08"])
    assert parts(ledger.measure(2026, "an-cu")["CT08"]) == (None, None, None)


def test_ct08_counts_a_session_again_once_the_communes_report_was_withdrawn(ledger: Ledger) -> None:
    report = ledger.figures("vocational", "lai-son", "2026-04-30", "DA4.1", people=25, poor=10, kind_class=1)
    ledger.training("bai-nha-a", "2026-04-01", "DA4.1", poor=7)
    ledger.withdraw(report)
    assert parts(ledger.measure(2026)["CT08"]) == (7, None, 7.0)


# CT14: insurance cards ----------------------------------------------------------


def test_ct14_adds_up_the_last_report_of_every_commune(ledger: Ledger) -> None:
    ledger.figures("policies", "lai-son", "2026-06-14", "CS1.5", card_people=60, card_holders=40)
    for commune in COMMUNES:
        ledger.figures("policies", commune, "2026-11-20", "CS1.5", **CARDS)
        ledger.figures("policies", commune, "2026-11-21", "CS1.1", households=12, money=450_000_000)
    found = ledger.measure(2026)["CT14"]
    assert parts(found) == (196, 200, 98.0)
    assert (found.formula, found.reports, found.is_reached) == ("CT14-1", 4, False)
    assert details(found) == ["Còn 4 người chưa có thẻ."]
    assert parts(ledger.measure(2026, "lai-son")["CT14"]) == (49, 50, 98.0)


def test_ct14_is_lacking_until_every_commune_has_reported_and_says_what_is_known(ledger: Ledger) -> None:
    ledger.figures("policies", "lai-son", "2026-11-20", "CS1.5", **CARDS)
    returned = ledger.figures("policies", "nam-du", "2026-11-20", "CS1.5", **CARDS)
    returned.status = ReportStatus.returned
    found = ledger.measure(2026)["CT14"]
    assert lacking(found) == "Còn 3 xã chưa báo cáo thẻ bảo hiểm y tế."
    assert details(found) == ["Đã biết của 1 xã: 49/50 người có thẻ."]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("bai-nha-a", "Số này do xã báo cáo, không tách riêng từng ấp."),
        ("an-son", "Theo báo cáo thì không có ai thuộc hộ nghèo, hộ cận nghèo."),
    ],
)
def test_ct14_says_why_there_is_no_share(ledger: Ledger, place: str, said: str) -> None:
    ledger.figures("policies", "an-son", "2026-11-20", "CS1.5", card_people=0, card_holders=0)
    assert lacking(ledger.measure(2026, place)["CT14"]) == said


def test_ct14_of_this_year_is_none_of_last_years_reports(ledger: Ledger) -> None:
    ledger.figures("policies", "lai-son", "2025-12-14", "CS1.5", **CARDS)
    assert lacking(ledger.measure(2026, "lai-son")["CT14"]) == "Còn 1 xã chưa báo cáo thẻ bảo hiểm y tế."
