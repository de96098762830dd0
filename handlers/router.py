"""Which handler a message is for.

In this order: a tap means what its button says; a slash command is a command
anywhere; then the menu shown last, the open form, and words that name a command.
"""

from collections.abc import Callable

from forms.answers.choices import read_choice
from forms.answers.yes_no import read_yes_no
from forms.question import Form
from forms.registry import every
from forms.ways_out import GO_ON_WORDS, WORDS
from handlers import (
    answering,
    begin,
    changing,
    deadlines,
    digests,
    documents,
    drafts,
    duties,
    extensions,
    fill,
    join,
    later,
    link,
    menu,
    my_data,
    pictures,
    reviewing,
    seen_by,
    sent,
    telling,
    why,
)
from handlers.announcing import announced, announcements
from handlers.exporting import exporting
from handlers.indicators import indicators, money
from handlers.message import Changed, Content, Handed, Reply, Said, Shown, Tapped
from handlers.papers import narratives, papers
from handlers.people import people, person_card, roster
from handlers.review import accepting, deciding, mending, report_history, review_screen
from handlers.rights import may_report
from handlers.status import missing, nudges, status, status_picture
from handlers.turn import PRACTICE, Turn
from locales import _
from locales.folding import clean, fold, place_typed

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
    "kinhphi": money.asked,
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
    **dict.fromkeys(("kinh phi", "giai ngan"), money.asked),
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
        "gui thong bao",
        *PICTURES,  # not "hinh": "hình như …" is said, too
        announced.ANSWER,
        *papers.SPOKEN,
    }
)
ORDINARY_WORDS = frozenset({"nguoi"})  # commands that a report told in one message may begin with
# What people write in a form, too: "khó khăn: không phát sinh".
_ANSWERS_TOO = (answering.nil_typed,)

# What stands before the first ":" of a button.
TAPS: dict[str, Callable[..., Reply]] = {
    "Xd": my_data.send,
    "Xv": sent.withdrawn,
    "Xw": seen_by.tapped,
    "Xx": exporting.tapped,
    "Aa": announced.answer,
    "Af": documents.announce,
    "Ai": announced.inbox,
    "An": announcements.remind,
    "Aq": announcements.answers,
    "Ar": announced.read,
    "As": announcements.whole,
    "Au": announcements.unread,
    "Av": announced.shown,
    "Ax": announcements.ask_to_withdraw,
    "Ay": announcements.withdraw,
    "Az": announced.leave,
    "RA": accepting.ask_for_all,
    "RB": accepting.all_of_them,
    "RL": review_screen.screen_of_all,
    "Ra": accepting.accept,
    "Rh": report_history.of,
    "Rl": review_screen.screen,
    "Rm": mending.mend,
    "Rr": deciding.ask_what_to_mend,
    "Ru": deciding.ask_why_unlock,
    "P": people.screen,
    "PA": roster.confirm,
    "PD": person_card.shut_out,
    "PR": person_card.let_in,
    "PU": person_card.cut_off,
    "PX": roster.leave,
    "Pc": person_card.card,
    "Pd": person_card.ask_to_shut_out,
    "Ph": person_card.hand_over_from,
    "Pi": people.invite_at,
    "Pm": person_card.change,
    "Pn": person_card.new_code,
    "Pr": person_card.ask_to_let_in,
    "Pu": person_card.ask_to_cut_off,
    "Wc": papers.choose,
    "We": narratives.edit,
    "Wh": narratives.history,
    "Wn": narratives.screen,
    "Wp": papers.order,
    "a": join.accept,
    "c": lambda turn, name: COMMANDS[name](turn, ""),
    "dC": duties.close,
    "dE": duties.open_duty,
    "dP": duties.open_period,
    "dZ": duties.end,
    "dc": duties.ask_to_close,
    "dd": duties.item,
    "dl": later.later,
    "dm": duties.move,
    "dn": answering.nil,
    "do": deadlines.item,
    "dr": answering.report,
    "du": answering.take_back,
    "dx": answering.extend,
    "dz": duties.ask_to_end,
    "e": sent.correct,
    "h": reviewing.review,
    "v": reviewing.screen,
    "f": telling.placed,
    "ia": money.project,
    "ib": money.screen,
    "ip": indicators.picture,
    "ix": indicators.screen,
    "iy": indicators.one,
    "k": fill.keep,
    "l": fill.line,
    "m": sent.page,
    "n": begin.begin_anew,
    "o": drafts.take_up,
    "p": sent.add_photos,
    "q": fill.picked,
    "r": sent.whole,
    "s": fill.send,
    "t": status.screen,
    "ta": nudges.everybody,
    "th": status_picture.tapped,
    "tm": missing.screen,
    "tp": nudges.place,
    "w": lambda turn, draft_id, way: drafts.leave(turn, draft_id, way) or fill.way_out(turn, draft_id, way),
    "x": sent.ask_to_withdraw,
    "xg": extensions.grant,
    "xl": duties.requests,
    "xr": extensions.refuse,
    "y": sent.withdraw,
}


