"""Section II, first half: what came of each project, sub-project and policy."""

from collections import Counter
from collections.abc import Sequence

from locales import Text, _
from reports.millions import MILLION, in_millions
from reports.official.facts import Facts
from reports.official.livelihood import ModelLine
from reports.official.names import Names
from reports.official.tables import Cell, Column, table
from reports.official.training import Trained
from reports.official.writing import LETTERS, Writer


def results(writer: Writer, facts: Facts, names: Names) -> None:
    """The two lists of activities, each followed by what has no report, then the tables."""
    writer.heading(_("Results by project and sub-project"), 2)
    _activities(writer, facts, names, "project")
    writer.heading(_("Results by policy"), 2)
    _activities(writer, facts, names, "policy")
    _training_table(writer, facts)
    _model_table(writer, facts, names)


def _activities(writer: Writer, facts: Facts, names: Names, kind: str) -> None:
    mine = [one for one in facts.activities if one.kind == kind]
    with_news = [one for one in mine if one.has_news][: len(LETTERS)]
    for one in with_news:
        writer.heading(_("{short}: {name}", short=one.short_name, name=one.name), 3)
        if one.trained is not None:
            writer.dash(_trained(one.trained))
        if one.models:
            for line in _models(one.models, names):
                writer.dash(line)
    silent = [one.short_name for one in mine if one not in with_news]
    if silent and with_news:
        writer.body(_("No accepted report in this period about: {names}.", names="; ".join(silent)))
    elif silent:
        writer.body(_("No accepted report in this period about any of: {names}.", names="; ".join(silent)))


def _trained(one: Trained) -> Text:
    told = _(
        "Training: {sessions} sessions, {people} participants, of whom {women} women, {minority} of ethnic "
        "minorities, {poor} of poor, {near} of near-poor, {escaped} of newly escaped households.",
        sessions=one.sessions,
        people=one.people,
        women=one.women,
        minority=one.ethnic_minority,
        poor=one.poor,
        near=one.near_poor,
        escaped=one.newly_escaped,
    )
    if one.cost is None:
        return told
    return _(
        "{told} Cost: {millions} million dong ({n} of {sessions} sessions tell it).",
        told=told,
        millions=in_millions(one.cost),
        n=one.priced,
        sessions=one.sessions,
    )


def _models(models: Sequence[ModelLine], names: Names) -> list[Text]:
    """How many there are, at which stages, what was disbursed, what households earn."""
    told = [one for one in models if one.stage]
    lines = [
        _(
            "Livelihood models: {n} at work with {households} households; {told} have an accepted report.",
            n=len(models),
            households=sum(one.households for one in models),
            told=len(told),
        )
    ]
    stages = Counter(one.stage for one in told if one.stage)
    if stages:
        lines.append(_("Stages: {stages}.", stages=_counted(stages, names)))
    return [*lines, *_money(told)]


def _counted(stages: Counter[str], names: Names) -> Text:
    """ "2 at work, 1 finished", in the order of a model's life."""
    listed: Text | None = None
    for stage, name in names.stages.items():
        if stages[stage]:
            part = _("{n} {stage}", n=stages[stage], stage=name)
            listed = _("{more}, {part}", more=listed, part=part) if listed else part
    return listed or _("not known")


def _money(told: Sequence[ModelLine]) -> list[Text]:
    lines = []
    paid = [one.disbursed for one in told if one.disbursed is not None]
    if paid:
        lines.append(
            _(
                "Disbursed to date: {millions} million dong, as {n} models say.",
                millions=in_millions(sum(paid)),
                n=len(paid),
            )
        )
    earned = [one.income for one in told if one.income is not None]
    if earned:
        lines.append(
            _(
                "Income of a household: {millions} million dong a year on average of {n} models.",
                millions=round(sum(earned) / len(earned) / MILLION, 1),
                n=len(earned),
            )
        )
    return lines


def _training_table(writer: Writer, facts: Facts) -> None:
    told = [(one.short_name, one.trained) for one in facts.activities if one.trained is not None]
    if not told:
        return
    writer.caption(_("Training by project, sub-project and policy"), _("Unit: people, but for sessions"))
    rows: list[list[Cell]] = [[name, *trained[:7]] for name, trained in told]
    total = told[0][1]
    for _name, trained in told[1:]:
        total = total + trained
    table(writer, _TRAINING, [*rows, [_("Together"), *total[:7]]], sums=True)


_TRAINING = (
    Column(_("Project, policy")),
    Column(_("Sessions"), 15, "right"),
    Column(_("Participants"), 18, "right"),
    Column(_("Women"), 15, "right"),
    Column(_("Ethnic minority"), 18, "right"),
    Column(_("Poor households"), 16, "right"),
    Column(_("Near-poor households"), 18, "right"),
    Column(_("Newly escaped"), 20, "right"),
)


def _model_table(writer: Writer, facts: Facts, names: Names) -> None:
    every = [one for activity in facts.activities for one in activity.models]
    if not every:
        return
    writer.caption(_("Livelihood models at work"), _("Unit of money: million dong"))
    rows = [_model_row(facts, one, names) for one in every]
    table(writer, _MODELS, rows)


def _model_row(facts: Facts, one: ModelLine, names: Names) -> list[Cell]:
    stage: Cell = names.stages.get(one.stage, one.stage) if one.stage else _("no accepted report")
    return [
        one.name,
        facts.places.get(one.place, one.place),
        one.households or None,
        stage,
        in_millions(one.disbursed),
        in_millions(one.baseline),
        in_millions(one.income),
    ]


_MODELS = (
    Column(_("Model")),
    Column(_("Place"), 23),
    Column(_("Number of households"), 12, "right"),
    Column(_("Stage"), 25),
    Column(_("Disbursed to date"), 21, "right"),
    Column(_("Income before, a year"), 21, "right"),
    Column(_("Income now, a year"), 21, "right"),
)
