"""Rest days that end and stand there once, and quiet hours that are times of day."""

from tests.programme.wrong import Wrong

TABLE = [
    Wrong(
        "dates_reversed",
        "rest_days.yaml",
        line=4,
        old="last: 2026-11-12",
        new="last: 2026-11-09",
        reason="it ends on 2026-11-09, before it begins on 2026-11-10",
    ),
    Wrong(
        "too_long",
        "rest_days.yaml",
        line=4,
        old="last: 2026-11-12",
        new="last: 2027-01-09",
        reason="these are 61 days, more than 60, so that no deadline would ever come",
    ),
    Wrong(
        "unknown_place",
        "rest_days.yaml",
        line=5,
        old="place: tay",
        new="place: nam",
        reason="the place nam is not in places.yaml",
    ),
    Wrong(
        "periods_overlap",
        "rest_days.yaml",
        line=2,
        old="{first: 2026-08-22, last: 2026-08-22,",
        new="{first: 2026-08-22, last: 2026-09-01,",
        reason="these days meet those from 2026-08-31 to 2026-08-31, write each day once for a place",
    ),
    Wrong(
        "missing_key",
        "rest_days.yaml",
        line=3,
        old="  reason: bão\n",
        new="",
        reason="the key reason is missing here",
    ),
    Wrong(
        "duplicate_code",
        "quiet_hours.yaml",
        line=2,
        old="role: coordinator",
        new="role: hamlet_head",
        reason="hamlet_head stands in this list twice, each may stand in it once",
    ),
    Wrong(
        "bad_value",
        "quiet_hours.yaml",
        line=1,
        old='"21:00"',
        new="24:00",
        reason="a time of day is written with four digits, from 00:00 to 23:59, for example 07:00",
    ),
    Wrong(
        "bad_value",
        "quiet_hours.yaml",
        line=1,
        old='"06:00"',
        new="6 giờ",
        reason="a time of day is written with four digits, from 00:00 to 23:59, for example 07:00",
    ),
    Wrong(
        "bad_value",
        "quiet_hours.yaml",
        line=2,
        old="role: coordinator",
        new="role: điều phối viên",
        reason="'điều phối viên' is not one of the words that fit here",
    ),
]
