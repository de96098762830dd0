"""What all entries of a plan have in common, and the kinds of texts and codes that stand in them.

The limits of length are those of the tables.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

PlaceCode = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=20)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=32)]
ItemCode = Annotated[str, Meta(pattern=r"^[A-Z]+[0-9]*(\.[0-9]+)*$", max_length=16)]
FormKey = Annotated[str, Meta(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=32)]
MeasureKey = Annotated[str, Meta(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
Words = Annotated[str, Meta(min_length=1, max_length=300)]
Short = Annotated[str, Meta(min_length=1, max_length=60)]
Title = Annotated[str, Meta(min_length=1, max_length=200)]
Source = Annotated[str, Meta(min_length=1, max_length=60)]
Year = Annotated[int, Meta(ge=1990, le=2100)]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every entry has in common: it does not change, and a misspelt key is refused."""
