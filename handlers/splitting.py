"""Long texts in messages that a platform takes, cut where a reader would pause."""

LIMIT = 2000  # characters of one message on the narrowest channel


def size(text: str) -> int:
    """How long a text is as platforms count it: in UTF-16 code units, of which an emoji has two."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, limit: int = LIMIT) -> list[str]:
    """Cut a long text at a blank line, a line end or a space, never inside a word if it can be helped."""
    pieces = []
    rest = text.strip("\n")
    while size(rest) > limit:
        cut = _cut(rest[: _fitting(rest, limit) + 1])
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest] if rest else pieces


def _fitting(text: str, limit: int) -> int:
    """How many of its letters are no longer than ``limit`` together."""
    fitting = min(len(text), limit)
    while size(text[:fitting]) > limit:
        fitting -= (size(text[:fitting]) - limit + 1) // 2
    return fitting


def _cut(window: str) -> int:
    """Where to cut so that the last letter of the window is left out; a blank line too early is none."""
    blank = window.rfind("\n\n")
    if blank > len(window) // 3:
        return blank
    cut = max(window.rfind("\n"), 0) or max(window.rfind(" "), 0)
    return cut or len(window) - 1
