"""An announcement (thông báo): a text, perhaps with photos or a file, to the people of a place.

Who it goes to is fixed when it is sent; what was sent is not changed any more, only withdrawn where
it has not arrived yet (assumption: people act on what they have read).
"""

from collections.abc import Sequence
from typing import Any

from forms.answers.reading import Reading, Understood
from forms.duties import SENT_ON
from forms.facts import Answers, Option, Scene
from forms.kinds.attached import Attached
from forms.kinds.choice import Choice
from forms.kinds.computed import Computed
from forms.kinds.photos import Photos
from forms.kinds.words import Words
from forms.question import Form
from locales import Text, _, plural
from locales.folding import beginning, fold

LONGEST = 1500  # characters: fits on one screen of a channel that takes 2,000
URGENT = (Option("yes", _("Yes, at once")), Option("no", _("No, in the morning")))


class Audience(Choice):
    """Whom it is for; a place's name alone is enough: "ấp Bãi Nhà A", "xã Lại Sơn"."""

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        ending = f" {fold(text)}"
        named = [option for option in offered if fold(scene.say(option.label)).endswith(ending)]
        return Understood(named[0].value) if len(named) == 1 else super().read_beside(text, offered, scene)


class Urgency(Choice):
    """Whether it comes at once, at any hour."""

    def show(self, value: Any, scene: Scene) -> Text | str:
        return _("yes, at once") if value == "yes" else _("no")


def _headline(answers: Answers) -> Text | str:
    return beginning(str(answers.get("text") or ""), 40)


def _reach(scene: Scene) -> Any:
    return scene.facts.known("announcement_reach", scene.answers) if scene.answers.get("to") else None


def _people(value: Any, scene: Scene) -> Text:
    people = plural("{n} person", "{n} people", value["people"])
    if not value["without_chat"]:
        return people
    without = plural("{n} of them without a chat", "{n} of them without a chat", value["without_chat"])
    return _("{people}, {without}", people=people, without=without)


def _by_day(scene: Scene) -> str | None:
    """By day the question makes no difference, so it is asked in quiet hours only."""
    return None if scene.facts.known("quiet_now", scene.answers) else "no"


def _nobody(scene: Scene) -> Text | None:
    reach = _reach(scene)
    return _("There is nobody there to send it to yet.") if reach and not reach["people"] else None


FORM = Form(
    key="announcement",
    version=1,
    title=_("Announcement"),
    noun=_("announcement"),
    begins=_("New announcement"),
    command="guithongbao",
    position=120,
    spoken=("gui thong bao", "thong bao moi", "gui thong bao moi"),
    told_by=("gửi thông báo",),
    roles=("commune_officer", "coordinator", "admin"),
    in_menu=False,
    asks_place=False,
    may_be_nil=False,
    final=True,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    place=lambda answers: answers["to"]["place"] if answers.get("to") else None,
    thanks=_("✅ The announcement is on its way."),
    refused=_nobody,
    questions=(
        Audience(key="to", label=_("To"), ask=_("Who is it for?"), source="announce_to"),
        Words(
            key="text",
            label=_("Text"),
            ask=_("What should they know? They read it word for word."),
            hint=_("For example: Meeting about the review, 8:00 on Friday, at the commune's office."),
            most=LONGEST,
        ),
        Photos(key="photos", label=_("Photos"), ask=_("📷 Send the photos."), optional=True, quiet=True),
        Attached(
            key="file",
            label=_("File"),
            ask=_("📎 Is there a photo or a file to go with it? Send it here."),
            hint=_("Excel, Word or PDF, at most 15 MB. None? Then “skip”."),
            typed_hint=_("Only photos come through here; a file can be sent on Telegram. None? Then “skip”."),
            optional=True,
        ),
        Urgency(
            key="urgent",
            label=_("Urgent"),
            ask=_("Is it urgent? If so, it comes at night, too, and their phones ring."),
            options=URGENT,
            default=_by_day,
        ),
        Computed(key="reach", label=_("Goes to"), default=_reach, shown=_people),
        SENT_ON,
    ),
)
