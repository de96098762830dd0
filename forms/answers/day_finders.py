"""Every way in which a text mentions a day: lunar, from today, of the calendar, weekdays."""

from collections.abc import Callable, Iterator

from forms.answers.calendar_days import calendar_days
from forms.answers.day_mentions import Mention, Window
from forms.answers.lunar import lunar_days
from forms.answers.relative_days import relative_days
from forms.answers.weekdays import weekdays

_FINDERS: tuple[Callable[[str, Window], Iterator[Mention]], ...] = (
    lunar_days,
    relative_days,
    calendar_days,
    weekdays,
)


def mentions(said: str, window: Window) -> tuple[list[Mention], str]:
    """What days a plain text mentions, in its order, and what of the text is left."""
    mentioned: list[Mention] = []
    for finder in _FINDERS:
        found = list(finder(said, window))
        for mention in found:
            length = mention.end - mention.start
            said = said[: mention.start] + "\0" * length + said[mention.end :]
        mentioned += found
    return sorted(mentioned, key=lambda mention: mention.start), said
