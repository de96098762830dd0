"""The rows a plan makes in the database: each entry of its files as its table wants it."""

from collections.abc import Iterator

from models.place import Place, PlaceName
from models.poverty_standard import Deprivation, PovertyStandard
from models.programme import Activity, ActivityAgency, Agency, Indicator, Programme, Topic
from programme.plan import NameEntry, PartEntry, PlaceEntry, Plan
from programme.standard_entries import StandardEntry


def programme_row(plan: Plan) -> Programme:
    """The programme itself."""
    entry = plan.plan
    return Programme(
        code=entry.code,
        name=entry.name,
        document=entry.document,
        issued_on=entry.issued_on,
        first_year=entry.first_year,
        last_year=entry.last_year,
        roots=" ".join(place.code for place in plan.top),
    )


def place_row(entry: PlaceEntry, path_above: str, position: int) -> Place:
    """A place; ``path_above`` is empty for a root, ``position`` its place in the file."""
    return Place(
        code=entry.code,
        kind=entry.kind,
        parent_code=entry.parent,
        path=f"{path_above}{entry.code}/",
        position=position,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        successor_code=entry.merged_into,
        official_code=entry.official_code,
        area=entry.area,
    )


def name_row(place_code: str, entry: NameEntry) -> PlaceName:
    """One of the names of a place."""
    return PlaceName(
        place_code=place_code,
        name=entry.name,
        aliases="\n".join(entry.aliases),
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
    )


def agency_rows(plan: Plan) -> Iterator[Agency]:
    """Every agency."""
    for entry in plan.agencies:
        yield Agency(
            code=entry.code,
            programme_code=plan.plan.code,
            name=entry.name,
            short_name=entry.short_name,
        )


def activity_rows(plan: Plan) -> Iterator[Activity]:
    """Every project and policy, in the order of the file."""
    for position, entry in enumerate(plan.activities):
        yield Activity(
            code=entry.code,
            programme_code=plan.plan.code,
            kind=entry.kind,
            name=entry.name,
            short_name=entry.short_name,
            purpose=entry.purpose,
            central_budget=entry.central,
            local_budget=entry.local,
            position=position,
            trains_cadres=entry.trains_cadres,
            supports_models=entry.supports_models,
            forms=" ".join(entry.forms),
            asks=" ".join(entry.asks),
        )


def part_row(activity_code: str, entry: PartEntry) -> ActivityAgency:
    """The part of an agency in an activity."""
    return ActivityAgency(
        activity_code=activity_code,
        agency_code=entry.agency,
        part=entry.part,
        source=entry.source,
    )


def indicator_rows(plan: Plan) -> Iterator[Indicator]:
    """Every target, in the order of the file."""
    for position, entry in enumerate(plan.indicators):
        yield Indicator(
            code=entry.code,
            programme_code=plan.plan.code,
            name=entry.name,
            unit=entry.unit,
            target=entry.target,
            numerator=entry.numerator,
            denominator=entry.denominator or "",
            source=entry.source,
            position=position,
            short_name=entry.short_name,
            measure=entry.measure,
            activities="\n".join(entry.activities),
        )


def topic_rows(plan: Plan, activity_code: str) -> list[Topic]:
    """The topics of one activity; their position counts over the whole file."""
    return [
        Topic(activity_code=activity_code, title=entry.title, position=position)
        for position, entry in enumerate(plan.topics)
        if entry.activity == activity_code
    ]


def standard_row(entry: StandardEntry) -> PovertyStandard:
    """A poverty standard, without its indicators."""
    return PovertyStandard(
        code=entry.code,
        document=entry.document,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        rural_income=entry.rural_income,
        urban_income=entry.urban_income,
        rural_points=entry.rural_points,
        urban_points=entry.urban_points,
        deprivations=entry.deprivations,
    )


def deprivation_rows(entry: StandardEntry) -> list[Deprivation]:
    """The indicators of a standard, in the order of the file."""
    return [
        Deprivation(
            standard_code=entry.code,
            code=one.code,
            position=position,
            name=one.name,
            dimension=one.dimension,
            meaning=one.meaning,
        )
        for position, one in enumerate(entry.indicators)
    ]
