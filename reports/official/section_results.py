"""Section II begins: what came of each project, sub-project and policy, in the plan's order."""

from locales import Text, _
from reports.official.facts import Facts
from reports.official.names import Names
from reports.official.section_activity import activity
from reports.official.writing import Writer

_KINDS: dict[str, Text] = {
    "project": _("Results by project and sub-project"),
    "policy": _("Results by policy"),
}


def results(writer: Writer, facts: Facts, names: Names) -> None:
    """The projects, then the policies; no heading over nothing."""
    writer.heading(_("Results of the work"))
    for kind, heading in _KINDS.items():
        mine = [one for one in facts.activities if one.kind == kind]
        if mine:
            writer.heading(heading, 2)
        for one in mine:
            activity(writer, facts, one, names)
