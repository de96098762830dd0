"""Who issues official papers, as papers.yaml says it."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from programme.entry import Entry, PlaceCode, Source, Title

_Line = Annotated[str, Meta(min_length=1, max_length=200)]


class IssuingEntry(Entry, frozen=True):
    """papers.yaml: a body that issues papers about a place; see ``models/issuing_body.py``.

    The layout they stand in is that of NĐ 30/2020/NĐ-CP, Phụ lục I.
    """

    place: PlaceCode
    name: Title
    symbol: Annotated[str, Meta(min_length=1, max_length=40)]
    town: Annotated[str, Meta(min_length=1, max_length=60)]
    signs: Annotated[tuple[_Line, ...], Meta(min_length=1, max_length=4)]
    recipients: Annotated[tuple[_Line, ...], Meta(min_length=1, max_length=20)]
    source: Source
    above: Annotated[str, Meta(max_length=200)] = ""
    addressees: tuple[_Line, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
