"""The rows behind every figure: they add up to it, and each place below has its part of them."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlmodel import Session, select

from locales import translator
from models import atlas
from models.cadre import CadreKind
from models.programme import Indicator
from programme.load import load
from programme.read import read_plan
from reports.indicators import Measured
from reports.indicators.rows import Group, in_group, report_ids, sums
from reports.indicators.table import MEASURES, OF_COMMUNES
from tests.programme.conftest import SPECIAL_ZONE
from tests.reports.indicators.ledger import HAMLETS, Ledger

COMMUNES = ("hon-tre", "lai-son", "an-son", "nam-du")
SAY = translator("vi")
DIMENSIONS = 6


def _share(part: int, whole: int) -> float:
    return (2_000 * part // whole + 1) // 2 / 10  # half a tenth is rounded up


def _mean_fall(before: int, now: int, *lacking: int) -> float:
    then, today = lacking[:DIMENSIONS], lacking[DIMENSIONS:]
    falls = [100 * a / before - 100 * b / now for a, b in zip(then, today, strict=True)]
    return round(sum(falls) / DIMENSIONS, 1)


def _rise(income: int, people: int, _one: int, income_now: int, people_now: int, _two: int) -> float:
    return round(income_now / people_now) - round(income / people)


FIGURE: dict[str, Callable[..., float]] = {
    "poor_households": float,
    "trained_workers": float,
    "incomes_of_models": lambda rise, base, _households: _share(rise, base),
    "deprivations": _mean_fall,
    "incomes_of_poor": _rise,
}
"""How the value follows from the sums of the rows; every other measure is a share."""


def of_the_year(ledger: Ledger) -> None:
    """Facts of which every indicator of the plan has a value, each with something that falls short."""
    for at, place in enumerate(HAMLETS):
        yes = int(at != 1)  # the second falls short of everything
        state = {"households": 100, "road_meets": yes, "electricity": yes, "powered": 90 + 10 * yes}
        lengths = {} if yes else {"road_metres": 2_500, "hardened_metres": 1_800}
        ledger.told("hamlet_state", place, "2026-03-01", **state, **lengths)
        ledger.told("communication", place, "2026-04-01", informed=80 + 15 * yes)
        ledger.household(place, "not_poor")
    for at, place in enumerate(COMMUNES):
        yes = int(at != 1)
        state = {"population": 5_000, "cards": 4_900 + 100 * yes, "culture_officer": 1}
        ledger.told(
            "commune_state", place, "2026-03-01", **state, health=yes, radio=yes, radio_broken=1 - yes
        )
        ledger.figures("policies", place, "2026-06-01", "CS1.5", card_people=50, card_holders=47 + at)
    _people(ledger)
    _models_and_reviews(ledger)


def _people(ledger: Ledger) -> None:
    trained = ledger.cadre("an-son", "Trần Thị Mẫu", CadreKind.culture_officer)
    elsewhere = ledger.cadre("an-cu", "Trần Văn Mẫu")
    ledger.cadre("nam-du", "Lê Thị Mẫu", CadreKind.culture_officer)
    ledger.training("an-son", "2025-05-01", "DA7.1", [trained])
    ledger.training("an-son", "2026-05-01", "DA6.2", [trained, elsewhere])
    ledger.figures("vocational", "lai-son", "2026-04-30", "DA4.1", people=25, poor=10, kind_class=1)
    ledger.training("bai-nha-a", "2026-04-01", "DA4.1", poor=10)  # told by the commune
    ledger.training("an-cu", "2026-06-01", "DA4.1", poor=2, near_poor=1)


def _models_and_reviews(ledger: Ledger) -> None:
    rose = ledger.household("an-cu", "not_poor", ("2025-12-10", "poor"), ("2026-10-20", "near_poor"))
    stays = ledger.household("an-cu", "not_poor", ("2025-12-10", "poor"))
    model = ledger.model("an-cu", (rose, "poor", None), (stays, "poor", None), (None, "poor", None))
    ledger.progress(model, "2025-11-01", 30_000_000)
    ledger.progress(model, "2026-10-01", 33_000_000)
    fast = ledger.model("hon-mau", (None, "not_poor", 10_000_000), starts="2026-02-01")
    ledger.progress(fast, "2026-10-01", 20_000_000)
    ledger.model("bai-bac", (None, "not_poor", None), starts="2024-02-01")
    ledger.household("an-phu", "near_poor")
    codes = [one.code for one in ledger.atlas.standards[0].indicators]
    for household, year, lacks, income in (
        (rose, 2025, codes[0], 700_000),
        (rose, 2026, "", 1_000_002),
        (stays, 2025, codes[0], None),
        (stays, 2026, f"{codes[0]},{codes[-1]}", 650_000),
    ):
        ledger.review(household, year, lacks, income=income, members=3)


def measure_names(session: Session) -> dict[str, str]:
    """Each indicator's way of measuring."""
    return {one.code: one.measure for one in session.exec(select(Indicator))}


