"""Every kind of errand, and who makes it. A new kind is a line here."""

from collections.abc import Callable

from handlers import (
    exporting,
    indicators,
    making_papers,
    my_data,
    roster,
    status,
    status_later,
    status_picture,
)
from handlers.errands import Folder, Wanted
from handlers.message import Reply
from handlers.turn import Turn

Make = Callable[[Turn, Wanted, Folder], Reply]
"""Makes what was wanted, in a session that only reads; its files are made in the folder."""

KINDS: dict[str, Make] = {
    exporting.KIND: exporting.make,
    status_later.KIND: status.make,
    status_picture.KIND: status_picture.make,
    "paper": making_papers.make,
    indicators.KIND: indicators.make_picture,
    my_data.KIND: my_data.make,
    roster.KIND: roster.make_template,
}
