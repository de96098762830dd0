"""The review of one household (rà soát hộ), form F3: what it has, what it lacks, and the class to propose.

The class that comes out is a proposal (đề xuất); only the commune's chairman recognises it
(QĐ 24/2021/QĐ-TTg, step 6). The standard is that in force on the day of the review.
"""

from forms.facts import Option
from forms.kinds.choice import Choice
from forms.kinds.computed import Computed
from forms.kinds.count import Count
from forms.kinds.counts import Counts, Part
from forms.kinds.full_name import FullName
from forms.kinds.one_day import OneDay
from forms.kinds.photos import Photos
from forms.kinds.pick import Pick
from forms.kinds.several import Several
from forms.kinds.wellbeing import Wellbeing
from forms.kinds.words import Words
from forms.poverty import review as rules
from forms.poverty.causes import CAUSES, NEEDS
from forms.poverty.classes import CLASS_NAMES
from forms.poverty.meeting import agrees
from forms.poverty.movement import MOVEMENT_NAMES
from forms.question import Check, Form
from locales import _

MOST_PEOPLE = 30  # in one household (assumption)
AREAS = (Option("rural", _("rural area")), Option("urban", _("urban area")))
WHY_LEFT = (
    Option("moved", _("moved away")),
    Option("merged", _("joined another household")),
    Option("ended", _("nobody left in it")),
    Option("other", _("another reason")),
)


# The form ---------------------------------------------------------------------

MEETING = (
    Part("present", ("nguoi du", "nguoi", "du", "co mat", "tham du", "tong"), _("{n} present"), _("present")),
    Part(
        "in_favour",
        ("nguoi dong y", "dong y", "tan thanh", "thong nhat", "nhat tri", "dong tinh"),
        _("{n} in favour"),
        _("in favour"),
    ),
)
CHECKS = (
    Check(
        "more_in_favour",
        lambda value, scene: value["in_favour"] <= value["present"],
        lambda value, scene: _(
            "{in_favour} in favour is more than the {present} present. For example: 20 people, 18 in favour",
            **value,
        ),
    ),
    Check(
        "not_half",
        lambda value, scene: agrees(value["present"], value["in_favour"]),
        lambda value, scene: _(
            "Only {in_favour} of {present} were in favour, less than half, so this household has to be "
            "looked at again. Type “later”, meet again, then type the new numbers.",
            **value,
        ),
    ),
)

