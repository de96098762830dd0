"""Which handler a message is for.

In this order: a tap means what its button says; a slash command is a command
anywhere; then the menu shown last, the open form, and words that name a command.
"""

from forms.answers.choices import read_choice
from forms.answers.yes_no import read_yes_no
from forms.ways_out import GO_ON_WORDS, WORDS
from handlers import (
    answering,
    changing,
    documents,
    drafts,
    extensions,
    fill,
    join,
    menu,
    pictures,
    reading_on,
    telling,
    unreadable,
)
from handlers.announcing import announced
from handlers.message import Changed, Content, Handed, Reply, Said, Shown, Tapped
from handlers.rights import may_report
from handlers.spoken import COMMANDS, Command, command_in
from handlers.taps import TAPS
from handlers.turn import PRACTICE, Turn
from locales import _
from locales.folding import clean, fold, place_typed

# What people write in a form, too: "khó khăn: không phát sinh".
_ANSWERS_TOO = (answering.nil_typed,)


def handle(turn: Turn) -> Reply:
    """The reply to the turn's message."""
    content = turn.incoming.content
    if turn.who is None:
        return join.unknown(turn, content.text if isinstance(content, Said) else "")
    further = reading_on.typed(turn)
    if further is not None:
        return further
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
    return unreadable.reply(turn, content.kind)


def _before_the_notice(turn: Turn, content: Content) -> Reply:
    """Nothing else until the notice was read: by its number, a yes or "đã đọc", without buttons."""
    if isinstance(content, Said):
        typed = clean(content.text)
        folded = fold(typed)
        if _of_menu(turn, folded) is not None or folded in announced.READ or read_yes_no(typed):
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
    by_menu = _of_menu(turn, folded) or reading_on.next_page(turn, folded)
    if by_menu is not None:
        return _tapped(turn, by_menu)
    spoken = command_in(folded)
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
    if exact is not None or turn.state.draft is not None or command_in(folded) is not None:
        return exact  # "status of training in month 10" is not the button "Month 10"
    near = read_choice(folded, [item.words for item in items])
    return items[near].data if isinstance(near, int) else None


def _shown(turn: Turn, content: Shown) -> Reply:
    """Pictures are for those who report, and for a form that asks for them."""
    if not may_report(turn.person) and not pictures.are_awaited(turn):
        return menu.not_understood(turn)
    return pictures.shown(turn, content)
