"""What people type to have something done: commands with a slash, and the words that mean the same."""

from collections.abc import Callable

from forms.question import Form
from forms.registry import every
from handlers import (
    answering,
    digests,
    drafts,
    duties,
    extensions,
    later,
    link,
    menu,
    my_data,
    reviewing,
    revolving,
    seen_by,
    sent,
    telling,
    why,
)
from handlers.announcing import announced, announcements
from handlers.at_place import at_place
from handlers.exporting import exporting
from handlers.indicators import indicators, money
from handlers.inspecting import inspections
from handlers.message import Reply
from handlers.papers import papers
from handlers.people import people, roster
from handlers.projects import projects
from handlers.review import accepting, mending, report_history, review_screen
from handlers.status import missing, status, status_picture
from handlers.turn import Turn

Command = Callable[[Turn, str], Reply]


def _begins(form: Form) -> Command:
    return lambda turn, rest: telling.begins(turn, form, rest)


COMMANDS: dict[str, Command] = {
    **{form.command: _begins(form) for form in every()},
    "start": menu.menu,
    "menu": menu.menu,
    "dagui": sent.mine,
    "tinhhinh": status.asked,
    "chuanop": missing.asked,
    "nhacviec": missing.asked,
    "chitieu": indicators.asked,
    "duan": projects.asked,
    "kinhphi": money.asked,
    "quayvong": at_place(revolving.screen),
    "kiemtra": at_place(inspections.screen),
    "rasoat": reviewing.asked,
    "baocao": papers.asked,
    "hanchot": duties.asked,
    "giahan": answering.extend_typed,
    "traloi": answering.answer_typed,
    "saonhac": why.asked,
    "duyet": review_screen.asked,
    "bosung": mending.typed,
    "lichsu": report_history.last,
    "bantin": digests.asked,
    "xuat": exporting.asked,
    "dulieu": my_data.asked,
    "tieptuc": lambda turn, _: drafts.go_on(turn),
    "nguoi": people.asked,
    "lienket": link.another,
    "thongbao": announcements.screen,
    "giup": menu.help_,
}

