"""What is in a report and what is not, in words: for the paper and for the chat."""

from locales import Day, Text, _
from reports.official.facts import Facts


def in_and_out(facts: Facts) -> Text:
    """From which reports the figures come, and which are not in them."""
    inside = facts.sources
    first, until = (Day(facts.span.first, "numbers"), Day(facts.until, "numbers"))
    if not inside.accepted:
        taken = _("From {first} to {until} there is no accepted report.", first=first, until=until)
    else:
        taken = _(
            "The figures are those from {first} to {until}, from {n} accepted reports.",
            first=first,
            until=until,
            n=inside.accepted,
        )
    return _("{taken} {left}", taken=taken, left=left_out(facts))


def left_out(facts: Facts) -> Text:
    """How many reports are not in the figures, and why."""
    inside = facts.sources
    if not (inside.waiting or inside.returned or inside.missing):
        return _("No report is waiting for review or overdue.")
    return _(
        "Not in them: {waiting} reports that wait for review, {returned} returned to be mended, "
        "{missing} overdue.",
        waiting=inside.waiting,
        returned=inside.returned,
        missing=inside.missing,
    )
