"""The first sheet of a workbook of reports: which, of where and when, for whom, and how many there are."""

from collections.abc import Iterator, Sequence

from forms.registry import newest
from handlers.exporting.listed import Listed
from handlers.exporting.workbook_places import directly_below, in_order
from handlers.rights import may_see_households
from handlers.turn import VIETNAM, Turn
from handlers.words import inside, role_of
from locales import Text, _
from locales.capital import capital
from models.atlas import Spot
from reports.workbook.summary import Summary, Table

PRACTICE = _("PRACTICE: these are no real figures.")
NAMES_LEFT_OUT = _(
    "Names and details of households and people are left out: they are not for your role to see."
)


def tell(turn: Turn, listed: Listed, cut: int) -> Summary:
    """What the first sheet says; ``cut`` is how many cells could not be kept whole."""
    return Summary(
        name=turn.say(_("Summary")),
        title=turn.say(_("List of reports")),
        facts=facts(turn, listed.here, listed.period),
        notes=[turn.say(note) for note in _notes(turn, listed, cut)],
        tables=[_by_form(turn, listed), _by_place(turn, listed)],
    )


def facts(turn: Turn, here: Spot, period: str) -> list[tuple[str, str]]:
    """Of where and when the figures are, when they were put together, and for whom."""
    who, at = turn.person, turn.now.astimezone(VIETNAM)
    place = inside(turn.place_name(who.place_code))
    role = role_of(turn, who.role, who.agency)
    made_for = _("{name}, {role}, {place}", name=who.name, role=role, place=place)
    found = [
        (_("Area or hamlet"), turn.place_name(here.code)),
        (_("Period"), period),
        (_("Made at"), f"{at:%H:%M %d/%m/%Y}"),
        (_("Made for"), turn.say(made_for)),
    ]
    return [(turn.say(name), said) for name, said in found]


def _notes(turn: Turn, listed: Listed, cut: int) -> Iterator[Text]:
    if turn.person.sample:
        yield PRACTICE
    if listed.wanted.reporter is None:
        yield _(
            "What was sent or accepted counts. What was returned to be mended is listed in grey and "
            "does not count. What was withdrawn is not here."
        )
    else:
        yield _("Everything you sent; what was returned or withdrawn is in grey and does not count.")
    yield _("An empty cell was not asked, or is not known yet. It is not zero.")
    if not may_see_households(turn.person):
        yield NAMES_LEFT_OUT
    if cut:
        yield _("{n} cells hold the beginning of a text only, because Excel holds no more.", n=cut)


def _by_form(turn: Turn, listed: Listed) -> Table:
    rows = []
    for form in listed.forms:
        own = [one for one in listed.counts if one.form == form.key]
        numbers = [(one.standing, one.accepted, one.returned) for one in own]
        rows.append((capital(turn.say(form.noun)), [sum(column) for column in zip(*numbers, strict=True)]))
    headings = (_("Kind of report"), _("Counts"), _("of them accepted"), _("Returned"))
    said = [turn.say(one) for one in headings]
    return Table(turn.say(_("How many reports")), said, rows, _sums(turn, rows))


def _by_place(turn: Turn, listed: Listed) -> Table:
    """What counts, for each place directly below and each form."""
    forms = [form.key for form in listed.forms]
    numbers = {spot.code: [0] * len(forms) for spot in turn.atlas.below(listed.here.code, turn.today)}
    for one in listed.counts:
        if one.form in forms:
            code = directly_below(turn, listed.here, one.place_code)
            numbers.setdefault(code, [0] * len(forms))[forms.index(one.form)] += one.standing
    rows = [
        (_row_name(turn, listed.here, code), [*numbers[code], sum(numbers[code])])
        for code, _count in in_order(turn, dict.fromkeys(numbers, 0))
    ]
    nouns = [capital(turn.say(newest(key).noun)) for key in forms]
    headings = [turn.say(_("Area or hamlet")), *nouns, turn.say(_("Together"))]
    return Table(turn.say(_("What counts, by place")), headings, rows, _sums(turn, rows))


def _sums(turn: Turn, rows: Sequence[tuple[str, Sequence[int]]]) -> tuple[str, list[int]]:
    """The last row: every column added up."""
    columns = zip(*(numbers for _name, numbers in rows), strict=True)
    return turn.say(_("Together")), [sum(column) for column in columns]


def _row_name(turn: Turn, here: Spot, code: str) -> str:
    name = turn.place_name(code)
    if code != here.code or here.kind == "hamlet":
        return name
    return turn.say(_("{place} itself", place=name))
