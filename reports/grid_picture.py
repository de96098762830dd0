"""A grid as a picture (hình) for a phone: places by periods, a colour and a sign in each cell.

Blue for what has come and orange for what is missing can be told apart by everybody, and the sign says
the same without any colour. The size is that of a phone's screen three times over.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from locales import Translator, _
from locales.capital import capital
from reports import grid_words as words
from reports.completeness import Figures
from reports.drawing import blank, save, stamp
from reports.grid import Grid, State

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 1080  # pixels; the height follows from the rows
DPI = 100
LEFT, RIGHT, TOP, ROW = 330, 24, 230, 66
LEFT_EDGE = 24
WIDEST = 120  # of a cell
LARGE, USUAL, SMALL, SMALLEST = 27, 21, 17, 14  # points: on a phone 12, 10, 8 and 7 pixels high
LONGEST = 17  # letters of a place's name in one line
_INK, _PALE = "#1a1a1a", "#6b6b6b"
_COLOURS: dict[State, tuple[str, str]] = {  # of the cell and of its sign
    State.in_time: ("#1f5fa8", "white"),
    State.late: ("#a9cdea", _INK),
    State.missing: ("#e66101", _INK),
    State.open: ("#ececec", _PALE),
    State.not_owed: ("white", _PALE),
}
_SCALE = ("#e66101", "#fbd9b0", "#a9cdea", "#1f5fa8")  # from nothing to all


class Labels(NamedTuple):
    """What stands in the picture besides its figures."""

    title: str  # the duty's name
    place: str
    today: date
    stamp: str = ""  # across it, where the figures are no real ones


def draw(grid: Grid, labels: Labels, say: Translator, path: str) -> None:
    """Draw it into a PNG file."""
    has_sum = any(map(words.is_of_areas, grid.rows))
    explained = _explained(grid, say)
    height = TOP + ROW * (len(grid.rows) + has_sum) + 40 + 44 * len(explained)
    figure = blank(WIDTH, height, DPI)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    _title(axes, grid, labels, say)
    _columns(axes, grid)
    for number, row in enumerate(grid.rows):
        name = row.spot.name(min(labels.today, row.spot.exists.last or labels.today))
        _row(axes, grid, TOP + ROW * number, name, list(row.cells))
    if has_sum:
        _row(axes, grid, TOP + ROW * len(grid.rows), say(_("Together")), list(grid.totals), bold=True)
    below = TOP + ROW * (len(grid.rows) + has_sum) + 40
    for number, (colour, ink, sign, meaning) in enumerate(explained):
        _explain(axes, below + 44 * number, colour, ink, sign, meaning)
    if labels.stamp:
        stamp(figure, labels.stamp)
    save(figure, path)


def _title(axes: "Axes", grid: Grid, labels: Labels, say: Translator) -> None:
    axes.text(LEFT_EDGE, 46, labels.title, size=LARGE, weight="bold", color=_INK, va="center")
    place = f"{capital(labels.place)}, {say(words.until(labels.today))}"
    axes.text(LEFT_EDGE, 96, place, size=USUAL, color=_INK, va="center")
    cut = words.cut(grid)
    if cut is not None:
        axes.text(LEFT_EDGE, 138, say(cut), size=SMALL, color=_PALE, va="center")


def _cell(grid: Grid) -> float:
    return min((WIDTH - LEFT - RIGHT) / len(grid.terms), WIDEST)


def _columns(axes: "Axes", grid: Grid) -> None:
    """The periods above their columns; a year stands where it begins."""
    said = ""
    for number, term in enumerate(grid.terms):
        first, year = words.heads(term.period)
        x = LEFT + _cell(grid) * (number + 0.5)
        axes.text(x, TOP - 22, first, size=SMALL, color=_INK, ha="center", va="center")
        if year != said:
            axes.text(x, TOP - 54, year, size=SMALLEST, color=_PALE, ha="center", va="center")
        said = year


def _row(
    axes: "Axes", grid: Grid, y: float, name: str, cells: list[State | Figures], *, bold: bool = False
) -> None:
    weight: Any = "bold" if bold else "normal"
    size = USUAL if len(name) <= LONGEST else SMALL
    axes.text(
        LEFT_EDGE,
        y + ROW / 2,
        _in_lines(name),
        size=size,
        color=_INK,
        va="center",
        weight=weight,
        linespacing=1.1,
    )
    for number, cell in enumerate(cells):
        colour, ink = _colours(cell)
        _square(axes, LEFT + _cell(grid) * number, y, _cell(grid), ROW, colour)
        x = LEFT + _cell(grid) * (number + 0.5)
        axes.text(
            x, y + ROW / 2, words.sign(cell), size=USUAL, color=ink, ha="center", va="center", weight=weight
        )


def _square(axes: "Axes", x: float, y: float, width: float, height: float, colour: str) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((x + 2, y + 2), width - 4, height - 4, facecolor=colour, edgecolor="#bdbdbd"))


def _colours(cell: State | Figures) -> tuple[str, str]:
    """The colour of a cell and that of the sign in it, dark on light and light on dark."""
    from matplotlib.colors import LinearSegmentedColormap, to_hex

    if isinstance(cell, State):
        return _COLOURS[cell]
    if not cell.expected:
        return _COLOURS[State.not_owed]
    part = cell.received / cell.expected
    colour = to_hex(LinearSegmentedColormap.from_list("come", _SCALE)(part))
    return colour, "white" if part > 0.85 else _INK


def _explained(grid: Grid, say: Translator) -> list[tuple[str, str, str, str]]:
    """The legend: colour, ink, sign and meaning."""
    found = [
        (*_COLOURS[state], words.SIGNS[state], say(words.MEANINGS[state])) for state in words.legend(grid)
    ]
    if any(map(words.is_of_areas, grid.rows)):
        found.append((*_colours(Figures(1, 1, 1)), "100", say(_("all have come"))))
        found.append((*_colours(Figures(1, 0, 0)), "0", say(_("none has come"))))
        found.append(("white", _PALE, "", say(words.percent_explained())))
    return found


def _explain(axes: "Axes", y: float, colour: str, ink: str, sign: str, meaning: str) -> None:
    if sign:
        _square(axes, LEFT_EDGE, y - 2, 60, 40, colour)
        axes.text(LEFT_EDGE + 30, y + 18, sign, size=SMALL, color=ink, ha="center", va="center")
    x = LEFT_EDGE + (76 if sign else 0)
    axes.text(x, y + 18, meaning, size=SMALL, color=_INK, va="center")


def _in_lines(name: str) -> str:
    """A long name in two lines, parted at a space near its middle."""
    if len(name) <= LONGEST + 4 or " " not in name:
        return name
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    middle = min(spaces, key=lambda at: abs(at - len(name) / 2))
    return f"{name[:middle]}\n{name[middle + 1 :]}"
