"""The plan's projects and policies to which the reports by a form may belong, as the plan's file says."""

from collections.abc import Sequence

from forms.facts import Option
from handlers.sources.source import Source, Sources, View
from handlers.sources.training import activity_label, activity_name


def _of_this_form(view: View) -> Sequence[Option]:
    courses = [course for course in view.courses if view.draft.form in course.forms]
    return [Option(course.code, activity_label(course)) for course in courses]


SOURCES: Sources = {"reported_activities": Source(options=_of_this_form, label=activity_name)}
