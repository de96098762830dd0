"""Every kind of errand, and who makes it. A new kind is a line here."""

from collections.abc import Callable

from handlers import indicators, making_papers
from handlers.errands import Folder, Wanted
from handlers.message import Reply
from handlers.turn import Turn

Make = Callable[[Turn, Wanted, Folder], Reply]
"""Makes what was wanted, in a session that only reads; its files are made in the folder."""

KINDS: dict[str, Make] = {
    "paper": making_papers.make,
    indicators.KIND: indicators.make_picture,
}
