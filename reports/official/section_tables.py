"""Section II: trainings and livelihood models of all projects and policies side by side."""

from locales import _
from reports.millions import in_millions
from reports.official.facts import Facts
from reports.official.names import Names
from reports.official.tables import Cell, Column, table
from reports.official.work.livelihood import ModelLine
from reports.official.writing import Writer


def trainings_and_models(writer: Writer, facts: Facts, names: Names) -> None:
    """The two tables; no heading where there is neither."""
    if not any(one.trained is not None or one.models for one in facts.activities):
        return
    writer.heading(_("Training and livelihood models together"), 2)
    _training_table(writer, facts)
    _model_table(writer, facts, names)


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
    Column(_("Sessions"), 13, "right"),
    Column(_("Participants"), 16, "right"),
    Column(_("Women"), 13, "right"),
    Column(_("Ethnic minority"), 18, "right"),
    Column(_("Poor households"), 15, "right"),
    Column(_("Near-poor households"), 17, "right"),
    Column(_("Newly escaped"), 18, "right"),
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