def handle(turn: Turn) -> Reply:
    """The reply to the turn's message."""
    content = turn.incoming.content
    if turn.who is None:
        return join.unknown(turn, content.text if isinstance(content, Said) else "")
    turn.awaited, turn.state.answering = turn.state.answering, (0, "")
    if isinstance(content, Tapped):
        return _tapped(turn, content.data)
    if not turn.known.noticed:
        return _before_the_notice(turn, content)
    if isinstance(content, Said):
        meant = changing.question_meant(turn, content.answers)
        return fill.changed(turn, meant, content.text) if meant else _said(turn, content.text.strip())
    if isinstance(content, Shown):
        return _shown(turn, content)
    if isinstance(content, Changed):
        return changing.edited(turn, content)
    if isinstance(content, Handed):
        return documents.handed(turn, content)
    return _unreadable(turn, content.kind)


def _before_the_notice(turn: Turn, content: Content) -> Reply:
    """Nothing else until the notice was read: by its number or a yes, where there are no buttons."""
    if isinstance(content, Said):
        typed = clean(content.text)
        if _of_menu(turn, fold(typed)) is not None or read_yes_no(typed):
            return join.accept(turn)
    return join.notice(turn)


def _tapped(turn: Turn, data: str) -> Reply:
    """A button of this conversation; anything else was not made by the bot."""
    payload = turn.signer.check(turn.known.conversation_id, data)
    if payload is None:
        return Reply(text=turn.say(_("That button is no longer in use. Type “menu” to begin.")))
    verb, *arguments = payload.split(":")
    if not turn.known.noticed and verb != "a":
        return join.notice(turn)
    return TAPS[verb](turn, *arguments)


def _said(turn: Turn, text: str) -> Reply:
    if text.startswith("/"):
        return _command(turn, text)
    folded = fold(text)
    by_menu = _of_menu(turn, folded)
    if by_menu is not None:
        return _tapped(turn, by_menu)
    spoken = _spoken(folded)
    if turn.awaited[0] and (spoken is None or spoken[1] != folded):
        return announced.answered(turn, turn.awaited[0], text)
    if turn.state.draft is not None:
        return _to_form(turn, text, folded, spoken)
    if spoken is None:
        return telling.told(turn, text) or menu.not_understood(turn)
    command, phrase = spoken
    return command(turn, folded.removeprefix(phrase).strip())


def _to_form(turn: Turn, text: str, folded: str, spoken: tuple[Command, str] | None) -> Reply:
    """The open form reads first; a command's words count only where they answer nothing."""
    if folded in GO_ON_WORDS:
        return drafts.go_on(turn)
    whole = telling.told(turn, text) if spoken is None else None
    if whole is not None:
        return whole
    between = extensions.in_between(turn, folded)
    if between is not None:
        return between
    step = fill.typed(turn, text)
    if spoken is None or folded in (*WORDS, *extensions.GRANTED, *extensions.REFUSED):
        return fill.take(turn, step)
    command, phrase = spoken
    is_command = phrase == folded and not (command in _ANSWERS_TOO and fill.offers_nothing(turn))
    if step.misfit or (is_command and fill.takes_any_words(turn)):
        return command(turn, folded.removeprefix(phrase).strip())
    return fill.take(turn, step)


def _command(turn: Turn, text: str) -> Reply:
    """A slash command, with or without the bot's name behind it; /start may carry a code."""
    name, _, rest = text[1:].partition(" ")
    command = COMMANDS.get(name.partition("@")[0].lower())
    if command is None:
        return menu.not_understood(turn)
    if command is menu.menu and rest.strip() and not _is_sample_on_practice(turn):
        return join.with_code(turn, rest.strip())
    return command(turn, rest)


def _is_sample_on_practice(turn: Turn) -> bool:
    """A sample person's own chat, which nobody else may take over."""
    return bool(turn.known.sample) and turn.incoming.channel == PRACTICE


def _of_menu(turn: Turn, folded: str) -> str | None:
    """The button of the last menu that these words or this number name."""
    items = turn.state.menu
    place = place_typed(folded, len(items))
    if place is not None:
        return items[place].data
    exact = next((item.data for item in items if item.words == folded), None)
    if exact is not None or turn.state.draft is not None or _spoken(folded) is not None:
        return exact  # "status of training in month 10" is not the button "Month 10"
    near = read_choice(folded, [item.words for item in items])
    return items[near].data if isinstance(near, int) else None


def _spoken(folded: str) -> tuple[Command, str] | None:
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


def _shown(turn: Turn, content: Shown) -> Reply:
    """Pictures are for those who report."""
    if not may_report(turn.person):
        return menu.not_understood(turn)
    return pictures.shown(turn, content)


_NOTES = {
    "edited_message": _("A changed message is not read again. Please type it anew."),
    **documents.NOT_TAKEN,
}


def _unreadable(turn: Turn, kind: str) -> Reply:
    """A sticker, a voice message, a changed message: what can be read, and the question again."""
    note = _NOTES.get(kind, _("Only words and photos can be read here."))
    if turn.state.draft is not None:
        return fill.show(turn, note)
    return Reply(text=turn.say(_("{note} Type “menu” to begin.", note=note)))
