"""A reply as a channel without buttons shows it: numbered options, short messages.

Also the measure of the promise that every question can be answered by typing:
what is not in these lines cannot be needed.
"""

from handlers.message import Reply

LIMIT = 2000  # characters of one message on the narrowest channel


def lines(reply: Reply) -> str:
    """The whole reply as one text."""
    parts = [reply.text, reply.in_words, _asked(reply), reply.explain_ways_out]
    return "\n\n".join(part for part in parts if part)


def messages(reply: Reply, limit: int = LIMIT) -> list[str]:
    """The reply in messages of at most ``limit`` characters, split where a reader would pause."""
    return split(lines(reply), limit)


def _asked(reply: Reply) -> str:
    numbered = [
        f"{number} {choice.row or choice.label}" for number, choice in enumerate(reply.options(), start=1)
    ]
    return "\n".join(part for part in [reply.question, *numbered, reply.hint] if part)


def split(text: str, limit: int) -> list[str]:
    """Cut a long text at a blank line, a line end or a space, never inside a word if it can be helped."""
    pieces = []
    rest = text
    while len(rest) > limit:
        window = rest[: limit + 1]
        cut = max(window.rfind("\n\n"), 0) or max(window.rfind("\n"), 0) or max(window.rfind(" "), 0) or limit
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest] if rest else pieces
