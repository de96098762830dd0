"""Working days in Viet Nam: weekends, holidays, swaps, and what data says otherwise."""

from datetime import date, timedelta

import pytest
from lunar_vn import convert_lunar_to_solar

from scheduler.calendar import LONGEST_REST, Calendars, RestSpan, WorkCalendar

USUAL = WorkCalendar()
LAI_SON, BAI_BAC, AN_SON = "kien-hai/lai-son/", "kien-hai/lai-son/bai-bac/", "kien-hai/an-son/"
STORM = RestSpan(date(2026, 11, 9), date(2026, 11, 11), LAI_SON, reason="Bão số 12")


def day(written: str) -> date:
    """The day of "24/11/2026"."""
    number, month, year = written.split("/")
    return date(int(year), int(month), int(number))


WORKED, WEEKEND = None, ""


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("28/01/2025", "Giao thừa Tết Nguyên Đán"),
        ("07/04/2025", "Ngày Giỗ Tổ Hùng Vương"),
        ("26/04/2025", WORKED),  # Saturday, worked for 02/5
        ("02/05/2025", "Ngày nghỉ (thay cho ngày 26/04/2025)"),
        ("01/01/2026", "Tết Dương lịch"),
        ("02/01/2026", WORKED),
        ("14/02/2026", WEEKEND),
        ("16/02/2026", "Giao thừa Tết Nguyên Đán"),
        ("20/02/2026", "Mùng bốn Tết Nguyên Đán"),
        ("23/02/2026", WORKED),
        ("26/04/2026", "Ngày Giỗ Tổ Hùng Vương"),  # a Sunday
        ("27/04/2026", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        ("22/08/2026", WORKED),  # Saturday, worked for 31/8
        ("29/08/2026", WEEKEND),
        ("31/08/2026", "Ngày nghỉ (thay cho ngày 22/08/2026)"),
        ("02/09/2026", "Quốc khánh"),
        ("03/09/2026", WORKED),
        ("07/11/2026", WEEKEND),
        ("08/11/2026", WEEKEND),
        ("09/11/2026", WORKED),
        ("24/11/2026", "Ngày Văn hóa Việt Nam"),
        ("25/11/2026", WORKED),
        ("03/02/2027", WORKED),
        ("04/02/2027", "29 Tết"),
        ("06/02/2027", "Tết Nguyên Đán"),
        ("10/02/2027", "Mùng năm Tết Nguyên Đán"),
        ("11/02/2027", WORKED),
        ("16/04/2027", "Ngày Giỗ Tổ Hùng Vương"),
        ("01/05/2027", "Ngày Quốc tế Lao động"),  # a Saturday
        ("03/05/2027", "Ngày Quốc tế Lao động (nghỉ bù)"),
        ("04/05/2027", WORKED),
        ("24/11/2027", "Ngày Văn hóa Việt Nam"),
        ("03/01/2028", "Tết Dương lịch (nghỉ bù)"),
        ("26/01/2028", "Tết Nguyên Đán"),
        ("29/02/2028", WORKED),
        ("04/09/2028", "Quốc khánh (nghỉ bù)"),
    ],
)
def test_why_nobody_works_on_a_day(written: str, why: str | None) -> None:
    assert USUAL.why_rest(day(written)) == why
    assert USUAL.is_rest(day(written)) is (why is not None)


@pytest.mark.parametrize(
    ("year", "first"), [(2007, "17/02/2007"), (2030, "02/02/2030"), (2053, "18/02/2053")]
)
def test_tet_is_reckoned_by_the_meridian_of_viet_nam(year: int, first: str) -> None:
    """In these years Beijing keeps it a day later."""
    assert convert_lunar_to_solar(1, 1, year) == day(first)
    assert USUAL.why_rest(day(first)) == "Tết Nguyên Đán"


@pytest.mark.parametrize("year", range(2000, 2101))
def test_the_first_three_days_of_tet_are_always_rest_days(year: int) -> None:
    first = convert_lunar_to_solar(1, 1, year)
    assert all(USUAL.is_rest(first + timedelta(days=n)) for n in range(3))


