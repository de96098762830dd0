"""Every kind of answer by its name, for callers that learn the kind only when they run.

Values are plain JSON: yes and no are "yes" and "no", choices are their labels. Each reader is
imported when it is first asked for, so that one answer does not wait for all of them.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from forms.answers.reading import Misfit, Reading, Understood, Unsure
from locales import _
from locales.folding import as_typed


class Asked(NamedTuple):
    """What a reader may have to know: today (the local calendar day) and the labels of a choice."""

    today: date
    labels: Sequence[str] = ()


def read_as(kind: str, text: str, asked: Asked) -> Reading:
    """The reading of a text as an answer of a kind of ``KINDS``. Raises KeyError for another kind."""
    return KINDS[kind](text, asked)


def _count(text: str, asked: Asked) -> Reading:
    from forms.answers.numbers import read_count

    return read_count(text)


def _money(text: str, asked: Asked) -> Reading:
    from forms.answers.money import read_money

    return read_money(text)


def _quantity(text: str, asked: Asked) -> Reading:
    from forms.answers.quantity import read_quantity

    return read_quantity(text)


def _date(text: str, asked: Asked) -> Reading:
    """A day of something that has happened."""
    from forms.answers.dates import read_day

    return read_day(text, asked.today, latest=asked.today)


def _dates(text: str, asked: Asked) -> Reading:
    from forms.answers.dates import read_days

    return read_days(text, asked.today, latest=asked.today)


def _yes_no(text: str, asked: Asked) -> Reading:
    from forms.answers.yes_no import read_yes_no

    answer = read_yes_no(text)
    if answer is None:
        return Misfit("yes_no", _("Yes or no?"), ("yes", "no"))
    return Understood("yes" if answer else "no")


def _phone(text: str, asked: Asked) -> Reading:
    from forms.answers.phones import read_phone

    return read_phone(text)


def _headcount(text: str, asked: Asked) -> Reading:
    from forms.answers.headcount import read_headcount

    return read_headcount(text)


def _name(text: str, asked: Asked) -> Reading:
    from forms.answers.names import read_name

    return read_name(text)


def _choice(text: str, asked: Asked) -> Reading:
    from forms.answers.choices import read_choice

    found = read_choice(text, asked.labels)
    if found is None:
        why = _("“{typed}” is not among these.", typed=as_typed(text))
        return Misfit("choice", why, tuple(asked.labels))
    if isinstance(found, int):
        return Understood(asked.labels[found])
    return Unsure(tuple(asked.labels[at] for at in found), _("Which of these, please?"))


def _several(text: str, asked: Asked) -> Reading:
    from forms.answers.several import read_several

    def named(places: Sequence[int]) -> list[str]:
        return [asked.labels[at] for at in places]

    reading = read_several(text, asked.labels)
    if isinstance(reading, Understood):
        return reading._replace(value=named(reading.value))
    if isinstance(reading, Unsure):
        return reading._replace(candidates=tuple(map(named, reading.candidates)))
    return reading._replace(suggestions=tuple(map(named, reading.suggestions)))


KINDS: dict[str, Callable[[str, Asked], Reading]] = {
    "count": _count,
    "money": _money,
    "quantity": _quantity,
    "date": _date,
    "dates": _dates,
    "yesno": _yes_no,
    "phone": _phone,
    "headcount": _headcount,
    "name": _name,
    "choice": _choice,
    "several": _several,
}
AMONG_LABELS = frozenset({"choice", "several"})


def as_object(reading: Reading, say: Callable[[Any], str]) -> dict[str, Any]:
    """A reading as JSON: ``value``, ``sure`` false where it is read back; or ``ask`` and ``options``."""
    if isinstance(reading, Understood):
        return {"value": reading.value} if reading.sure else {"value": reading.value, "sure": False}
    options = reading.candidates if isinstance(reading, Unsure) else reading.suggestions
    return {"ask": say(reading.why), "options": list(options)}
