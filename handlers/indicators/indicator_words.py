"""How an indicator (chỉ tiêu) is said: its value with its unit, the target, and how both compare."""

from collections.abc import Sequence

from locales import Text, _
from reports.indicators import Measured

NOT_ENOUGH = _("not enough figures")


def amount(value: float, unit: str) -> Text:
    """A number in its unit, as people write it: "75%", "20%/năm", "5 hộ"."""
    return _("{n}{unit}", n=value, unit=unit if unit.startswith("%") else f" {unit}")


def mark(one: Measured) -> str:
    """The sign before a line; the words behind it say the same."""
    if one.value is None:
        return "…"
    return {True: "✅", False: "⚠️", None: "•"}[one.is_reached]


def standing(one: Measured) -> Text:
    """The value beside the target and what that means: "75% trên 100%, chưa đạt"."""
    if one.value is None:
        return NOT_ENOUGH
    value = amount(one.value, one.unit)
    if one.target is None:
        return _("{value}, no target number", value=value)
    target = amount(one.target, one.unit)
    if one.is_reached:
        return _("{value}, target {target}, reached", value=value, target=target)
    return _("{value}, target {target}, not reached yet", value=value, target=target)


def line(one: Measured) -> Text:
    """An indicator in one line of a list."""
    return _(
        "{mark} {code} {name}: {standing}",
        mark=mark(one),
        code=one.code,
        name=one.short_name,
        standing=standing(one),
    )


def lines(every: Sequence[Measured]) -> list[Text]:
    """All in short lines: those with a value, then the names of those that lack figures."""
    lacking = [one for one in every if one.value is None]
    found = [line(one) for one in every if one.value is not None]
    if lacking:
        found.append(_("{mark} Not enough figures:", mark=mark(lacking[0])))
    return [*found, *(_("{code} {name}", code=one.code, name=one.short_name) for one in lacking)]


def counted(every: Sequence[Measured]) -> Text:
    """How many are reached, and of how many that cannot be said."""
    return _(
        "Reached {reached}, not yet {missed}, without a target number {open}, not enough figures {lacking}.",
        reached=sum(one.is_reached is True for one in every),
        missed=sum(one.is_reached is False for one in every),
        open=sum(one.value is not None and one.target is None for one in every),
        lacking=sum(one.value is None for one in every),
    )


def whole(one: Measured) -> list[Text]:
    """Everything about an indicator: the figures, how they are computed, and where they come from."""
    found = [_("{code}. {name}.", code=one.code, name=one.name)]
    found.append(_("{mark} {standing}.", mark=mark(one), standing=standing(one)))
    if one.lacking is None:
        found += [*_parts(one), *one.details]
    else:
        found += [one.lacking, *one.details]
        if one.target is not None:
            found.append(_("Target: {target}.", target=amount(one.target, one.unit)))
        found += _parts(one)
    found.append(_("Figures from: {source}.", source=one.source))
    if one.reports:
        found.append(_("Reports: {n}, of them accepted: {accepted}.", n=one.reports, accepted=one.accepted))
    if one.how is not None:
        found.append(_("Way of computing {version}: {how}", version=one.formula, how=one.how))
    found.append(_("Plan, section {section}.", section=one.plan_source))
    return found


def _parts(one: Measured) -> list[Text]:
    """What is divided by what, with the counts where there are any."""
    found = []
    for label, name, count in (
        (_("Numerator: {name}"), one.numerator_name, one.numerator),
        (_("Denominator: {name}"), one.denominator_name, one.denominator),
    ):
        if name:
            told = Text(label.msgid, {"name": name})
            found.append(told if count is None else _("{told}: {n}", told=told, n=count))
    return found
