"""Which kinds of reports an agency's officer has to do with: those about the agency's own projects."""

from forms.declared.model_progress import FORM as MODEL_PROGRESS
from forms.declared.training import FORM as TRAINING
from handlers.turn import Turn


def forms_of(turn: Turn) -> frozenset[str] | None:
    """The keys of the forms whose reports can belong to one of the person's projects; None: all there are.

    The plan names them, but for sessions, which follow its topics, and models, which their project has.
    """
    own = turn.person.projects
    if own is None:
        return None
    courses = [course for course in turn.atlas.courses.values() if course.code in own]
    named = {form for course in courses for form in course.forms}
    if any(activity in own for _title, activity in turn.atlas.topics):
        named.add(TRAINING.key)
    if any(course.supports_models for course in courses):
        named.add(MODEL_PROGRESS.key)
    return frozenset(named)


def concerns(turn: Turn, form_key: str) -> bool:
    """Whether reports by a form can be about the person's projects."""
    forms = forms_of(turn)
    return forms is None or form_key in forms