class TestData:
    """What is decided later comes as data, and overrules weekends and holidays."""

    def test_a_day_off_more(self) -> None:
        ours = WorkCalendar([RestSpan(date(2027, 2, 11), date(2027, 2, 12), reason="Nghỉ bù Tết")])
        assert ours.why_rest(date(2027, 2, 11)) == "Nghỉ bù Tết"
        assert ours.on_or_after(date(2027, 2, 4)) == date(2027, 2, 15)

    def test_a_saturday_that_is_worked_for_it(self) -> None:
        saturday = date(2027, 2, 20)
        assert USUAL.is_rest(saturday)
        assert not WorkCalendar([RestSpan(saturday, saturday, works=True)]).is_rest(saturday)

    def test_of_two_entries_about_a_day_the_later_one_counts(self) -> None:
        rest = RestSpan(date(2026, 11, 9), date(2026, 11, 13), reason="Bão")
        work = RestSpan(date(2026, 11, 12), date(2026, 11, 12), works=True)
        thursday = date(2026, 11, 12)
        assert not WorkCalendar([rest, work]).is_rest(thursday)
        assert WorkCalendar([work, rest]).is_rest(thursday)

    @pytest.mark.parametrize(
        ("path", "rests"),
        [(LAI_SON, True), (BAI_BAC, True), (AN_SON, False), ("kien-hai/", False), ("", False)],
    )
    def test_a_pause_holds_at_its_place_and_below_it(self, path: str, rests: bool) -> None:
        calendars = Calendars([STORM])
        assert calendars.are_local
        assert calendars.at(path).is_rest(date(2026, 11, 10)) is rests

    def test_a_place_whose_name_begins_alike_is_another_one(self) -> None:
        assert not Calendars([STORM]).at("kien-hai/lai-son-2/").is_rest(date(2026, 11, 10))

    def test_places_with_the_same_days_share_a_calendar(self) -> None:
        calendars = Calendars([STORM])
        assert calendars.at(LAI_SON) is calendars.at(BAI_BAC)
        assert calendars.at(AN_SON) is calendars.everywhere
        assert not Calendars([STORM._replace(path="")]).are_local

    def test_every_calendar_there_is_is_that_of_some_place(self) -> None:
        inner = RestSpan(date(2026, 12, 1), date(2026, 12, 1), BAI_BAC)
        calendars = Calendars([inner, STORM, RestSpan(date(2026, 12, 2), date(2026, 12, 2))])
        places = ("", AN_SON, LAI_SON, BAI_BAC)
        assert set(calendars.every) == {calendars.at(path) for path in places}


@pytest.mark.parametrize(
    ("start", "working_days", "end"),
    [
        ("05/11/2026", 0, "05/11/2026"),
        ("05/11/2026", 1, "06/11/2026"),
        ("05/11/2026", 2, "09/11/2026"),
        ("05/11/2026", -3, "02/11/2026"),
        ("05/11/2026", -4, "30/10/2026"),
        ("07/11/2026", 1, "09/11/2026"),  # from a Saturday
        ("07/11/2026", -1, "06/11/2026"),
        ("03/02/2027", 1, "11/02/2027"),  # over Tết
        ("11/02/2027", -1, "03/02/2027"),
        ("31/12/2026", 1, "04/01/2027"),  # over the year's end
        ("21/08/2026", 1, "22/08/2026"),  # to a Saturday that is worked
        ("28/08/2026", 1, "03/09/2026"),
    ],
)
def test_so_many_working_days_later_or_earlier(start: str, working_days: int, end: str) -> None:
    assert USUAL.forward(day(start), working_days) == day(end)
    if not USUAL.is_rest(day(start)):
        assert USUAL.between(day(start), day(end)) == working_days


@pytest.mark.parametrize(
    ("first", "last", "working_days"),
    [
        ("06/11/2026", "09/11/2026", 1),
        ("09/11/2026", "06/11/2026", -1),
        ("06/11/2026", "08/11/2026", 0),
        ("07/11/2026", "09/11/2026", 1),
        ("03/02/2027", "12/02/2027", 2),
        ("12/02/2027", "03/02/2027", -2),
    ],
)
def test_working_days_between_two_days(first: str, last: str, working_days: int) -> None:
    assert USUAL.between(day(first), day(last)) == working_days


@pytest.mark.parametrize(
    ("start", "before", "after"),
    [
        ("05/11/2026", "05/11/2026", "05/11/2026"),
        ("07/11/2026", "06/11/2026", "09/11/2026"),
        ("08/02/2027", "03/02/2027", "11/02/2027"),
        ("24/11/2026", "23/11/2026", "25/11/2026"),
        ("01/05/2027", "29/04/2027", "04/05/2027"),
    ],
)
def test_the_nearest_working_day(start: str, before: str, after: str) -> None:
    assert USUAL.on_or_before(day(start)) == day(before)
    assert USUAL.on_or_after(day(start)) == day(after)


def test_a_pause_that_never_ends_does_not_keep_anybody_looking() -> None:
    first = date(2026, 11, 9)
    ours = WorkCalendar([RestSpan(first, date(9999, 1, 1))])
    within, long = first + timedelta(days=30), first + timedelta(days=LONGEST_REST)
    assert ours.on_or_after(within) == within, "there is no other day to be had"
    assert ours.on_or_before(within) == date(2026, 11, 6)
    assert ours.on_or_before(long) == long
    assert ours.forward(within, 3) == within + timedelta(days=3)


def test_a_pause_of_two_months_is_waited_for() -> None:
    first = date(2026, 11, 9)
    ours = WorkCalendar([RestSpan(first, date(2026, 12, 31))])
    assert ours.on_or_after(first) == date(2027, 1, 4)
