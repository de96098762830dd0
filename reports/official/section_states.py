"""Section II: the state of hamlets and communes: people, roads, electricity, water; cards, health, radio."""

from collections.abc import Mapping, Sequence
from functools import partial

from locales import Text, _
from reports.official.facts import Facts
from reports.official.head import inside
from reports.official.names import Names
from reports.official.states import Area, CommuneState, StateFacts
from reports.official.tables import Cell, Column, table
from reports.official.work.silent import named
from reports.official.writing import Writer


def hamlets_and_communes(writer: Writer, facts: Facts, names: Names) -> None:
    """What they said last in the year, and who has said nothing."""
    known = facts.states
    writer.heading(_("State of hamlets and communes in {year}", year=str(known.year)), 2)
    if known.total.told:
        writer.caption(_("State of hamlets, as they reported last"))
        _hamlets(writer, facts, known)
        if known.total.roads < known.total.told:
            writer.body(_("Lengths of roads are those of {n} hamlets that told them.", n=known.total.roads))
    _missing(writer, facts, known.hamlets_missing)
    if known.communes:
        writer.caption(_("State of communes, as they reported last"))
        table(writer, _OF_COMMUNES, [_commune(facts, one) for one in known.communes])
    _missing(writer, facts, known.communes_missing)


def _missing(writer: Writer, facts: Facts, codes: Sequence[str]) -> None:
    if codes:
        places = named(codes, partial(inside, facts))
        writer.body(
            _("No accepted report on the state of {n} places: {places}.", n=len(codes), places=places)
        )


def _hamlets(writer: Writer, facts: Facts, known: StateFacts) -> None:
    rows = [_area(facts.places.get(one.place, one.place), one) for one in known.areas if one.hamlets]
    if len(rows) > 1:
        table(writer, _OF_HAMLETS, [*rows, _area(_("Together"), known.total)], sums=True)
    else:
        table(writer, _OF_HAMLETS, rows)


def _area(name: Text | str, one: Area) -> list[Cell]:
    """An area; how many of its hamlets the figures are from."""
    told = _("{part}/{whole}", part=one.told, whole=one.hamlets)
    people = (one.sums[name] for name in ("households", "people"))
    using = (one.sums[name] for name in ("powered", "water"))
    return [name, told, *people, _kilometres(one.road), _kilometres(one.hardened), *using]


def _kilometres(metres: int | None) -> float | None:
    return None if metres is None else round(metres / 1000, 1)


_OF_HAMLETS = (
    Column(_("Place")),
    Column(_("Hamlets told"), 17, "right"),
    Column(_("Number of households"), 16, "right"),
    Column(_("People"), 17, "right"),
    Column(_("Main road, km"), 19, "right"),
    Column(_("Of it hardened, km"), 20, "right"),
    Column(_("Households with electricity"), 19, "right"),
    Column(_("Households with clean water"), 20, "right"),
)
_OF_COMMUNES = (
    Column(_("Commune")),
    Column(_("Population"), 21, "right"),
    Column(_("With insurance cards"), 24, "right"),
    Column(_("National health criteria"), 28, "centre"),
    Column(_("Radio station"), 28, "centre"),
    Column(_("Trained culture officer"), 28, "centre"),
)


def _commune(facts: Facts, one: CommuneState) -> list[Cell]:
    said = one.figures
    return [
        facts.places.get(one.place, one.place),
        said.get("population"),
        said.get("cards"),
        _("It meets them") if said.get("health") else _("Not yet met"),
        _radio(said),
        _("Trained") if said.get("culture_officer") else _("Not yet trained"),
    ]


def _radio(said: Mapping[str, int]) -> Text:
    if said.get("radio"):
        return _("It works")
    return _("Does not work") if said.get("radio_broken") else _("There is none yet")
