"""What forms about duties have in common: the report they are about, and days that lie ahead."""

from datetime import timedelta
from typing import Any

from forms.facts import Answers, Scene, When, always
from forms.kinds.computed import Computed
from forms.kinds.one_day import OneDay
from forms.question import Check
from locales import Text, _

FARTHEST = timedelta(days=366)  # a deadline in chat; a slip of the year is asked about (assumption)


def named(answers: Answers) -> tuple[int, str] | None:
    """The duty and the period that were chosen: ``{"duty": id, "period": key, "name": words}``."""
    target = answers.get("target")
    return (int(target["duty"]), str(target["period"])) if target else None


def headline(answers: Answers) -> Text | str:
    """What the chosen report is called."""
    target = answers.get("target")
    return str(target["name"]) if target else ""


def only_one(source: str) -> Any:
    """A default: where one report alone can be meant, it is."""

    def default(scene: Scene) -> Any:
        options = scene.facts.options(source, scene.answers)
        return options[0].value if len(options) == 1 else None

    return default


def none_there(source: str, why: Text) -> Any:
    """A form that cannot be begun while there is nothing to choose from."""

    def blocked(scene: Scene) -> Text | None:
        return None if scene.facts.options(source, scene.answers) else why

    return blocked


def _lies_ahead(value: Any, scene: Scene) -> bool:
    return bool(str(value) > scene.facts.today.isoformat())


def _is_near(value: Any, scene: Scene) -> bool:
    return bool(str(value) <= (scene.facts.today + FARTHEST).isoformat())


# every day that a deadline can be set to
DEADLINE = (
    Check("not_ahead", _lies_ahead, lambda value, scene: _("A day still to come is needed here. Which day?")),
    Check("too_far", _is_near, lambda value, scene: _("That day is more than a year away. Which day?")),
)


def deadline_day(label: Text, ask: Text, when: When = always) -> OneDay:
    """The question for a deadline, ``due_on``: a day ahead, with some working days to tap."""
    return OneDay(
        key="due_on",
        label=label,
        ask=ask,
        hint=_("Or type the day, for example: 15/3"),
        future=True,
        source="next_days",
        checks=DEADLINE,
        when=when,
    )


def not_over(key: str) -> Any:
    """A form that cannot be sent when the day chosen in it went by while it was a draft."""

    def refused(scene: Scene) -> Text | None:
        day = scene.answers.get(key)
        if day is None or str(day) >= scene.facts.today.isoformat():
            return None
        return _("The day you chose is over. Type the number of its line to choose another.")

    return refused


SENT_ON = Computed(
    key="day",
    label=_("Day"),
    hidden=True,
    default=lambda scene: scene.facts.today.isoformat(),
    shown=lambda value, scene: str(value),
)
