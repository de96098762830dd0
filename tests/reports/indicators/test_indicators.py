"""Each indicator by hand: facts on the left, numerator, denominator and value on the right."""

from datetime import UTC, datetime

import pytest

from locales import translator
from models.cadre import CadreKind
from models.programme import Indicator
from models.report import ReportStatus
from reports.indicators import Measured, without_few
from tests.reports.indicators.ledger import HAMLETS, Ledger

Parts = tuple[int | None, int | None, float | None]


def parts(one: Measured) -> Parts:
    return one.numerator, one.denominator, one.value


def lacking(one: Measured) -> str:
    assert one.value is None
    assert one.lacking is not None
    return translator("vi")(one.lacking)


def details(one: Measured) -> list[str]:
    return [translator("vi")(text) for text in one.details]


def test_all_sixteen_come_in_the_plans_order_and_without_facts_none_has_a_value(ledger: Ledger) -> None:
    found = ledger.measure(2026)
    assert list(found) == [f"CT{number:02d}" for number in range(16)]
    assert all(parts(one) == (None, None, None) and one.lacking for one in found.values())
    assert {one.is_reached for one in found.values()} == {None}


def test_an_indicator_of_another_plan_is_lacking_and_no_error(ledger: Ledger) -> None:
    programme = ledger.session.get_one(Indicator, "CT00").programme_code
    ledger.session.add(
        Indicator(code="XY9", programme_code=programme, name="Khác", unit="%", target=50, position=99)
    )
    assert "chưa biết cách tính" in lacking(ledger.measure(2026)["XY9"])


# CT00: poor households ---------------------------------------------------------


def test_ct00_counts_recognised_poor_households_at_the_end_of_the_year(ledger: Ledger) -> None:
    for hamlet in HAMLETS:
        ledger.household(hamlet, "not_poor")
    ledger.household("an-cu", "not_poor", ("2025-12-10", "poor"), ("2026-06-01", "newly_escaped"))
    still = ledger.household("an-cu", "not_poor", ("2025-12-10", "poor"))
    ledger.review(still, 2026, proposed_class="not_poor")  # a proposal changes nothing
    assert parts(ledger.measure(2025)["CT00"]) == (2, None, 2.0)
    now = ledger.measure(2026)["CT00"]
    assert parts(now) == (1, None, 1.0)
    assert now.is_reached is False
    ledger.household("an-cu", "poor").left_on = datetime(2026, 2, 1, tzinfo=UTC).date()
    assert parts(ledger.measure(2026)["CT00"]) == (1, None, 1.0)


def test_ct00_of_none_is_a_true_zero_and_reached(ledger: Ledger) -> None:
    for hamlet in HAMLETS:
        ledger.household(hamlet, "near_poor")
    none = ledger.measure(2026)["CT00"]
    assert parts(none) == (0, None, 0.0)
    assert none.is_reached is True


def test_ct00_is_lacking_until_every_hamlet_has_its_register(ledger: Ledger) -> None:
    ledger.household("an-cu", "poor")
    found = ledger.measure(2026)["CT00"]
    assert lacking(found) == "Mới có 1/13 ấp có sổ hộ."
    assert details(found) == ["Ở đó đang có 1 hộ nghèo."]
    assert parts(ledger.measure(2026, "an-cu")["CT00"]) == (1, None, 1.0)


def test_ct00_knows_nothing_of_years_long_before_the_register(ledger: Ledger) -> None:
    ledger.household("an-cu", "poor")  # from a list of January 2026: it holds for the end of 2025
    assert parts(ledger.measure(2025, "an-cu")["CT00"]) == (1, None, 1.0)
    assert lacking(ledger.measure(2024, "an-cu")["CT00"]) == "Mới có 0/1 ấp có sổ hộ."


# CT06: incomes in models -------------------------------------------------------


