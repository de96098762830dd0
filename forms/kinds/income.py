"""A household's income, by the month or the year; one for all of a model's households, or one for each."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.earnings import read_earnings
from forms.answers.labelled import read_labelled
from forms.answers.money import say_money_in_words
from forms.answers.reading import Misfit, Reading, Understood
from forms.cells import Cell, CellKind, CellValue, part_of
from forms.facts import Option, Scene
from forms.question import Question
from locales import Money, Text, _, plural
from locales.folding import fold


@dataclass(frozen=True, kw_only=True)
class Income(Question):
    """``{"year": …, "amount": …, "per": …}``, or ``{"year": average, "each": {household: …}}``.

    ``households`` are those whose incomes may be told one by one, by name.
    """

    households: Callable[[Scene], Sequence[Option]] | None = None

    @property
    def reads_number(self) -> bool:
        return True

    def read(self, text: str, scene: Scene) -> Reading:
        told = self._one_by_one(text, scene)
        return told if told is not None else read_earnings(text)

    def _one_by_one(self, text: str, scene: Scene) -> Reading | None:
        """ "Tám 40tr/năm, Hùng 35tr/năm"; None where no household is named."""
        listed = {str(option.value): scene.say(option.label) for option in self._listed(scene)}
        labels = _names(listed)
        said = read_labelled(text, labels, read_earnings) if labels else []
        if not any(key for key, _ in said):
            return None
        each: dict[str, dict[str, Any]] = {}
        for key, reading in said:
            if not isinstance(reading, Understood) or not key or key in each:
                return Misfit(
                    "earnings",
                    _("Please say each income with its period, for example: Tám 40tr/năm, Hùng 3tr/tháng"),
                )
            each[key] = reading.value
        missing = ", ".join(name for key, name in listed.items() if key not in each)
        if missing:
            return Misfit("earnings", _("Still missing: {names}. Please say all of them.", names=missing))
        average = round(sum(one["year"] for one in each.values()) / len(each))
        return Understood({"year": average, "each": each}, sure=False)

    def _listed(self, scene: Scene) -> Sequence[Option]:
        return self.households(scene) if self.households else ()

    def show(self, value: Any, scene: Scene) -> Text | str:
        year = Money(value["year"])
        if "each" in value:
            return _("{year} a year on average", year=year)
        if value["per"] == "month":
            return _("{amount} a month (= {year} a year)", amount=Money(value["amount"]), year=year)
        return _("{year} a year", year=year)

    def cells(self) -> tuple[Cell, ...]:
        """A year's income, and how it was told: what is compared, and what it comes from."""
        return (
            part_of("year", CellKind.money, _("in a year")),
            Cell(CellKind.text, _as_told, _("as it was told")),
        )

    def echo(self, value: Any, scene: Scene) -> Text | str:
        if "each" in value:
            names = {str(option.value): scene.say(option.label) for option in self._listed(scene)}
            lines = [
                scene.say(_("{name}: {year} a year", name=names.get(key, key), year=Money(one["year"])))
                for key, one in value["each"].items()
            ]
            return _("{lines}\nOn average: {shown}", lines="\n".join(lines), shown=self.show(value, scene))
        amount, words = Money(value["amount"]), say_money_in_words(value["amount"])
        if value["per"] == "month":
            year = Money(value["year"])
            return _(
                "{amount} a month ({words}), that is {year} a year", amount=amount, words=words, year=year
            )
        return _("{amount} a year ({words})", amount=amount, words=words)


def _as_told(value: Any, scene: Scene) -> CellValue:
    if "each" in value:
        return plural("average of {n} household", "average of {n} households", len(value["each"]))
    if value["per"] == "month":
        return _("{amount} a month", amount=Money(value["amount"]))
    return _("by the year")


def _names(listed: Mapping[str, str]) -> dict[str, list[str]]:
    """How each of the households may be named here, by key: nothing that could be another of them, too."""
    names = {key: set(_names_of(label)) for key, label in listed.items()}
    heard = Counter(name for own in names.values() for name in own)
    return {key: sorted(name for name in own if heard[name] == 1) for key, own in names.items()}


def _names_of(label: str) -> list[str]:
    """The head's name in full, the given name, all of the label, or what it says in brackets: "số 4"."""
    name, _bracket, beside = label.partition("(")
    folded = fold(name)
    own = [folded, folded.split()[-1]] if folded else []
    return [*own, fold(label), *(fold(part) for part in beside.rstrip(")").split(",") if fold(part))]
