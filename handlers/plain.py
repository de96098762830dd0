"""A reply as a channel without buttons shows it: numbered options, short screens, the rest by "thêm".

Also the measure of the promise that every question can be answered by typing:
what is not in these lines cannot be needed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handlers.message import Reply
from handlers.splitting import LIMIT, size, split
from locales import _, translator

SCREEN = 24  # lines of a screen that goes on (assumption: a small phone, scrolled a little)
WHOLE = 28  # lines that are not worth parting: a summary with its notes
OPTIONS = 10  # options of a screen that goes on
ALL_OPTIONS = 13  # not worth parting: all a household may lack, a page of places and what to do with them
NEAR = 12  # lines of a question that may stand below the beginning of a long text
HEADING = 80  # characters that are said again above what goes on
_LONGEST_LINE = LIMIT // 2  # characters; a longer one is wrapped, so that a question fits beside it
_ON = _("Type “more” to go on reading.")
_say = translator("vi")


def shown(reply: Reply) -> list[str]:
    """The messages to send now in answer to somebody: the first screen, the others come by "thêm".

    With photos or files everything goes at once, in as few messages as it takes. Empty where nothing
    is said. What nobody asked for is never parted into screens: for that there are ``messages``.
    """
    return messages(reply) if _goes_at_once(reply) else screens(reply)[:1]


def kept_back(reply: Reply) -> list[str]:
    """The screens that ``shown`` leaves for later."""
    return [] if _goes_at_once(reply) else screens(reply)[1:]


def messages(reply: Reply, limit: int = LIMIT) -> list[str]:
    """The whole reply in messages of at most ``limit`` characters, split where a reader would pause."""
    return split(lines(reply), limit)


def lines(reply: Reply) -> str:
    """The whole reply as one text."""
    return _parts(reply).text


def screens(reply: Reply) -> list[str]:
    """What a person reads at once, one after the other; each of at most LIMIT characters.

    The question and its hint stand on the first, and numbers go on from screen to screen; all but the
    last end by saying how to see the next.
    """
    whole = _parts(reply)
    if not whole.text or _fits(whole, WHOLE, ALL_OPTIONS):
        return [whole.text] if whole.text else []
    found = _long_list(whole) if _fits(replace(whole, options=whole.options[:3])) else _long_text(whole)
    return [piece for screen in found for piece in split(screen.text)]


@dataclass(frozen=True, kw_only=True)
class _Screen:
    """From top to bottom; ``on`` says how to see what comes after."""

    told: tuple[str, ...] = ()  # by lines
    question: str = ""
    options: tuple[str, ...] = ()
    hint: str = ""
    explained: str = ""
    on: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        asked = _joined("\n", [self.question, *self.options, self.hint])
        blocks = _joined("\n\n", ["\n".join(self.told).strip("\n"), asked, self.explained])
        return _joined("\n" if asked and not self.explained else "\n\n", [blocks, self.on])


def _parts(reply: Reply) -> _Screen:
    """A reply as one screen, however long."""
    numbered = enumerate(reply.options(), start=1)
    hint = reply.typed_hint or reply.hint
    # without a question it tells more of what is told: that is read before what can be chosen, not after
    beside = hint if reply.options() and not reply.question else ""
    return _Screen(
        told=tuple(_joined("\n\n", [_joined("\n", [reply.text, beside]), reply.in_words]).split("\n")),
        question=reply.question,
        options=tuple(f"{number} {choice.row or choice.label}" for number, choice in numbered),
        hint="" if beside else hint,
        explained=reply.explain_ways_out,
        on=_say(_ON) if reply.next_page else "",
    )


def _long_list(whole: _Screen) -> list[_Screen]:
    """More options than a screen holds: the further ones by themselves."""
    again = _again(whole)

    def further(some: tuple[str, ...], left: int) -> _Screen:
        return _Screen(told=again, options=some, on=_left(left, whole))

    first, rest = _filled(
        _wrapped(whole.options), lambda some, left: replace(whole, options=some, on=_left(left, whole))
    )
    return [first, *_further(rest, further)]


def _long_text(whole: _Screen) -> list[_Screen]:
    """More to read than a screen holds; the question stands below its beginning, if it is short enough."""
    asked, again = replace(whole, told=()), _again(whole)
    is_near = _fits(asked, NEAR) and size(asked.text) + _LONGEST_LINE + HEADING <= LIMIT
    begun, last_on = (asked, whole.on) if is_near else (_Screen(), _say(_ON))

    def further(some: tuple[str, ...], left: int) -> _Screen:
        return _Screen(told=(*again, *some), on=_say(_ON) if left else last_on)

    first, rest = _filled(
        _wrapped(whole.told), lambda some, left: replace(begun, told=some, on=_say(_ON) if left else last_on)
    )
    screens = [first, *_further(rest, further)]
    return screens if is_near else [*screens, *_long_list(asked)]


_Made = Callable[[tuple[str, ...], int], _Screen]


def _further(rest: tuple[str, ...], made: _Made) -> list[_Screen]:
    """The screens after the first."""
    screens = []
    while rest:
        screen, rest = _filled(rest, made)
        screens.append(screen)
    return screens


def _filled(items: tuple[str, ...], made: _Made) -> tuple[_Screen, tuple[str, ...]]:
    """A screen with as many of the items as it holds, at least one, and the others."""
    for some in range(min(len(items), SCREEN), 1, -1):
        screen = made(items[:some], len(items) - some)
        if _fits(screen):
            return screen, items[some:]
    return made(items[:1], len(items) - 1), items[1:]


def _fits(screen: _Screen, most: int = SCREEN, options: int = OPTIONS) -> bool:
    text = screen.text
    return len(screen.options) <= options and text.count("\n") < most and size(text) <= LIMIT


def _left(options: int, whole: _Screen) -> str:
    """How to see the options that are left; after the last, how to see the next page."""
    if not options:
        return whole.on
    return _say(_("Type “more” to go on reading ({n} left).", n=options))


def _again(whole: _Screen) -> tuple[str, ...]:
    """What goes on, above a further screen."""
    heading = whole.question or "".join(whole.told[:1])
    is_short = 0 < len(heading) <= HEADING
    return (_say(_("Going on: {what}", what=heading) if is_short else _("Going on:")),)


def _wrapped(rows: Sequence[str]) -> tuple[str, ...]:
    """Lines, of which none is so long that it would leave no room beside it."""
    return tuple(piece for row in rows for piece in (split(row, _LONGEST_LINE) or [""]))


def _joined(between: str, parts: Sequence[str]) -> str:
    return between.join(part for part in parts if part)


def _goes_at_once(reply: Reply) -> bool:
    return bool(reply.photos or reply.files)