def test_ct06_compares_the_sums_of_incomes_of_two_years(ledger: Ledger) -> None:
    two = ledger.model("an-cu", (None, "poor", None), (None, "near_poor", None))
    ledger.progress(two, "2025-03-01", 20_000_000)
    ledger.progress(two, "2025-11-01", 30_000_000)  # the year's last counts
    ledger.progress(two, "2026-10-01", 33_000_000)
    new = ledger.model("hon-mau", (None, "poor", 20_000_000), starts="2026-02-01")
    ledger.progress(new, "2026-10-01", 26_000_000)  # the year before it began is its baseline
    alone = ledger.model("bai-bac", (None, "poor", 10_000_000), starts="2024-02-01")
    ledger.progress(alone, "2026-10-01", 90_000_000)  # nothing of 2025: not compared
    found = ledger.measure(2026)["CT06"]
    # (33-30) x 2 + (26-20) x 1 = 12 of 30 x 2 + 20 = 80 triệu
    assert parts(found) == (12_000_000, 80_000_000, 15.0)
    assert found.formula == "CT06-1"
    assert found.reports == 3
    assert "So sánh được 2/3 mô hình, 3 hộ." in details(found)
    assert "Mô hình tăng từ 20% trở lên: 1/2." in details(found)


@pytest.mark.parametrize(
    ("incomes", "said"),
    [
        ([], "Chưa có báo cáo tiến độ năm 2026 nào ghi thu nhập."),
        ([("2026-10-01", 33_000_000)], "Chưa biết thu nhập năm 2025 nên chưa so sánh được."),
    ],
)
def test_ct06_is_lacking_without_both_years(
    ledger: Ledger, incomes: list[tuple[str, int]], said: str
) -> None:
    model = ledger.model("an-cu", (None, "poor", 20_000_000))
    for day, income in incomes:
        ledger.progress(model, day, income)
    assert lacking(ledger.measure(2026)["CT06"]) == said


def test_a_withdrawn_report_counts_nowhere(ledger: Ledger) -> None:
    model = ledger.model("an-cu", (None, "poor", None))
    ledger.progress(model, "2025-11-01", 30_000_000)
    ledger.withdraw(ledger.progress(model, "2026-10-01", 36_000_000))
    assert lacking(ledger.measure(2026)["CT06"]) == "Chưa có báo cáo tiến độ năm 2026 nào ghi thu nhập."


def test_a_returned_report_counts_nowhere_and_an_accepted_one_is_told(ledger: Ledger) -> None:
    model = ledger.model("an-cu", (None, "poor", None))
    ledger.progress(model, "2025-11-01", 30_000_000).status = ReportStatus.accepted
    ledger.progress(model, "2026-09-01", 33_000_000)
    ledger.progress(model, "2026-10-01", 60_000_000).status = ReportStatus.returned
    found = ledger.measure(2026)["CT06"]
    assert found.value == 10.0
    assert (found.reports, found.accepted) == (2, 1)


# CT07: escaped while in a model ------------------------------------------------


def test_ct07_is_the_share_of_poor_and_near_poor_households_that_were_recognised_as_risen(
    any_ledger: Ledger,
) -> None:
    escaped = any_ledger.household(
        "an-cu", "not_poor", ("2025-12-10", "poor"), ("2026-10-20", "newly_escaped")
    )
    near = any_ledger.household("an-cu", "not_poor", ("2025-12-10", "poor"), ("2026-10-20", "near_poor"))
    stays = any_ledger.household("an-cu", "not_poor", ("2025-12-10", "near_poor"))
    fell = any_ledger.household("an-cu", "not_poor", ("2025-12-10", "near_poor"), ("2026-10-20", "poor"))
    never_poor = any_ledger.household("an-cu", "not_poor")
    any_ledger.model(
        "an-cu", (escaped, "poor", None), (near, "poor", None), (never_poor, "not_poor", None),
        (None, "poor", None),
    )  # fmt: skip
    any_ledger.model(  # escaped is in two models and counts once
        "an-cu", (stays, "near_poor", None), (fell, "near_poor", None), (escaped, "poor", None),
        starts="2025-01-01",
    )  # fmt: skip
    over = any_ledger.household("an-cu", "not_poor", ("2025-12-10", "poor"), ("2026-10-20", "not_poor"))
    any_ledger.model("an-cu", (over, "poor", None), starts="2023-01-01", ends="2025-06-30")
    found = any_ledger.measure(2026)["CT07"]
    assert parts(found) == (2, 4, 50.0)
    assert found.is_reached is True
    assert details(found) == ["Không tính vì chưa có trong sổ hộ: 1 hộ."]


