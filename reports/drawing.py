"""An empty picture to draw into, and the file it becomes: what every drawn picture here has in common.

Never pyplot, which keeps figures for the whole process and is not for threads.
"""

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Layout = Literal["constrained", "compressed", "tight"]
LETTER = 0.66  # of a letter's size in points, how wide it is about
_SLOPE = 25  # degrees
_STAMP: dict[str, Any] = {"ha": "center", "va": "center", "color": "#c00000", "alpha": 0.22, "weight": "bold"}


def blank(width: float, height: float, dpi: int, layout: Layout | None = None) -> "Figure":
    """A white picture so many pixels wide and high; ``layout`` as matplotlib names it."""
    # matplotlib takes half a second and 40 MB to load; who asks for no picture pays for none of it
    from matplotlib.figure import Figure

    return Figure(figsize=(width / dpi, height / dpi), dpi=dpi, facecolor="white", layout=layout)


def save(figure: "Figure", path: str) -> None:
    """Write it as a PNG, as small as it gets: phones load it over bad lines."""
    figure.savefig(path, format="png", pil_kwargs={"optimize": True})


def stamp(figure: "Figure", words: str) -> None:
    """Write these words across the picture, so pale that everything under them can be read."""
    width, height = figure.get_size_inches()
    size = 72 * width / (LETTER * len(words))
    figure.text(0.5, 0.5, words, size=size, rotation=_SLOPE if height > width / 2 else 0, **_STAMP)
