"""The poverty standards of a plan, as standards.yaml says them."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from programme.entry import Entry, Slug
from programme.money import Dong


class DeprivationEntry(Entry, frozen=True):
    """One indicator of deprivation (chỉ số thiếu hụt); no ``meaning`` where its wording is not verified.

    Reviews keep the codes of a household's deprivations in one short column, so codes are short.
    """

    code: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=24)]
    name: Annotated[str, Meta(min_length=1, max_length=80)]
    dimension: Annotated[str, Meta(min_length=1, max_length=80)]
    meaning: Annotated[str, Meta(max_length=600)] = ""


class StandardEntry(Entry, frozen=True):
    """standards.yaml: a poverty standard (chuẩn nghèo) and the days on which it is in force.

    Incomes are per head and month; without points nothing is judged by them.
    """

    code: Slug
    document: Annotated[str, Meta(min_length=1, max_length=120)]
    valid_from: date
    rural_income: Dong
    urban_income: Dong
    deprivations: Annotated[int, Meta(ge=1)]
    indicators: Annotated[tuple[DeprivationEntry, ...], Meta(min_length=1)]
    valid_to: date | None = None
    rural_points: Annotated[int, Meta(ge=1, le=1000)] | None = None
    urban_points: Annotated[int, Meta(ge=1, le=1000)] | None = None
