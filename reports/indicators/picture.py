"""The picture of the indicators: what was reached beside what was to be reached, to be read on a phone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from locales import Translator, _
from reports.drawing import blank, save, stamp
from reports.indicators.measured import Measured

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's colours: told apart by colour-blind people, and differing in lightness too
REACHED, MISSED, PALE, INK = "#0072B2", "#E69F00", "#E8E8E8", "#222222"
WIDTH, ROW, DPI = 900, 93, 150  # pixels across, of a row, to the inch
FULL = 100.0  # the length of a bar that reaches its target
LEAST = 2.0  # the shortest that is still seen
EDGE = "#9A9A9A"


def draw(path: str, every: Sequence[Measured], heading: str, say: Translator, *, stamped: str = "") -> None:
    """Write a PNG: a bar for each indicator, as long as its share of the target, and its figures in words.

    ``stamped`` stands across it, where the figures are no real ones.
    """
    figure = blank(WIDTH, ROW * (len(every) + 2), DPI, layout="constrained")
    axes = figure.add_subplot()
    for row, one in enumerate(every):
        _row(axes, row, one, say)
    axes.set_xlim(0, FULL)
    axes.set_ylim(len(every) + 0.5, -0.9)
    axes.set_axis_off()
    axes.set_title(heading, fontsize=13, loc="left", color=INK, wrap=True)
    _key(axes, len(every), say)
    if stamped:
        stamp(figure, stamped)
    save(figure, path)


def _row(axes: "Axes", row: int, one: Measured, say: Translator) -> None:
    """The name above the bar, the figures at its right end."""
    axes.text(0, row - 0.2, f"{one.code}  {one.short_name}", fontsize=10.5, color=INK, va="bottom")
    if one.value is None:
        axes.barh(row, FULL, height=0.26, color="white", edgecolor=EDGE, linewidth=0.6, hatch="///")
    elif one.target is not None:
        axes.barh(row, FULL, height=0.26, color=PALE, edgecolor=EDGE, linewidth=0.6)
    share = _share(one)
    if share:
        color = REACHED if one.is_reached else MISSED
        axes.barh(row, share, height=0.26, color=color, hatch=None if one.is_reached else "..")
    axes.text(FULL, row - 0.2, _figures(one, say), fontsize=10.5, color=INK, va="bottom", ha="right")


def _share(one: Measured) -> float:
    """How much of the target is reached, as the length of the bar; of a target of zero all or nothing is."""
    if one.value is None or one.target is None:
        return 0.0
    if one.target == 0:
        return FULL if one.is_reached else LEAST
    return max(LEAST, min(FULL, FULL * one.value / one.target))


def _figures(one: Measured, say: Translator) -> str:
    if one.value is None:
        return say(_("not enough figures"))
    unit = one.unit if one.unit.startswith("%") else f" {one.unit}"
    if one.target is None:
        return say(_("{n}{unit}, no target number", n=one.value, unit=unit))
    return say(_("{value} / {target}{unit}", value=one.value, target=one.target, unit=unit))


def _key(axes: "Axes", row: float, say: Translator) -> None:
    """What the colours and the length mean, in words."""
    axes.text(
        0, row - 0.55, say(_("A full bar: the target is reached.")), fontsize=10.5, color=INK, va="center"
    )
    named = (
        (_("reached"), REACHED, None),
        (_("not reached yet"), MISSED, ".."),
        (_("no figures"), "white", "///"),
    )
    for place, (name, color, hatch) in zip((0, 27, 62), named, strict=True):
        axes.barh(row, 5, left=place, height=0.3, color=color, hatch=hatch, edgecolor=EDGE, linewidth=0.6)
        axes.text(place + 6.5, row, say(name), fontsize=10.5, color=INK, va="center")
