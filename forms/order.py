"""Which question comes next, and what the answers are once defaults have filled the gaps."""

from typing import Any

from forms.draft import SUMMARY, Draft
from forms.facts import Scene
from forms.question import Form, Question


def resolved(form: Form, scene: Scene, *, quiet_too: bool = True) -> dict[str, Any]:
    """The answers with defaults filled in and answers to questions that no longer apply left out.

    Without ``quiet_too`` the defaults of quiet questions are left open, which spares
    looking them up while the next question is being found.
    """
    answers: dict[str, Any] = {}
    so_far = scene._replace(answers=answers)  # sees each answer as soon as it is in
    for question in form.questions:
        if not question.when(so_far):
            continue
        value = scene.answers.get(question.key)
        usual = question.default if question.is_computed or question.key not in scene.answers else None
        if usual is not None and (quiet_too or not question.quiet):
            value = usual(so_far)
        answers[question.key] = value
    return answers


def applicable(form: Form, answers: dict[str, Any]) -> list[Question]:
    """The questions that apply to these resolved answers."""
    return [question for question in form.questions if question.key in answers]


def shown(form: Form, answers: dict[str, Any]) -> list[Question]:
    """The lines of the summary: what applies and is not hidden."""
    return [question for question in applicable(form, answers) if not question.hidden]


def next_question(form: Form, draft: Draft, scene: Scene) -> str:
    """The key of the first question that still has to be asked; SUMMARY when there is none."""
    answers = resolved(form, scene, quiet_too=False)
    for key in draft.again:
        if key in answers:
            return key
    for question in applicable(form, answers):
        if question.key in draft.answers or question.is_computed:
            continue
        if question.key in draft.heard:
            return question.key
        if question.quiet:
            continue
        if answers[question.key] is None:
            return question.key
    return SUMMARY


def dropped(form: Form, before: Scene, after: Scene) -> list[Question]:
    """The answered questions that a correction made pointless."""
    left = resolved(form, after, quiet_too=False)
    return [
        question
        for question in form.questions
        if before.answers.get(question.key) is not None and question.key not in left
    ]
