"""A Reply in Telegram's words, whichever library sends them: HTML that is short enough, and buttons.

Everything a person or a plan wrote is escaped; only the question's bold is ours.
"""

from html import escape

from handlers.message import Choice, Reply
from handlers.splitting import size, split

LONGEST = 4096  # characters of a message after its markup is read (Bot API, sendMessage)
LARGEST_DATA = 64  # bytes on a button (Bot API, InlineKeyboardButton)


def texts(reply: Reply) -> list[str]:
    """The reply's words as HTML, in messages that are short enough."""
    asked = "\n".join(part for part in (reply.question, reply.hint) if part)
    whole = "\n\n".join(part for part in (reply.told, asked) if part)
    if size(whole) <= LONGEST:
        html = "\n\n".join(part for part in (escape(reply.told, quote=False), _asked(reply)) if part)
        return [html] if html.strip() else []
    told = split(reply.told, LONGEST)
    if size(asked) > LONGEST:
        return [escape(part, quote=False) for part in (*told, *split(asked, LONGEST))]
    if told and size(told[-1]) + 2 + size(asked) <= LONGEST:
        *before, last = (escape(part, quote=False) for part in told)
        return [*before, f"{last}\n\n{_asked(reply)}".rstrip()]
    return [*(escape(part, quote=False) for part in told), *([_asked(reply)] if asked else [])]


def keyboard_rows(reply: Reply) -> list[tuple[Choice, ...]]:
    """The buttons below the last message, the ways out in the last row; empty for none."""
    return [*reply.choices, reply.ways_out] if reply.ways_out else [*reply.choices]


def check_data(choice: Choice) -> None:
    """A button must carry what Telegram takes; otherwise one of ours is made wrongly."""
    size = len(choice.data.encode())
    assert 1 <= size <= LARGEST_DATA, f"a button carries 1 to {LARGEST_DATA} bytes, not {size}"


def _asked(reply: Reply) -> str:
    question = f"<b>{escape(reply.question, quote=False)}</b>" if reply.question else ""
    return "\n".join(part for part in (question, escape(reply.hint, quote=False)) if part)
