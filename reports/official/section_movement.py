"""Section II: poor and near-poor households, from the opening to the end of the span."""

from locales import Text, _
from reports.official.facts import Facts
from reports.official.movement import DECREASES, INCREASES, NEAR_POOR, POOR, Movement
from reports.official.names import Names
from reports.official.tables import Cell, Column, table
from reports.official.writing import Writer


def households(writer: Writer, facts: Facts, names: Names) -> None:
    """What was decided, as a table where something was; then what is only proposed."""
    writer.heading(_("Poor and near-poor households"), 2)
    known = facts.movement
    if not known.known:
        writer.body(_("There is no list of households here yet."))
        return
    _decided(writer, known, names)
    _proposed(writer, known, names)


def _decided(writer: Writer, known: Movement, names: Names) -> None:
    changed = known.decisions or any(flow.lines["left"] for flow in known.decided.values())
    if not changed:
        writer.body(
            _(
                "No decision about a household was recorded in this period. By the list there are "
                "{poor} poor and {near} near-poor households.",
                poor=known.decided[POOR].closing,
                near=known.decided[NEAR_POOR].closing,
            )
        )
        return
    writer.body(_("The table counts only what a decision has recognised."))
    writer.caption(_("Movement of poor and near-poor households (recognised)"), _("Unit: households"))
    rows: list[list[Cell]] = [
        [_("At the beginning"), *(known.decided[of].opening for of in (POOR, NEAR_POOR))],
        *(_line(known, names, line, _("Fewer: {what}")) for line in DECREASES),
        *(_line(known, names, line, _("More: {what}")) for line in INCREASES),
        [_("At the end"), *(known.decided[of].closing for of in (POOR, NEAR_POOR))],
    ]
    table(writer, _COLUMNS, rows, sums=True)


def _line(known: Movement, names: Names, line: str, wrapped: Text) -> list[Cell]:
    """One line of both flows; where they are called differently, both names."""
    poor, near = (names.flow_lines[of][line] for of in (POOR, NEAR_POOR))
    what = poor if poor == near else _("{poor} / {near}", poor=poor, near=near)
    counts = (known.decided[of].lines[line] for of in (POOR, NEAR_POOR))
    return [Text(wrapped.msgid, {"what": what}), *counts]


_COLUMNS = (
    Column(_("Movement")),
    Column(_("Poor households"), 34, "right"),
    Column(_("Near-poor households"), 34, "right"),
)


def _proposed(writer: Writer, known: Movement, names: Names) -> None:
    """What hamlets propose; nobody has decided it."""
    moves = [(code, n) for code, n in known.proposed.items() if n and code in names.movements]
    if not moves and not known.proposed_left:
        writer.body(_("No accepted review proposes anything that is not decided yet."))
        return
    writer.body(_("Proposed by accepted reviews and not decided yet (proposals only):"), keeps=True)
    for code, n in sorted(moves, key=lambda move: list(names.movements).index(move[0])):
        writer.dash(_("{n} households proposed as {movement}", n=n, movement=names.movements[code]))
    if known.proposed_left:
        writer.dash(_("{n} households proposed as no longer there", n=known.proposed_left))
