"""The training session report (báo cáo buổi tập huấn), form F1 of the plan.

Few are asked: the rest has a usual answer and stands in the summary to be
corrected. Source of the lines: the field's report template F1; the limit of 500
people is an assumption that catches slips.
"""

import re
from typing import Any

from forms.belonging import chosen_activity
from forms.facts import Answers, Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.days import Days
from forms.kinds.headcounts import HeadCount
from forms.kinds.photos import Photos
from forms.kinds.several import Several
from forms.kinds.words import Words
from forms.question import Form
from forms.usual_questions import COST
from locales import Text, _

SOURCES = (
    Option("central", _("central budget")),
    Option("local", _("local budget")),
    Option("bank", _("social policy bank")),
    Option("combined", _("combined with another programme")),
    Option("people", _("people's own contribution")),
)
AUDIENCES = (
    Option("residents", _("residents")),
    Option("cadres", _("cadres")),
    Option("both", _("residents and cadres")),
)


_AROUND_TOPIC = re.compile(
    r"^(?:(?:xong|rồi|roi|được|duoc|một|mot|\d+|buổi|buoi|lớp|lop|khóa|khoá|khoa|về|ve|nội dung|noi dung"
    r"|cho (?:bà con|ba con|người dân|nguoi dan|nông dân|nong dan|dân|dan|các hộ|cac ho|hội viên|hoi vien)"
    r"(?: (?:trong |ở |o )?(?:ấp|ap|xã|xa))?)(?: |$))+"
    r"|(?: (?:xong|rồi|roi|cho bà con|cho ba con|cho dân|cho dan|có|co|với|voi|gồm|gom|thì|thi|được|duoc))+$",
    re.IGNORECASE,
)


class Topic(Choice):
    """The session's subject: ``{"title": …, "activity": code or None}``."""

    def trimmed(self, clause: str, scene: Scene) -> str:
        return _AROUND_TOPIC.sub("", clause).strip()

    def own(self, text: str) -> Any:
        return {"title": text, "activity": None}

    def show(self, value: Any, scene: Scene) -> Text | str:
        return str(value["title"])


def _activity_of_topic(scene: Scene) -> str | None:
    """The project or policy a usual topic belongs to."""
    topic = scene.answers.get("topic")
    return topic["activity"] if topic else None


def _usual_audience(scene: Scene) -> str:
    """Cadres where the project trains cadres, residents elsewhere."""
    cadres = dict(scene.facts.options("trains_cadres", scene.answers))
    return "cadres" if scene.answers.get("activity") in cadres else "residents"


def _usual_organiser(scene: Scene) -> str | None:
    """Who organised the last session here, else the commune."""
    usual = scene.facts.options("organisers", scene.answers)
    return str(usual[0].value) if usual else None


def _has_cost(scene: Scene) -> bool:
    return bool(scene.answers.get("cost"))


def _names_cadres(scene: Scene) -> bool:
    """Whether cadres came, and there is a roster to tick them in; not looked up before its turn has come."""
    if scene.answers.get("people") is None:
        return False
    came = (scene.answers.get("audience") or _usual_audience(scene)) in ("cadres", "both")
    return came and bool(scene.facts.options("cadres", scene.answers))


def _headline(answers: Answers) -> Text | str:
    """The subject and how many took part, as far as they are known."""
    topic, people = answers.get("topic"), answers.get("people")
    if not topic or not people:
        return str(topic["title"]) if topic else ""
    return _("{topic}, {people} people", topic=topic["title"], people=people["people"])


FORM = Form(
    key="training",
    version=1,
    title=_("Training session report"),
    noun=_("training session"),
    begins=_("Report a training session"),
    command="taphuan",
    position=10,
    spoken=("tap huan", "bao cao tap huan"),
    told_by=("tập huấn", "mở lớp", "lớp tập huấn", "lớp học nghề"),
    roles=("hamlet_head", "commune_officer", "agency_officer"),
    happened=lambda answers: str(answers["days"]["first"]),
    headline=_headline,
    same=_("⚠️ This session has been reported already: same place, day and subject."),
    activity=chosen_activity,
    reviewed=True,
    questions=(
        Topic(
            key="topic",
            label=_("Subject"),
            ask=_("What was the session about?"),
            spoken=("nội dung", "chủ đề", "chuyên đề", "về", "tập huấn", "mở lớp", "lớp"),
            help=_("Choose a usual subject, or type your own, for example: making fish sauce."),
            source="topics",
            free=True,
            other=_("Another subject"),
            ask_other=_("Type the subject, please."),
        ),
        Choice(
            key="activity",
            label=_("Project, policy"),
            ask=_("Which project or policy does it belong to?"),
            spoken=("thuộc",),
            help=_("If you are not sure, ask the commune; you can save this for later."),
            source="activities",
            default=_activity_of_topic,
            follows="topic",
        ),
        Days(
            key="days",
            label=_("Day"),
            ask=_("📅 On which day was it?"),
            hint=_("Or type the day, for example: 15/3, last Monday, 15/3 to 17/3"),
        ),
        Choice(
            key="venue",
            label=_("Place"),
            ask=_("Where was it?"),
            spoken=("địa điểm", "tại", "ở", "nơi tổ chức"),
            hint=_("Or type the name of the place."),
            source="venues",
            free=True,
        ),
        Choice(
            key="organiser",
            label=_("Organised by"),
            ask=_("Who organised it?"),
            spoken=("đơn vị tổ chức", "do"),
            source="organisers",
            free=True,
            quiet=True,
            default=_usual_organiser,
        ),
        HeadCount(
            key="people",
            reads_back_choice=True,
            label=_("Took part"),
            ask=_("How many people took part? One sentence will do."),
            hint=_("For example: 25 people, 12 women, 8 poor households, 3 ethnic minority"),
            help=_("Count everyone who came, then how many of them were women, poor, near-poor ..."),
        ),
        Choice(
            key="audience",
            label=_("Who they were"),
            ask=_("Who were they?"),
            options=AUDIENCES,
            quiet=True,
            default=_usual_audience,
            follows="activity",
        ),
        Several(
            key="cadres",
            label=_("Cadres who came"),
            ask=_("Which cadres came?"),
            hint=_("Or type the numbers, for example: 1,4,7, or names."),
            typed_hint=_("Type the numbers, for example: 1,4,7, or names."),
            spoken=("cán bộ dự", "cán bộ tham dự", "cán bộ có mặt"),
            source="cadres",
            when=_names_cadres,
            optional=True,
            personal=True,
            in_office=True,
        ),
        COST,
        Choice(
            key="cost_source",
            label=_("Paid from"),
            ask=_("Where did the money come from?"),
            spoken=("nguồn tiền", "nguồn", "từ nguồn", "tiền từ"),
            options=SOURCES,
            when=_has_cost,
            optional=True,
        ),
        Words(
            key="results",
            label=_("Results"),
            ask=_("What came of it?"),
            spoken=("kết quả",),
            hint=_("For example: people know how to prevent disease in fish"),
            optional=True,
            quiet=True,
        ),
        Words(
            key="difficulties",
            label=_("Difficulties, wishes"),
            ask=_("Were there difficulties, or is there something you would ask for?"),
            spoken=(
                "khó khăn",
                "vướng mắc",
                "khó khăn kiến nghị",
                "kiến nghị",
                "đề nghị",
                "đề xuất",
                "xin hỗ trợ",
            ),
            optional=True,
            quiet=True,
        ),
        Photos(
            key="photos",
            label=_("Photos"),
            ask=_("📷 Send photos of the session; several are fine."),
            hint=_("No photos? Then “skip”."),
            optional=True,
        ),
    ),
)
