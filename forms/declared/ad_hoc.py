"""The answer to an ad hoc request (báo cáo đột xuất): words and photos."""

from collections.abc import Sequence
from dataclasses import replace

from forms.duties import SENT_ON, headline, named, none_there, only_one
from forms.facts import Scene
from forms.kinds.choice import Choice
from forms.kinds.computed import Computed
from forms.kinds.words import Words
from forms.question import Form
from forms.usual_questions import PHOTOS
from locales import Text, _


def _question(scene: Scene) -> str | None:
    """What the coordinator asked, in their words."""
    asked = scene.facts.known("request", scene.answers)
    return str(asked) if asked else None


def _say_question(value: object, scene: Scene) -> Sequence[Text]:
    asked = _question(scene)
    return (_("Asked: {question}", question=asked),) if asked else ()


def _show_question(value: object, scene: Scene) -> Text | str:
    return str(value)


FORM = Form(
    key="ad_hoc",
    version=1,
    title=_("Ad hoc report"),
    noun=_("ad hoc"),
    begins=_("Answer an ad hoc request"),
    command="traloi",
    position=90,
    spoken=("tra loi", "tra loi dot xuat", "bao cao dot xuat"),
    in_menu=False,
    asks_place=False,
    happened=lambda answers: str(answers["day"]),
    headline=headline,
    blocked=none_there("requests", _("Nobody has asked for an ad hoc report.")),
    duty=named,
    may_be_nil=False,
    reviewed=True,
    questions=(
        Choice(
            key="target",
            label=_("Request"),
            ask=_("Which request are you answering?"),
            source="requests",
            default=only_one("requests"),
            remark=_say_question,
        ),
        Computed(
            key="asked",
            label=_("Asked"),
            default=_question,
            when=lambda scene: _question(scene) is not None,
            shown=_show_question,
        ),
        SENT_ON,
        Words(
            key="answer",
            label=_("Answer"),
            ask=_("What is your answer?"),
            hint=_("In your own words; photos can follow."),
            most=2000,
        ),
        replace(PHOTOS, quiet=False),
    ),
)