def assert_made_of_its_rows(one: Measured, measure: str) -> None:
    """The parts, the value and the number of reports follow from the rows alone."""
    assert one.value is not None, one.code
    added = sums(one.rows)
    assert one.numerator in (None, added[0]), one.code
    assert one.denominator in (None, added[1] if len(added) > 1 else None), one.code
    assert FIGURE.get(measure, _share)(*added) == one.value, one.code
    assert len(report_ids(one.rows)) == one.reports, one.code
    assert all(SAY(row.said) for row in one.rows), one.code


def keys(found: Sequence[Measured]) -> Counter[tuple[str, str | int]]:
    return Counter((row.subject.value, row.key) for one in found for row in one.rows)


def test_every_figure_is_what_its_rows_add_up_to(ledger: Ledger) -> None:
    of_the_year(ledger)
    measures = measure_names(ledger.session)
    found = ledger.measure(2026)
    assert {measures[code] for code in found} == set(MEASURES)
    for code, one in found.items():
        assert_made_of_its_rows(one, measures[code])


def test_each_commune_and_each_hamlet_has_its_part_of_the_rows(ledger: Ledger) -> None:
    of_the_year(ledger)
    measures = measure_names(ledger.session)
    whole, communes = ledger.measure(2026), [ledger.measure(2026, place) for place in COMMUNES]
    hamlets = [ledger.measure(2026, place) for place in HAMLETS]
    for code, one in whole.items():
        assert keys([one]) == keys([each[code] for each in communes]), code
        if measures[code] not in OF_COMMUNES:
            assert keys([each[code] for each in hamlets]) <= keys([one]), code


SAID = (
    ("CT01", Group.short, "đã cứng hóa 1,8/2,5 km, báo ngày 01/03"),
    ("CT03", Group.short, "90/100 hộ, báo ngày 01/03"),
    ("CT05", Group.short, "4.900/5.000 người có thẻ, báo ngày 01/03"),
    ("CT06", Group.unknown, "chưa báo thu nhập năm 2026"),
    ("CT06", Group.short, "30.000.000 đồng → 33.000.000 đồng, 3 hộ"),
    ("CT07", Group.aside, "1 hộ chưa có trong sổ hộ"),
    ("CT07", Group.short, "vẫn là hộ nghèo"),
    ("CT08", Group.unknown, "chưa báo cáo gì trong năm"),
    ("CT08", Group.aside, "xã đã tự báo cáo học nghề, việc làm"),
    ("CT09", Group.short, "chỉ dự 1 buổi của dự án khác"),
    ("CT10", Group.short, "danh sách chưa có cán bộ văn hóa xã hội"),
    ("CT11", Group.short, "trạm đang hư, báo ngày 01/03"),
    ("CT12", Group.short, "80/100 hộ, báo ngày 01/04"),
    ("CT13", Group.short, "năm trước thiếu 1 chiều, năm nay thiếu 2 chiều"),
    ("CT13", Group.reached, "năm trước thiếu 1 chiều, năm nay không thiếu gì"),
    ("CT13", Group.unknown, "chưa rà soát năm 2026"),
    ("CT15", Group.unknown, "năm trước chưa biết, năm nay 650.000 đồng"),
)


def test_what_does_not_count_and_what_is_missing_says_why(ledger: Ledger) -> None:
    of_the_year(ledger)
    found = ledger.measure(2026)
    for code, group, said in SAID:
        assert said in [SAY(row.said) for row in in_group(found[code].rows, group)], code


def test_who_has_not_told_is_a_row_that_adds_nothing(ledger: Ledger) -> None:
    ledger.told("hamlet_state", "an-cu", "2026-03-01", households=90, road_meets=1)
    found = ledger.measure(2026, "an-son")["CT01"]
    assert found.lacking is not None
    assert [(row.key, row.group, row.adds) for row in found.rows] == [
        ("cu-tron", Group.unknown, ()),
        ("an-cu", Group.reached, (1, 1)),
        ("bai-ngu", Group.unknown, ()),
    ]


def test_the_figures_of_another_plan_are_made_of_rows_as_well(ledger: Ledger) -> None:
    load(ledger.session, read_plan(SPECIAL_ZONE), datetime(2026, 1, 2, tzinfo=UTC))
    ledger.atlas = atlas.read(ledger.session)
    for place in ("ht-rang", "ht-chieu"):
        ledger.household(place, "not_poor", ("2026-01-10", "poor"))
    ledger.training("ht-rang", "2026-04-01", "HT2", poor=6)
    found = ledger.measure(2026, "hon-thu")
    measures = measure_names(ledger.session)
    for code in ("K1", "K2"):
        assert_made_of_its_rows(found[code], measures[code])
    assert [found[code].value for code in ("K1", "K2")] == [2, 6]
    assert found["K3"].rows == ()
