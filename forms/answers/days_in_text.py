"""Where in a longer text days are said: the stretches of it, for ``dates`` to read."""

import re
from collections.abc import Iterator
from datetime import date

from forms.answers.day_finders import mentions
from forms.answers.day_mentions import Mention, Window
from locales.folding import LONGEST, plain

Span = tuple[int, int]

_RANGE = re.compile(
    r"\b\d{1,2}(?:, ?\d{1,2})* ?(?:-|–|den|toi|va|,) ?(?:ngay )?"
    r"\d{1,2}[/.]\d{1,2}(?:[/.-]\d{2,4})?(?![\d/.-])"
)
_WITHOUT_DAY = re.compile(r"\d{1,2}\.\d{1,2}")  # "1.5 tấn" is no first of May
_HARVESTED = re.compile(r"t(?:hu)? ?\d")  # "thu 5 triệu", "t 2" beside an amount
_OF_ALL = re.compile(r" ?(?:so|tong|phan|trieu|tr|ty|ti|tan|ta|kg|ky|con|nguoi|ho|nghin|ngan|k|lit|m2)\b")
_BEFORE = re.compile(
    r"(?:(?:\btu|\bvao|\bluc|\bngay|\bhom|\bbuoi|\bsang|\btrua|\bchieu|\btoi|\bdem"
    r"|\b\d{1,2} ?(?:h|g|gio)(?: ?\d{1,2})?(?: ?phut)?|\(),? )*(?:tu |ngay )*$"
)
_BETWEEN = re.compile(r"[ ,(]*(?:den|toi|-|–|va|hoac|hay|tuc|la|ngay|nham)?[ (]*(?:ngay )?")


def days_in(text: str, today: date) -> list[Span]:
    """The stretches of a text that say days, in its order; those beside each other are one.

    ``text`` is as long as its plain form, which is what ``mentions`` searches.
    """
    said = plain(text)
    if len(said) != len(text) or len(text) > LONGEST:
        return []
    found = mentions(said, Window(today, None, today))[0]
    trusted = [(one.start, one.end) for one in found if _is_day(one, said, text)]
    spans = sorted({*trusted, *_ranges(said)})
    return [_with_lead(said, span) for span in _joined(said, spans)]


def _ranges(said: str) -> Iterator[Span]:
    for found in _RANGE.finditer(said):
        yield found.span()


def _is_day(mention: Mention, said: str, text: str) -> bool:
    """Whether a mention in the middle of other words can be trusted to be a day."""
    words = said[mention.start : mention.end]
    if not mention.days and (mention.misfit is None or mention.misfit.code != "no_such_day"):
        return False
    counts = words[-1].isdigit() and _OF_ALL.match(said[mention.end :])
    if _WITHOUT_DAY.fullmatch(words) or counts:
        return False
    typed = text[mention.start : mention.end]
    harvested = _HARVESTED.match(words) and typed.isascii() and not text.isascii()
    return not harvested


def _joined(said: str, spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and (start <= joined[-1][1] or _BETWEEN.fullmatch(said[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _with_lead(said: str, span: Span) -> Span:
    """With the time of day and "ngày" before it."""
    lead = _BEFORE.search(said[: span[0]])
    return (lead.start() if lead else span[0], span[1])