# not "hinh" with just any words behind it: "hình như …" is said, too
PICTURES: dict[str, Command] = {
    f"hinh {words}": status_picture.of(words)
    for words in (*(words for form in every() for words in form.spoken), "xa", "ap", "thang", "quy")
}
# What people type instead of a command, folded. The longest that begins a text wins.
SPOKEN: dict[str, Command] = {
    "menu": menu.menu,
    "bat dau": menu.menu,
    "xin chao": menu.menu,
    "chao": menu.menu,
    "bao cao": menu.reports,
    **{words: COMMANDS[form.command] for form in every() for words in form.spoken},
    "da gui": sent.mine,
    "bao cao da gui": sent.mine,
    "tinh hinh": status.asked,
    **dict.fromkeys(("hinh", "xem hinh", "hinh tinh hinh"), status_picture.asked),
    **PICTURES,
    **dict.fromkeys(("ai chua nop", "chua nop", "con ai chua nop", "nhac viec"), missing.asked),
    "tiep tuc": COMMANDS["tieptuc"],
    "tiep": COMMANDS["tieptuc"],
    "lam tiep": COMMANDS["tieptuc"],
    "lay lai": lambda turn, _: drafts.take_back(turn),
    "sua": lambda turn, _: sent.correct_last(turn),
    **dict.fromkeys(("han chot", "han nop", "han", "con no gi", "con thieu gi"), duties.asked),
    **dict.fromkeys(("bao cao ngay", "nop ngay", "gui ngay"), answering.report_typed),
    # not "không có gì", with which people answer a thank-you
    **dict.fromkeys(("khong phat sinh", "khong co phat sinh", "khong co gi phat sinh"), answering.nil_typed),
    **dict.fromkeys(("nhac sau", "de sau", "nhac lai sau", "chieu nhac lai", "de chieu"), later.later),
    **dict.fromkeys(("sao nhac toi", "sao lai nhac toi", "sao nhac", "vi sao nhac toi"), why.asked),
    **dict.fromkeys(extensions.GRANTED, extensions.grant_typed),
    **dict.fromkeys(extensions.REFUSED, extensions.refuse_typed),
    **dict.fromkeys(("xin gia han", "gia han", "xin them thoi gian"), answering.extend_typed),
    **dict.fromkeys(("duyet", "duyet bao cao", "cho duyet", "bao cao cho duyet"), review_screen.asked),
    **dict.fromkeys(("duyet het", "duyet tat ca"), lambda turn, _: accepting.ask_for_all(turn)),
    **dict.fromkeys(("bo sung", "bo sung bao cao", "bo sung ngay", "sua bao cao tra lai"), mending.typed),
    **dict.fromkeys(("lich su", "lich su bao cao"), report_history.last),
    **papers.SPOKEN,
    "ban tin": digests.asked,
    **dict.fromkeys(("tat ban tin", "thoi ban tin"), lambda turn, _: digests.switch(turn, on=False)),
    **dict.fromkeys(("bat ban tin", "gui ban tin"), lambda turn, _: digests.switch(turn, on=True)),
    **dict.fromkeys(("xuat excel", "xuat", "tai excel", "xuat file"), exporting.asked),
    **dict.fromkeys(("thong bao", "xem thong bao", "thong bao da gui"), announcements.screen),
    "gui thong bao": announcements.written,
    **dict.fromkeys(announced.READ, announced.read_typed),
    announced.ANSWER: announced.answer_typed,
    **dict.fromkeys(("nguoi", "danh sach nguoi", "nguoi phu trach"), people.asked),
    "chi tieu": indicators.asked,
    **dict.fromkeys(("du an", "du an chinh sach", "xem chinh sach"), projects.asked),
    **dict.fromkeys(("kinh phi", "giai ngan"), money.asked),
    **dict.fromkeys(("quay vong", "von quay vong", "thu hoi luan chuyen"), at_place(revolving.screen)),
    **dict.fromkeys(("kiem tra", "ket qua kiem tra"), at_place(inspections.screen)),
    **dict.fromkeys(("ai thay bao cao nay", "ai xem duoc bao cao nay", "ai thay"), seen_by.asked),
    **dict.fromkeys(("toi da gui gi", "toi gui gi roi"), sent.mine),
    **dict.fromkeys(("du lieu cua toi", "du lieu", "tin ap giu gi ve toi"), my_data.asked),
    **dict.fromkeys(("moi nguoi", "moi nguoi moi", "them nguoi"), COMMANDS["moinguoi"]),
    **dict.fromkeys(("sua nguoi", "doi nguoi", "chuyen nguoi"), COMMANDS["suanguoi"]),
    **dict.fromkeys(("ban giao", "ban giao cong viec"), COMMANDS["bangiao"]),
    **dict.fromkeys(("mau danh sach", "mau danh sach can bo", "danh sach mau"), roster.template),
    "lien ket": link.another,
    "giup": menu.help_,
    "huong dan": menu.help_,
}
WITH_REST = frozenset(  # these take more words
    {
        "tinh hinh",
        "ai chua nop",
        "chua nop",
        "nhac viec",
        "xuat excel",
        "tai excel",
        "cho duyet",
        "duyet bao cao",
        "danh sach nguoi",
        "nguoi phu trach",
        "chi tieu",
        "kinh phi",
        "giai ngan",
        "quay vong",
        "kiem tra",
        "gui thong bao",
        *PICTURES,  # not "hinh": "hình như …" is said, too
        announced.ANSWER,
        *papers.SPOKEN,
    }
)
ORDINARY_WORDS = frozenset({"nguoi"})  # commands that a report told in one message may begin with


def command_in(folded: str) -> tuple[Command, str] | None:
    """The command that these words name, and the words that named it."""
    if folded in SPOKEN:
        return SPOKEN[folded], folded
    if folded in COMMANDS:  # the command's name without its slash
        return COMMANDS[folded], folded
    first = folded.partition(" ")[0]
    if first in COMMANDS and first not in ORDINARY_WORDS:
        return COMMANDS[first], first
    fitting = [phrase for phrase in WITH_REST if folded.startswith(f"{phrase} ")]
    return (SPOKEN[max(fitting, key=len)], max(fitting, key=len)) if fitting else None
