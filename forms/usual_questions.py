"""Questions that several reports ask in the same words; a form with words of its own writes them itself."""

from forms.kinds.amount import Amount
from forms.kinds.one_day import OneDay
from forms.kinds.photos import Photos
from locales import _

STATE_DAY = OneDay(
    key="day",
    label=_("Day"),
    ask=_("📅 Of which day is this the state?"),
    hint=_("Or type the day, for example: 15/3"),
    quiet=True,
    default=lambda scene: scene.facts.today.isoformat(),
)
COST = Amount(
    key="cost",
    label=_("Cost"),
    ask=_("How much did it cost?"),
    spoken=("kinh phí", "chi phí", "hết", "tốn"),
    hint=_("For example: 1tr5, 500k, 2 million"),
    optional=True,
    quiet=True,
)
PHOTOS = Photos(
    key="photos",
    label=_("Photos"),
    ask=_("📷 Send photos; several are fine."),
    hint=_("No photos? Then “skip”."),
    optional=True,
    quiet=True,
)
