"""CT01 to CT05, CT11 and CT12 by hand: what hamlets and communes said, and what is not known without it."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from locales import translator
from models.cadre import CadreKind
from models.duty import Duty
from models.nil_report import NilReport
from models.report import Report, ReportStatus
from reports.indicators import Measured
from tests.reports.indicators.ledger import HAMLETS, Ledger

COMMUNES = ("hon-tre", "lai-son", "an-son", "nam-du")
STATE = {"households": 100, "people": 400, "road_meets": 1, "electricity": 1, "powered": 99, "water": 90}
OF_COMMUNE = {"population": 5_000, "cards": 5_000, "health": 1, "radio": 1, "radio_broken": 0}
SAY = translator("vi")


def parts(one: Measured) -> tuple[int | None, int | None, float | None]:
    return one.numerator, one.denominator, one.value


def lacking(one: Measured) -> str:
    assert (one.value, one.is_reached) == (None, None)
    assert one.lacking is not None
    return SAY(one.lacking)


def details(one: Measured) -> list[str]:
    return [SAY(text) for text in one.details]


def hamlet(ledger: Ledger, place: str, day: str = "2026-03-01", **other: int | None) -> Report:
    return ledger.told("hamlet_state", place, day, **(STATE | other))


def commune(ledger: Ledger, place: str, day: str = "2026-03-01", **other: int | None) -> Report:
    return ledger.told("commune_state", place, day, **(OF_COMMUNE | other))


def informed(ledger: Ledger, place: str, households: int | None, day: str = "2026-03-05") -> Report:
    return ledger.told("communication", place, day, informed=households, people=10 * (households or 1))


# The plan's arithmetic: 90 % of 13 hamlets -------------------------------------


@pytest.mark.parametrize(("reaching", "share", "is_reached"), [(12, 92.3, True), (11, 84.6, False)])
@pytest.mark.parametrize(("code", "figure"), [("CT01", "road_meets"), ("CT02", "electricity")])
def test_twelve_of_thirteen_hamlets_reach_ninety_percent_and_eleven_do_not(
    ledger: Ledger, code: str, figure: str, reaching: int, share: float, is_reached: bool
) -> None:
    for place in HAMLETS:
        ledger.told("hamlet_state", place, "2026-03-01", **STATE | {figure: int(place in HAMLETS[:reaching])})
    found = ledger.measure(2026)[code]
    assert parts(found) == (reaching, 13, share)
    assert found.is_reached is is_reached
    assert (found.reports, found.formula) == (13, f"{code}-1")
    assert details(found)[0] in ("Chưa đạt: ấp Hòn Mấu.", "Chưa đạt: ấp An Phú, ấp Hòn Mấu.")


@pytest.mark.parametrize(("reaching", "share", "is_reached"), [(12, 92.3, True), (11, 84.6, False)])
def test_ct12_of_hamlets_that_are_alike_is_the_share_of_those_that_told_everybody(
    ledger: Ledger, reaching: int, share: float, is_reached: bool
) -> None:
    for place in HAMLETS:
        hamlet(ledger, place)
        informed(ledger, place, 100 if place in HAMLETS[:reaching] else 0)
    found = ledger.measure(2026)["CT12"]
    assert parts(found) == (100 * reaching, 1_300, share)
    assert found.is_reached is is_reached


# States of hamlets -------------------------------------------------------------


def test_the_last_report_of_the_year_counts_wherever_it_stands(any_ledger: Ledger) -> None:
    for place in HAMLETS:
        hamlet(any_ledger, place)
    hamlet(any_ledger, "an-cu", "2026-09-01", road_meets=0, powered=80).status = ReportStatus.accepted
    hamlet(any_ledger, "an-cu", "2026-10-01", road_meets=1).status = ReportStatus.returned
    any_ledger.withdraw(hamlet(any_ledger, "bai-bac", "2026-10-01", powered=0))
    found = any_ledger.measure(2026)
    assert parts(found["CT01"]) == (12, 13, 92.3)
    assert parts(found["CT03"]) == (12 * 99 + 80, 1_300, 97.5)
    assert found["CT03"].is_reached is False
    assert found["CT03"].accepted == 1
    assert parts(any_ledger.measure(2026, "an-son")["CT03"]) == (99 + 80 + 99, 300, 92.7)
    assert parts(any_ledger.measure(2026, "bai-bac")["CT03"]) == (99, 100, 99.0)


def test_a_state_of_last_year_is_not_silently_this_years(ledger: Ledger) -> None:
    for place in HAMLETS:
        hamlet(ledger, place, "2025-11-01")
    for place in HAMLETS[:10]:
        hamlet(ledger, place)
    assert parts(ledger.measure(2025)["CT02"]) == (13, 13, 100.0)
    found = ledger.measure(2026)
    assert (
        lacking(found["CT01"])
        == "Chưa có báo cáo hiện trạng năm 2026 của 3 ấp: ấp An Bình, ấp An Phú, ấp Hòn Mấu."
    )
    assert details(found["CT01"]) == ["Mới biết: 10/10 ấp."]
    assert details(found["CT03"]) == ["Mới biết: 990/1.000 hộ."]


def test_ct01_tells_how_many_kilometres_are_hardened_where_that_is_known(ledger: Ledger) -> None:
    for place in HAMLETS:
        hamlet(ledger, place)
    hamlet(ledger, "an-cu", "2026-04-01", road_metres=2_500, hardened_metres=1_800, road_meets=0)
    hamlet(ledger, "an-phu", "2026-04-01", road_metres=1_000, hardened_metres=1_000)
    hamlet(ledger, "hon-mau", "2026-04-01", road_metres=4_000)
    assert details(ledger.measure(2026)["CT01"]) == [
        "Chưa đạt: ấp An Cư.",
        "Đã cứng hóa 2,8/3,5 km đường trục, ở 2 ấp có ghi chiều dài.",
    ]


# Households informed -----------------------------------------------------------


def test_ct12_takes_the_highest_figure_of_a_hamlet_and_never_the_sum_of_its_events(
    any_ledger: Ledger,
) -> None:
    for place in HAMLETS:
        hamlet(any_ledger, place)
        informed(any_ledger, place, 95)
    for day, households in (("2026-01-10", 40), ("2026-05-10", 70), ("2026-07-10", 60)):
        informed(any_ledger, "an-cu", households, day)
    any_ledger.session.flush()
    for report in any_ledger.session.exec(select(Report).where(Report.place_code == "an-cu")):
        if str(report.happened_on) == "2026-03-05":
            any_ledger.withdraw(report)
    informed(any_ledger, "lai-son", 1_000)  # of a commune as a whole: it would count its hamlets twice
    informed(any_ledger, "bai-bac", 100, "2025-12-31")  # of the year before
    found = any_ledger.measure(2026)["CT12"]
    assert parts(found) == (12 * 95 + 70, 1_300, 93.1)
    assert details(found) == ["Dưới 90%: ấp An Cư."]
    assert found.reports == 26


def test_ct12_counts_no_more_households_than_a_hamlet_has(ledger: Ledger) -> None:
    hamlet(ledger, "an-cu", households=50)
    informed(ledger, "an-cu", 60)
    assert parts(ledger.measure(2026, "an-cu")["CT12"]) == (50, 50, 100.0)


def test_ct12_is_lacking_where_either_number_is_not_known(ledger: Ledger) -> None:
    for place in ("cu-tron", "an-cu"):
        hamlet(ledger, place)
    for place in ("an-cu", "bai-ngu"):
        informed(ledger, place, 80)
    informed(ledger, "cu-tron", None)
    found = ledger.measure(2026, "an-son")["CT12"]
    assert lacking(found) == "1 ấp chưa báo số hộ được nghe, được biết năm 2026: ấp Củ Tron."
    assert details(found) == [
        "Chưa có báo cáo hiện trạng năm 2026 của 1 ấp: ấp Bãi Ngự.",
        "Mới biết: 80/100 hộ.",
    ]


def test_ct12_of_a_hamlet_that_had_nothing_to_report_is_none(ledger: Ledger) -> None:
    duty = ledger.session.exec(select(Duty).where(Duty.form == "communication")).one()
    nil = NilReport(
        duty_id=duty.id or 0,
        period="2026-Q1",
        place_code="an-cu",
        place_path=ledger.path("an-cu"),
        sample=False,
        person_id=ledger.person,
        sent_at=datetime(2026, 4, 1, tzinfo=UTC),
    )
    ledger.session.add(nil)
    hamlet(ledger, "an-cu")
    assert parts(ledger.measure(2026, "an-cu")["CT12"]) == (0, 100, 0.0)
    assert lacking(ledger.measure(2025, "an-cu")["CT12"])
    nil.withdrawn_at = datetime(2026, 4, 2, tzinfo=UTC)
    assert lacking(ledger.measure(2026, "an-cu")["CT12"])
    nil.withdrawn_at = None
    informed(ledger, "an-cu", 30)
    assert parts(ledger.measure(2026, "an-cu")["CT12"]) == (30, 100, 30.0)


# States of communes ------------------------------------------------------------


def test_each_commune_is_a_quarter(any_ledger: Ledger) -> None:
    for place in COMMUNES:
        commune(any_ledger, place)
    commune(any_ledger, "nam-du", "2026-08-01", health=0, radio=0, radio_broken=1, cards=4_900)
    found = any_ledger.measure(2026)
    assert parts(found["CT04"]) == (3, 4, 75.0)
    assert parts(found["CT11"]) == (3, 4, 75.0)
    assert parts(found["CT05"]) == (19_900, 20_000, 99.5)
    assert {found[code].is_reached for code in ("CT04", "CT05", "CT11")} == {False}
    assert details(found["CT04"]) == ["Chưa đạt: xã Nam Du."]
    assert details(found["CT11"]) == ["Chưa đạt: xã Nam Du.", "Có trạm nhưng đang hư: xã Nam Du."]


def test_all_four_communes_reach_everything(ledger: Ledger) -> None:
    for place in COMMUNES:
        commune(ledger, place)
    found = ledger.measure(2026)
    assert {found[code].is_reached for code in ("CT04", "CT05", "CT11")} == {True}


def test_of_one_commune_only_its_people_are_a_share(ledger: Ledger) -> None:
    commune(ledger, "lai-son", cards=4_000)
    found = ledger.measure(2026, "lai-son")
    assert parts(found["CT05"]) == (4_000, 5_000, 80.0)
    assert lacking(found["CT04"]) == "Chỉ tiêu này đếm số xã, nên chỉ tính chung cho tất cả các xã."
    assert lacking(ledger.measure(2026, "an-cu")["CT05"]) == "Chỉ tiêu này tính theo xã, ở đây không có."
    every = ledger.measure(2026)["CT05"]
    assert lacking(every) == "Chưa có báo cáo hiện trạng năm 2026 của 3 xã: xã Hòn Tre, xã An Sơn, xã Nam Du."
    assert details(every) == ["Mới biết: 4.000/5.000 người."]


def test_ct10_names_communes_that_say_more_than_training_reports_show(ledger: Ledger) -> None:
    officer = ledger.cadre("lai-son", "Cán Bộ Mẫu", CadreKind.culture_officer)
    ledger.training("lai-son", "2026-03-10", "DA6.2", [officer])
    for place in ("lai-son", "nam-du"):
        commune(ledger, place, culture_officer=1)
    found = ledger.measure(2026)["CT10"]
    assert parts(found) == (1, 4, 25.0)
    assert "Xã báo đã học nhưng chưa có tên trong báo cáo tập huấn: xã Nam Du." in details(found)
