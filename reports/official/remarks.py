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
    """How many reports are not in the figures, and why; what there is none of is not mentioned."""
    inside = facts.sources
    counted = (
        (inside.waiting, _("{n} reports that wait for review", n=inside.waiting)),
        (inside.returned, _("{n} reports returned to be mended", n=inside.returned)),
        (inside.missing, _("{n} overdue answers", n=inside.missing)),
    )
    parts = [words for number, words in counted if number]
    if not parts and inside.missing is None:
        return _("No report is waiting for review.")
    if not parts:
        return _("No report is waiting for review or overdue.")
    listed = parts[0]
    for part in parts[1:]:
        listed = _("{more}, {part}", more=listed, part=part)
    return _("Not in them: {parts}.", parts=listed)
