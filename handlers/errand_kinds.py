"""Every kind of errand, and who makes it. A new kind is a line here."""

from collections.abc import Callable

from handlers import my_data
from handlers.errands import Folder, Wanted
from handlers.exporting import exporting
from handlers.indicators import indicator_workbook, indicators
from handlers.message import Reply
from handlers.papers import making_papers
from handlers.people import roster
from handlers.status import status, status_later, status_picture
from handlers.turn import Turn

Make = Callable[[Turn, Wanted, Folder], Reply]
"""Makes what was wanted, in a session that only reads; its files are made in the folder."""

KINDS: dict[str, Make] = {
    exporting.KIND: exporting.make,
    status_later.KIND: status.make,
    status_picture.KIND: status_picture.make,
    "paper": making_papers.make,
    indicators.KIND: indicators.make_picture,
    indicator_workbook.KIND: indicator_workbook.make,
    my_data.KIND: my_data.make,
    roster.KIND: roster.make_template,
}
