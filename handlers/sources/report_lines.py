"""The lines of a report that somebody decides about."""

from collections.abc import Sequence

from forms.decisions.target import target_of
from forms.facts import Option
from forms.order import shown
from forms.registry import form_of
from handlers.rights import may_see_report
from handlers.sources.source import Source, Sources, View
from handlers.state import from_json
from models import report as reports


def _lines(view: View) -> Sequence[Option]:
    """What can be mended: every line but those that follow from others."""
    if not view.draft.answers.get("target"):
        return ()
    found = reports.get(view.turn.session, target_of(view.draft.answers).report)
    form = form_of(found.form, found.form_version) if found else None
    if found is None or form is None or not may_see_report(view.turn.person, found):
        return ()
    return [
        Option(question.key, question.label)
        for question in shown(form, from_json(found.answers))
        if not question.is_computed
    ]


SOURCES: Sources = {"report_lines": Source(options=_lines)}