def test_ct07_is_lacking_in_a_year_without_decisions_and_no_zero(ledger: Ledger) -> None:
    one = ledger.household("an-cu", "not_poor", ("2025-12-10", "poor"))
    ledger.model("an-cu", (one, "poor", None))
    assert lacking(ledger.measure(2026)["CT07"]) == "Chưa ghi quyết định công nhận hộ nào năm 2026."


def test_ct07_begins_from_the_class_at_the_approval_where_the_register_is_younger(ledger: Ledger) -> None:
    one = ledger.household("an-cu", "not_poor", ("2024-11-20", "newly_escaped"))
    ledger.model("an-cu", (one, "poor", None), starts="2024-02-01")
    assert parts(ledger.measure(2024)["CT07"]) == (1, 1, 100.0)


# CT08: people helped to work ---------------------------------------------------


def test_ct08_adds_up_the_poor_at_sessions_of_the_activities_the_plan_names(ledger: Ledger) -> None:
    ledger.training("an-cu", "2026-03-10", "DA4.1", poor=4, near_poor=3, ethnic_minority=2)
    ledger.training("hon-mau", "2026-05-10", "CS1.2", poor=1, newly_escaped=5)
    ledger.training("hon-mau", "2026-05-10", "DA2", poor=9)
    ledger.training("hon-mau", "2025-05-10", "DA4.1", poor=7)
    found = ledger.measure(2026)["CT08"]
    assert parts(found) == (8, None, 8.0)
    assert found.is_reached is None
    assert "2 buổi, 40 người dự, trong đó 2 người dân tộc thiểu số." in details(found)
    assert "Chưa có báo cáo của 2 xã." in details(found)


# CT09, CT10: cadres ------------------------------------------------------------


def test_ct09_counts_each_trained_cadre_of_the_roster_once(any_ledger: Ledger) -> None:
    one = any_ledger.cadre("an-cu", "Trần Văn Một")
    two = any_ledger.cadre("cu-tron", "Trần Văn Hai")
    three = any_ledger.cadre("hon-mau", "Trần Văn Ba")
    any_ledger.cadre("hon-mau", "Trần Văn Bốn")
    gone = any_ledger.cadre("hon-mau", "Trần Văn Năm", active_to=datetime(2025, 6, 1, tzinfo=UTC).date())
    any_ledger.training("an-son", "2023-05-01", "DA7.1", [one, two, gone])
    any_ledger.training("an-son", "2026-05-01", "DA7.1", [one])
    any_ledger.training("nam-du", "2026-05-02", "DA2", [three])  # another project's
    any_ledger.withdraw(any_ledger.training("nam-du", "2026-05-03", "DA7.1", [three]))
    found = any_ledger.measure(2026)["CT09"]
    assert parts(found) == (2, 4, 50.0)
    assert found.reports == 2
    assert "Chỉ dự buổi của dự án khác, không tính: 1 người." in details(found)
    assert parts(any_ledger.measure(2026, "an-son")["CT09"]) == (2, 2, 100.0)
    assert any_ledger.measure(2026, "an-son")["CT09"].is_reached is True


def test_ct09_without_a_roster_or_without_names_is_lacking(ledger: Ledger) -> None:
    assert "Chưa có danh sách cán bộ" in lacking(ledger.measure(2026)["CT09"])
    ledger.cadre("an-cu", "Trần Văn Một")
    ledger.training("an-son", "2026-05-01", "DA7.1", people=12)
    assert "ghi tên cán bộ" in lacking(ledger.measure(2026)["CT09"])


def test_ct10_counts_communes_with_a_trained_culture_officer(ledger: Ledger) -> None:
    trained = ledger.cadre("an-son", "Trần Thị Văn", CadreKind.culture_officer)
    ledger.cadre("nam-du", "Trần Thị Hóa", CadreKind.culture_officer)
    other = ledger.cadre("nam-du", "Trần Văn Một")
    ledger.training("an-son", "2026-05-01", "DA6.2", [trained, other])
    assert parts(ledger.measure(2026)["CT10"]) == (1, 4, 25.0)
    assert "chỉ tính chung cho tất cả các xã" in lacking(ledger.measure(2026, "an-son")["CT10"])


# CT13, CT15: from household reviews --------------------------------------------


