"""How the rows behind an indicator are said: what they are called, how many, and what each of them says.

Who may not see the names of people is told how many of them there are at each place; so is an agency's
officer of the models of others' projects.
"""

from collections.abc import Sequence

from handlers import report_view
from handlers.cadre_kinds import KIND_NAMES
from handlers.indicators.indicator_words import NOT_ENOUGH
from handlers.rights import may_see_activity, may_see_households
from handlers.status import status_words
from handlers.turn import Turn
from handlers.words import inside
from locales import Text, _, plural
from models import cadre
from models import report as reports
from models.atlas import Spot
from models.cadre import Cadre
from models.household import Household
from models.livelihood_model import LivelihoodModel
from reports.indicators.rows import Group, Row, Subject

PEOPLE = (Subject.household, Subject.cadre)
GROUPS: dict[Group, Text] = {
    Group.unknown: NOT_ENOUGH,
    Group.short: _("not reached yet"),
    Group.reached: _("reached"),
    Group.counted: _("counted"),
    Group.aside: _("not counted"),
}


def number(subject: Subject, n: int) -> Text:
    """ "13 ấp", "2 hộ"."""
    return {
        Subject.hamlet: plural("{n} hamlet", "{n} hamlets", n),
        Subject.commune: plural("{n} commune", "{n} communes", n),
        Subject.household: plural("{n} household", "{n} households", n),
        Subject.cadre: plural("{n} person", "{n} people", n),
        Subject.model: plural("{n} model", "{n} models", n),
        Subject.report: plural("{n} report", "{n} reports", n),
    }[subject]


def heading(group: Group, rows: Sequence[Row]) -> Text:
    """A list in a few words: "Chưa đạt: 2 ấp"."""
    if not rows:
        return _("{group}: nothing any more", group=GROUPS[group])
    return _("{group}: {number}", group=GROUPS[group], number=number(rows[0].subject, len(rows)))


def are_hidden(turn: Turn, rows: Sequence[Row]) -> bool:
    """Whether there are people whose names this person does not see, or models of others' projects."""
    return any(_is_hidden(turn, row) for row in rows)


def _is_hidden(turn: Turn, row: Row) -> bool:
    if row.subject is Subject.model:
        model = turn.session.get(LivelihoodModel, row.key)
        return model is not None and not may_see_activity(turn.person, model.activity_code)
    return row.subject in PEOPLE and not may_see_households(turn.person)


def items(turn: Turn, rows: Sequence[Row]) -> list[list[Row]]:
    """What stands in one line each: a row, or of what is hidden all of a place."""
    found: dict[object, list[Row]] = {}
    for at, row in enumerate(rows):
        of_one_line = (row.place_code, row.subject) if _is_hidden(turn, row) else at
        found.setdefault(of_one_line, []).append(row)
    return list(found.values())


def in_order(turn: Turn, rows: Sequence[Row]) -> list[Row]:
    """By place in the usual order; at one place as they come."""
    usual = {code: at for at, code in enumerate(turn.atlas.spots)}
    return sorted(rows, key=lambda row: usual.get(row.place_code, len(usual)))


def hidden_at(turn: Turn, here: Spot, hidden: Sequence[Row]) -> Text:
    """How many people or models there are at one place, and nothing else about them."""
    place = _place(turn, here, hidden[0].place_code)
    return _("{name}: {told}", name=place, told=number(hidden[0].subject, len(hidden)))


def line(turn: Turn, here: Spot, row: Row) -> Text:
    """A row as it stands in a list."""
    called = name(turn, row)
    if row.subject in (Subject.hamlet, Subject.commune):
        called = _place(turn, here, row.place_code)
    elif row.place_code != here.code:
        called = f"{called}, {inside(_place(turn, here, row.place_code))}"
    return _("{name}: {told}", name=called, told=row.said)


def name(turn: Turn, row: Row) -> str:
    """What a row is called, short enough for a button."""
    if row.subject is Subject.household:
        household = turn.session.get(Household, row.key)
        return household.head if household else "…"
    if row.subject is Subject.cadre:
        named = turn.session.get(Cadre, row.key)
        return turn.say(_cadre(turn, named)) if named else "…"
    if row.subject is Subject.model:
        model = turn.session.get(LivelihoodModel, row.key)
        return model.name if model else "…"
    if row.subject is Subject.report:
        report = reports.get(turn.session, int(row.key))
        return report_view.title(turn, report) if report else "…"
    spot = turn.atlas.find(row.place_code)
    return status_words.name(spot, turn.today) if spot else row.place_code


def _cadre(turn: Turn, one: Cadre) -> Text:
    """The name and the function; of two with one name also when born."""
    kind = KIND_NAMES[one.kind]
    if one.birth_year is None or not cadre.has_namesake(turn.session, one):
        return _("{name} ({kind})", name=one.name, kind=kind)
    return _("{name} ({born}, {kind})", name=one.name, born=str(one.birth_year), kind=kind)


def _place(turn: Turn, here: Spot, code: str) -> str:
    spot = turn.atlas.find(code)
    return status_words.within(turn, here, spot) if spot else code