FORM = Form(
    key="household_review",
    version=1,
    title=_("Household review"),
    noun=_("household review"),
    begins=_("Review households"),
    command="rasoat",
    position=30,
    spoken=("ra soat", "ra soat ho", "ra soat ho ngheo", "bao cao ra soat"),
    told_by=("rà soát",),
    for_commune=False,
    happened=lambda answers: str(answers["day"]),
    headline=rules.headline,
    refused=rules.is_gone,
    same=_("⚠️ This household has been reviewed this year already."),
    reviewed=True,
    questions=(
        Pick(
            key="household",
            label=_("Household"),
            ask=_("Which household?"),
            hint=_("Or type a part of the name, or the number in the list."),
            source="households",
            new=_("A new household, not in the list"),
            personal=True,
            remark=rules.say_household,
            spoken=("rà soát hộ", "rà soát nhà", "hộ", "nhà", "rà soát"),
        ),
        FullName(
            key="head",
            label=_("Head of the household"),
            ask=_("What is the head of the household called?"),
            hint=_("For example: Nguyễn Văn Tám"),
            when=rules.is_new,
        ),
        Count(
            key="birth_year",
            label=_("Born in"),
            ask=_("In which year was the head of the household born?"),
            hint=_("For example: 1965"),
            when=rules.is_new,
            least=1900,
            most=2020,
            optional=True,
            personal=True,
            plain=True,
        ),
        OneDay(
            key="day",
            label=_("Day of the review"),
            ask=_("On which day was it reviewed?"),
            quiet=True,
            default=lambda scene: scene.facts.today.isoformat(),
        ),
        Count(
            key="members",
            label=_("People in the household"),
            ask=_("How many people live in this household?"),
            spoken=("nhân khẩu", "khẩu", "số người", "người", "thành viên"),
            hint=_("Or type the number, for example: 4"),
            least=1,
            most=MOST_PEOPLE,
            usual=rules.usual_members,
            others=(Option(rules.LEFT, _("The household is no longer here")),),
            shown=_("{n} people"),
        ),
        Choice(
            key="left_because",
            label=_("Why it is no longer here"),
            ask=_("Why is it no longer here?"),
            options=WHY_LEFT,
            when=rules.has_left,
        ),
        Choice(
            key="area",
            label=_("Area"),
            ask=_("Is it in the countryside or in town?"),
            options=AREAS,
            quiet=True,
            when=rules.is_here,
            default=lambda scene: scene.facts.known("area", scene.answers),
        ),
        Wellbeing(
            key="wellbeing",
            label=_("B1 points or income"),
            ask=_("How many B1 points on the paper form?"),
            spoken=("điểm b1", "b1", "điểm", "thu nhập"),
            hint=_("Or type the income per head and month, for example: 1tr2"),
            when=rules.has_points,
            sensitive=True,
        ),
        Wellbeing(
            key="income",
            label=_("Income per head"),
            ask=_("What is the income of one person in one month?"),
            spoken=("thu nhập", "thu nhập đầu người"),
            hint=_("For example: 1tr2. The points that count for this year's standard are not known yet."),
            when=rules.has_income_only,
            points=False,
            sensitive=True,
        ),
        Several(
            key="deprivations",
            label=_("Lacks"),
            ask=_("What does the household lack?"),
            hint=_("Or type the numbers, for example: 1,4,7. Lacks nothing: “none”."),
            typed_hint=_("Type the numbers, for example: 1,4,7. Lacks nothing: “none”."),
            explain=rules.meanings,
            source="deprivations",
            none=_("lacks nothing"),
            when=rules.is_here,
            remark=rules.say_proposal,
            sensitive=True,
            spoken=("thiếu hụt", "thiếu"),
        ),
        Computed(
            key="standard",
            hidden=True,
            label=_("Standard"),
            when=rules.is_here,
            default=rules.standard_code,
            shown=lambda value, scene: scene.facts.label("standard", value),
        ),
        Computed(
            key="class_before",
            label=_("Class until now"),
            default=rules.class_before_it,
            shown=lambda value, scene: CLASS_NAMES[value],
        ),
        Computed(
            key="proposed",
            label=_("Proposed"),
            when=rules.is_here,
            default=rules.class_to_propose,
            shown=lambda value, scene: CLASS_NAMES[value],
        ),
        Computed(
            key="movement",
            label=_("Compared with before"),
            when=rules.is_here,
            default=rules.movement_now,
            shown=lambda value, scene: MOVEMENT_NAMES[value],
        ),
        Several(
            key="causes",
            label=_("Why it is poor"),
            ask=_("Why is the household short of money?"),
            spoken=("nguyên nhân",),
            hint=_("Or type the numbers, for example: 2,7"),
            typed_hint=_("Type the numbers, for example: 2,7"),
            options=CAUSES,
            when=rules.is_below,
        ),
        Several(
            key="needs",
            label=_("Needs"),
            ask=_("What help does it need?"),
            spoken=("nhu cầu", "cần hỗ trợ"),
            hint=_("Or type the numbers, for example: 3,4. Needs nothing: “none”."),
            typed_hint=_("Type the numbers, for example: 3,4. Needs nothing: “none”."),
            options=NEEDS,
            none=_("needs nothing"),
            when=rules.is_below,
        ),
        OneDay(
            key="met_on",
            label=_("Meeting of the hamlet"),
            ask=_("📅 On which day did the hamlet meet about this household?"),
            spoken=("họp dân", "họp ấp", "họp"),
            hint=_("Or type the day, for example: 15/10"),
            others=(Option(rules.NOT_YET, _("Not yet")),),
            when=rules.is_here,
            default=rules.last_meeting,
        ),
        Counts(
            key="meeting",
            label=_("At the meeting"),
            ask=_("How many people were there, how many in favour?"),
            spoken=("người đồng ý", "đồng ý", "người dự", "dự", "có mặt"),
            hint=_("For example: 20 people, 18 in favour"),
            parts=MEETING,
            example="20 người, 18 đồng ý",
            usual=rules.usual_meeting,
            checks=CHECKS,
            when=rules.has_met,
        ),
        Words(
            key="note",
            label=_("Note"),
            ask=_("Is there anything else to say about this household?"),
            spoken=("ghi chú",),
            optional=True,
            quiet=True,
            personal=True,
        ),
        Photos(
            key="photos",
            label=_("Photos"),
            ask=_("📷 Send photos, of the minutes for example; several are fine."),
            hint=_("No photos? Then “skip”."),
            optional=True,
            quiet=True,
        ),
    ),
)
