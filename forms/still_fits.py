"""Whether answers still fit those they are compared with, when one of these was corrected afterwards."""

from forms.answers.reading import Misfit, Understood
from forms.facts import Scene
from forms.question import Form
from locales import Text, _


def misfit_among(form: Form, scene: Scene, *keys: str) -> Text | None:
    """Why the first of these answers does not fit the others any more; None while all of them do.

    For ``Form.refused``, where a part may have been told before its whole was made smaller.
    """
    for key in keys:
        question, value = form.question(key), scene.answers.get(key)
        judged = question.judge(Understood(value), scene) if value is not None else None
        if isinstance(judged, Misfit):
            return _("{why} Type the number of the line “{label}”.", why=judged.why, label=question.label)
    return None
