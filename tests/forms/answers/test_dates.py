"""Days as people say them, on Wednesday 18/03/2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers.dates import read_day, read_days
from forms.answers.reading import Misfit, Understood, Unsure
from tests.forms.answers.typed_forms import with_or_without_accents

TODAY = date(2026, 3, 18)

CLEAR = [
    ("hôm nay", "2026-03-18"),
    ("nay", "2026-03-18"),
    ("sáng nay", "2026-03-18"),
    ("bữa nay", "2026-03-18"),
    ("hôm qua", "2026-03-17"),
    ("qua", "2026-03-17"),
    ("chiều qua", "2026-03-17"),
    ("tối hôm qua", "2026-03-17"),
    ("dạ hôm qua ạ", "2026-03-17"),
    ("14h hôm qua", "2026-03-17"),
    ("hôm kia", "2026-03-16"),
    ("3 ngày trước", "2026-03-15"),
    ("cách đây hai hôm", "2026-03-16"),
    ("15/3", "2026-03-15"),
    ("15 / 3", "2026-03-15"),
    ("15-3", "2026-03-15"),
    ("15.3", "2026-03-15"),
    ("15-3-2026", "2026-03-15"),
    ("15/3/26", "2026-03-15"),
    ("15/03/2026", "2026-03-15"),
    ("2026-03-15", "2026-03-15"),
    ("8h30 sáng 15/3", "2026-03-15"),
    ("ngày 15", "2026-03-15"),
    ("ngày 20", "2026-02-20"),
    ("ngày 31", "2026-01-31"),
    ("ngày 15 tháng 3", "2026-03-15"),
    ("ngày 15 tháng 3 năm 2026", "2026-03-15"),
    ("ngày mười lăm tháng ba", "2026-03-15"),
    ("15 tháng ba", "2026-03-15"),
    ("15 thg 3", "2026-03-15"),
    ("ngày 15 tháng trước", "2026-02-15"),
    ("15/3 năm ngoái", "2025-03-15"),
    ("31/12", "2025-12-31"),
    ("thứ hai", "2026-03-16"),
    ("thứ 3", "2026-03-17"),
    ("T2", "2026-03-16"),
    ("chủ nhật", "2026-03-15"),
    ("cn", "2026-03-15"),
    ("thứ sáu", "2026-03-13"),
    ("thứ hai này", "2026-03-16"),
    ("thứ hai rồi", "2026-03-16"),
    ("thứ hai tuần này", "2026-03-16"),
    ("thứ hai tuần trước", "2026-03-09"),
    ("thứ hai tuần rồi", "2026-03-09"),
    ("chủ nhật tuần trước", "2026-03-15"),
    ("thứ ba 17/3", "2026-03-17"),
]


@pytest.mark.parametrize(("typed", "day"), CLEAR)
def test_clear_days(typed: str, day: str) -> None:
    for form in with_or_without_accents(typed):
        assert read_day(form, TODAY, latest=TODAY) == Understood(day)


def test_words_that_only_accents_tell_apart() -> None:
    assert read_day("hôm kìa", TODAY, latest=TODAY) == Understood("2026-03-15")
    assert read_day("ngày mốt", TODAY) == Understood("2026-03-20")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("mùng 3", "2026-03-03"),  # lunar to some
        ("mồng 5 tháng 2", "2026-02-05"),
        ("15", "2026-03-15"),
        ("15 3", "2026-03-15"),
        ("15032026", "2026-03-15"),
        ("hôm qua mới tập huấn xong", "2026-03-17"),
        ("bữa 15/3 làm ở nhà văn hóa", "2026-03-15"),
        ("20/3", "2025-03-20"),  # a year back, so perhaps a slip
        ("mùng 3 Tết", "2026-02-19"),
        ("30 tết", "2026-02-16"),
        ("giao thừa", "2026-02-16"),
        ("rằm tháng 7", "2025-09-06"),
        ("rằm tháng giêng", "2026-03-03"),
        ("23 tháng chạp", "2026-02-10"),
        ("15/1 âm lịch", "2026-03-03"),
    ],
)
def test_days_to_be_read_back(typed: str, day: str) -> None:
    for form in with_or_without_accents(typed):
        assert read_day(form, TODAY, latest=TODAY) == Understood(day, sure=False)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("thứ tư", ("2026-03-18", "2026-03-11")),  # said on a Wednesday
        ("thứ hai trước", ("2026-03-16", "2026-03-09")),
        ("thứ hai 17/3", ("2026-03-16", "2026-03-17")),  # which is a Tuesday
        ("thứ hai hoặc thứ ba", ("2026-03-16", "2026-03-17")),
        ("15/3 và 17/3", ("2026-03-15", "2026-03-17")),
        ("15-17/3", ("2026-03-15", "2026-03-17")),
        ("tuần này", ("2026-03-16", "2026-03-17", "2026-03-18")),
        ("tuần trước", tuple(f"2026-03-{day:02}" for day in range(9, 16))),
    ],
)
def test_what_may_be_several_days_is_asked(typed: str, days: tuple[str, ...]) -> None:
    reading = read_day(typed, TODAY, latest=TODAY)
    assert isinstance(reading, Unsure)
    assert reading.candidates == days


@pytest.mark.parametrize(
    ("typed", "code", "suggestions"),
    [
        ("31/11", "no_such_day", ("2025-11-30", "2025-12-01")),
        ("31/2/2026", "no_such_day", ("2026-02-28", "2026-03-01")),
        ("29/2", "no_such_day", ("2026-02-28", "2026-03-01")),
        ("31/4/2026", "no_such_day", ()),
        ("45/3", "no_such_day", ()),
        ("3/15", "no_such_day", ("2026-03-15",)),
        ("0/0", "no_such_day", ()),
        ("ngày mai", "future", ()),
        ("mai", "future", ()),
        ("ngày mốt", "future", ()),
        ("15/4/2026", "future", ()),
        ("chủ nhật tuần này", "future", ("2026-03-15",)),
        ("12/2025", "which_day", ()),
        ("tháng trước", "which_day", ()),
        ("hôm trước", "not_a_day", ()),
        ("chưa nhớ", "not_a_day", ()),
        ("", "not_a_day", ()),
    ],
)
def test_what_does_not_fit(typed: str, code: str, suggestions: tuple[str, ...]) -> None:
    reading = read_day(typed, TODAY, latest=TODAY)
    assert isinstance(reading, Misfit)
    assert (reading.code, reading.suggestions) == (code, suggestions)


def test_the_day_after_the_month_is_offered_only_when_it_has_come() -> None:
    reading = read_day("31/11", date(2026, 11, 30), latest=date(2026, 11, 30))
    assert isinstance(reading, Misfit)
    assert reading.suggestions == ("2026-11-30",)
    assert reading.why.values == {"month": 11, "days": 30}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("mai", "2026-03-19"),
        ("ngày mốt", "2026-03-20"),
        ("3 ngày nữa", "2026-03-21"),
        ("15/4", "2026-04-15"),
        ("ngày 20", "2026-03-20"),
        ("thứ hai tuần sau", "2026-03-23"),
        ("15/1", "2027-01-15"),
    ],
)
def test_days_to_come(typed: str, day: str) -> None:
    reading = read_day(typed, TODAY, earliest=TODAY)
    assert isinstance(reading, Understood)
    assert reading.value == day


def test_days_outside_what_fits() -> None:
    early = read_day("15/1/2026", TODAY, earliest=TODAY)
    late = read_day("15/6/2026", TODAY, latest=date(2026, 5, 1))
    assert isinstance(early, Misfit)
    assert isinstance(late, Misfit)
    assert (early.code, late.code) == ("too_early", "too_late")


RANGES = [
    ("từ 15/3 đến 17/3", "2026-03-15", "2026-03-17"),
    ("tu ngay 15 den ngay 17 thang 3", "2026-03-15", "2026-03-17"),
    ("15-17/3", "2026-03-15", "2026-03-17"),
    ("15 – 17/3/2025", "2025-03-15", "2025-03-17"),
    ("15 đến 17/3", "2026-03-15", "2026-03-17"),
    ("15/3 - 17/3", "2026-03-15", "2026-03-17"),
    ("15/3-17/3", "2026-03-15", "2026-03-17"),
    ("15-3 - 17-3", "2026-03-15", "2026-03-17"),
    ("15/3 đến 17/3/2025", "2025-03-15", "2025-03-17"),
    ("15-17", "2026-03-15", "2026-03-17"),
    ("15, 16/3", "2026-03-15", "2026-03-16"),
    ("15 và 16 tháng 3", "2026-03-15", "2026-03-16"),
    ("30/12 - 2/1", "2025-12-30", "2026-01-02"),
    ("28/2-2/3", "2026-02-28", "2026-03-02"),
    ("hôm kia đến hôm qua", "2026-03-16", "2026-03-17"),
    ("thứ hai đến thứ tư", "2026-03-16", "2026-03-18"),
    ("T2-T4", "2026-03-16", "2026-03-18"),
    ("hôm qua", "2026-03-17", "2026-03-17"),
    ("15-3", "2026-03-15", "2026-03-15"),
    ("tập huấn từ 15/3 đến 17/3 ở ấp", "2026-03-15", "2026-03-17"),
]


@pytest.mark.parametrize(("typed", "first", "last"), RANGES)
def test_one_day_or_several(typed: str, first: str, last: str) -> None:
    for form in with_or_without_accents(typed):
        assert read_days(form, TODAY, latest=TODAY) == Understood({"first": first, "last": last})


def test_ten_twelve_is_a_date_or_three_days() -> None:
    reading = read_days("10-12", TODAY, latest=TODAY)
    assert isinstance(reading, Unsure)
    assert reading.candidates == (
        {"first": "2025-12-10", "last": "2025-12-10"},
        {"first": "2026-03-10", "last": "2026-03-12"},
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("16/3 đến 20/3", "future"),
        ("17/3 - 15/3", "backwards"),
        ("31/11 đến 2/12", "no_such_day"),
        ("?", "not_a_day"),
    ],
)
def test_ranges_that_do_not_fit(typed: str, code: str) -> None:
    reading = read_days(typed, TODAY, latest=TODAY)
    assert isinstance(reading, Misfit)
    assert reading.code == code


def test_backwards_days_are_offered_the_right_way_round() -> None:
    reading = read_days("17/3 - 15/3", TODAY, latest=TODAY)
    assert isinstance(reading, Misfit)
    assert reading.suggestions == ({"first": "2026-03-15", "last": "2026-03-17"},)


def test_a_text_too_long_for_a_day_is_none() -> None:
    assert isinstance(read_days("15/3 - " * 1000, TODAY), Misfit)


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_back_in_every_form(day: date) -> None:
    d, m, y = day.day, day.month, day.year
    for typed in (
        day.isoformat(),
        f"{d}/{m}/{y}",
        f"{d:02}/{m:02}/{y}",
        f"{d}-{m}-{y}",
        f"{d}.{m}.{y}",
        f"{d}/{m}/{y % 100:02}",
        f"ngày {d} tháng {m} năm {y}",
        f"{d} tháng {m}/{y}",
    ):
        assert read_day(typed, TODAY) == Understood(day.isoformat()), typed


@given(st.integers(0, 180))
def test_without_a_year_the_nearest_past_day_is_meant(days_ago: int) -> None:
    day = TODAY - timedelta(days=days_ago)
    for typed in (f"{day.day}/{day.month}", f"ngày {day.day} tháng {day.month}"):
        assert read_day(typed, TODAY, latest=TODAY) == Understood(day.isoformat())


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)), st.integers(1, 10))
def test_every_range_reads_back(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    typed = f"{first.day}/{first.month}/{first.year} - {last.day}/{last.month}/{last.year}"
    assert read_days(typed, TODAY) == Understood({"first": first.isoformat(), "last": last.isoformat()})


WORDS = [
    "ngày",
    "tháng",
    "năm",
    "thứ",
    "hai",
    "tuần",
    "trước",
    "mùng",
    "rằm",
    "tết",
    "3",
    "15/3",
    "31/2",
    "99",
    "-",
    "đến",
    "0/0/0",
    "9999",
    "12/0000",
]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join))
def test_nothing_typed_raises(text: str) -> None:
    read_day(text, TODAY, latest=TODAY)
    read_days(text, TODAY, earliest=TODAY)
