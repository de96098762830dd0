"""The budget register of a plan, as budgets.yaml says it: what is allocated in a year, and to whom."""

from typing import Annotated, Literal

from msgspec import Meta

from programme.entry import Entry, ItemCode, PlaceCode, Slug, Year
from programme.money import Dong

MoneySource = Literal["central", "local", "bank", "combined", "people"]


class AllocationEntry(Entry, frozen=True):
    """budgets.yaml: an amount (giao vốn) for a place or for an agency; ``money`` is its source.

    sample_budgets.yaml has the same entries, made up for practice.
    """

    year: Year
    activity: ItemCode
    money: MoneySource
    amount: Dong
    document: Annotated[str, Meta(min_length=1, max_length=120)]  # the decision that allocates it
    place: PlaceCode | None = None
    agency: Slug | None = None

    @property
    def unit(self) -> str:
        """Who gets it, as the file says it."""
        return self.place or self.agency or "?"