def test_ct13_is_the_mean_fall_of_the_shares_over_the_dimensions(ledger: Ledger) -> None:
    one, two = ledger.household("an-cu", "poor"), ledger.household("an-cu", "near_poor")
    left = ledger.household("an-cu", "poor")
    standard = ledger.atlas.standards[0]
    work = [lack.code for lack in standard.indicators if lack.dimension == standard.indicators[0].dimension]
    assert len(work) > 1
    dimensions = len({lack.dimension for lack in standard.indicators})
    ledger.review(one, 2025, ",".join(work[:2]))  # two of one dimension are one lack
    ledger.review(two, 2025, work[0], before="near_poor")
    ledger.review(one, 2026, work[1])
    ledger.review(two, 2026, before="near_poor")
    ledger.review(left, 2026, work[0], left=True)
    found = ledger.measure(2026)["CT13"]
    assert found.value == round(50 / dimensions, 1)  # 100% to 50% in one dimension, nothing in the others
    assert "Số hộ đã rà soát: năm trước 2, năm nay 2." in details(found)
    assert "Việc làm: năm trước 100% hộ thiếu hụt, năm nay 50%." in details(found)


def test_ct13_and_ct15_are_lacking_where_a_year_is_missing(ledger: Ledger) -> None:
    one = ledger.household("an-cu", "poor")
    ledger.review(one, 2026, income=1_000_000, members=4)
    found = ledger.measure(2026)
    assert lacking(found["CT13"]) == "Chưa có hộ nghèo, hộ cận nghèo nào được rà soát năm 2025."
    assert lacking(found["CT15"]) == "Chưa có hộ nghèo nào được rà soát năm 2025."


def test_ct15_weighs_incomes_by_the_people_of_the_poor_households(ledger: Ledger) -> None:
    one, two = ledger.household("an-cu", "poor"), ledger.household("an-cu", "poor")
    near = ledger.household("an-cu", "near_poor")
    ledger.review(one, 2025, income=600_000, members=4)
    ledger.review(two, 2025, points=120, members=2)  # points say no income
    ledger.review(one, 2026, income=900_000, members=4)
    ledger.review(two, 2026, income=1_200_000, members=2)
    ledger.review(near, 2026, before="near_poor", income=9_000_000, members=3)
    found = ledger.measure(2026)["CT15"]
    assert found.value == 1_000_000 - 600_000  # (0,9 x 4 + 1,2 x 2) / 6 = 1,0
    assert "Năm 2025: 600.000 đồng một người một tháng, theo 1/2 hộ nghèo đã rà soát." in details(found)


def test_ct13_and_ct15_of_few_households_are_not_for_who_may_not_see_them(ledger: Ledger) -> None:
    work = ledger.atlas.standards[0].indicators[0].code
    for number in range(5):
        one = ledger.household("an-cu" if number else "bai-ngu", "poor")
        ledger.review(one, 2025, work, income=600_000, members=4)
        ledger.review(one, 2026, income=900_000, members=4)
    for code in ("CT13", "CT15"):
        for place, withheld in (("bai-ngu", True), ("an-cu", True), ("an-son", False)):
            found = ledger.measure(2026, place)[code]
            assert found.value is not None
            assert (without_few(found).value is None) is withheld, place
    told = without_few(ledger.measure(2026, "bai-ngu")["CT15"])
    assert lacking(told) == "Ít hơn 5 hộ nên không nêu, để không ai nhận ra hộ nào."
    assert details(told) == []


def test_ct15_says_that_points_are_no_income(ledger: Ledger) -> None:
    one = ledger.household("an-cu", "poor")
    ledger.review(one, 2025, points=120, members=4)
    ledger.review(one, 2026, income=900_000, members=4)
    assert "chỉ có điểm" in lacking(ledger.measure(2026)["CT15"])


def test_practice_and_real_facts_never_meet(ledger: Ledger) -> None:
    ledger.cadre("an-cu", "Trần Văn Một")
    assert ledger.measure(2026, sample=True)["CT09"].lacking is not None
    sample = [one for one in ledger.measure(2025, sample=True).values() if one.value is not None]
    assert [one.code for one in sample] == ["CT07"]  # from the sample plan's own households and models
    assert ledger.measure(2025)["CT07"].value is None
