"""Money in words: allocated, disbursed, the share, what is left, in million dong; and from where."""

from locales import Text, _
from reports.budget import Amounts
from reports.millions import in_millions

SOURCE_NAMES: dict[str, Text] = {
    "central": _("central budget"),
    "local": _("local budget"),
    "bank": _("social policy bank"),
    "combined": _("combined with another programme"),
    "people": _("people's own contribution"),
    "unknown": _("source not known yet"),
}
NOTHING_SAID = _("no figures yet")


def said(amounts: Amounts) -> Text:
    """What is known of one or several lines of the budget."""
    if amounts.allocated is None:
        if amounts.disbursed is None:
            return NOTHING_SAID
        return _("disbursed {disbursed}, allocated: not known", disbursed=in_millions(amounts.disbursed))
    allocated = in_millions(amounts.allocated)
    if amounts.disbursed is None:
        return _("allocated {allocated}, disbursed: no figures yet", allocated=allocated)
    disbursed = in_millions(amounts.disbursed)
    if amounts.rest is None or amounts.rate is None:
        return _("allocated {allocated}, disbursed {disbursed}", allocated=allocated, disbursed=disbursed)
    if amounts.rest < 0:
        over = in_millions(-amounts.rest)
        return _(
            "allocated {allocated}, disbursed {disbursed}, ⚠️ {over} too much",
            allocated=allocated,
            disbursed=disbursed,
            over=over,
        )
    return _(
        "allocated {allocated}, disbursed {disbursed} ({rate}%), left {rest}",
        allocated=allocated,
        disbursed=disbursed,
        rate=amounts.rate,
        rest=in_millions(amounts.rest),
    )


def with_plan(amounts: Amounts) -> Text:
    """The same with the plan's sum for the whole period beside it, where the plan has one for this place."""
    if amounts.planned is None:
        return said(amounts)
    return _("{amounts}; plan {planned}", amounts=said(amounts), planned=in_millions(amounts.planned))


def by_work(amounts: Amounts) -> list[Text]:
    """What trainings and models tell of the same money; never added to what was disbursed."""
    if amounts.by_work is None:
        return []
    return [
        _(
            "By reports of trainings and models, from the beginning: {amount} (not added to the above)",
            amount=in_millions(amounts.by_work),
        )
    ]
