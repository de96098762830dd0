"""Inviting somebody (mời người): where, as what, who; a code to pass on comes of it."""

from dataclasses import replace

from forms.duties import SENT_ON
from forms.facts import Answers, Scene
from forms.kinds.choice import Choice
from forms.kinds.words import Words
from forms.people import AGENCY, NAME, PHONE, PLACE, ROLE, ROLES
from forms.question import Form
from locales import Text, _


def _has_namesakes(scene: Scene) -> bool:
    here = scene.answers.get("name") and scene.answers.get("place")
    return bool(here) and len(scene.facts.options("namesakes", scene.answers)) > 1


def _is_somebody_new(scene: Scene) -> bool:
    known = scene.answers.get("known")
    return known is None or known["id"] is None


def _headline(answers: Answers) -> Text | str:
    return str(answers.get("name") or "")


FORM = Form(
    key="invitation",
    version=1,
    title=_("An invitation"),
    noun=_("invitation"),
    begins=_("Invite somebody"),
    command="moinguoi",
    position=140,
    spoken=(),  # said in sentences about anything; the exact words stand in handlers/spoken.py
    roles=ROLES,
    in_menu=False,
    asks_place=False,
    final=True,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    thanks=_("✅ The invitation is ready."),
    questions=(
        # the place from whose list it was begun: what is there is offered first
        Words(key="around", label=_("Place"), ask=_("At which place?"), hidden=True, quiet=True),
        replace(PLACE, ask=_("Where is the person you invite?")),
        ROLE,
        AGENCY,
        NAME,
        Choice(
            key="known",
            label=_("Known already"),
            ask=_("Somebody of this name is known here. Is it the same person?"),
            source="namesakes",
            when=_has_namesakes,
            follows="name",
            personal=True,
            hidden=True,  # once the invitation is sent, its own person would be a namesake
        ),
        replace(PHONE, when=_is_somebody_new),
        SENT_ON,
    ),
)
