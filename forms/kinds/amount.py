"""Money, in whole đồng, read back in words because a slip costs."""

from dataclasses import dataclass
from typing import Any

from forms.answers.money import read_money, say_money_in_words
from forms.answers.reading import Reading, Understood
from forms.facts import Scene
from forms.question import Question
from locales import Money, Text, _


@dataclass(frozen=True, kw_only=True)
class Amount(Question):
    """An amount of money; every reading is confirmed before it counts."""

    def read(self, text: str, scene: Scene) -> Reading:
        reading = read_money(text)
        return Understood(reading.value, sure=False) if isinstance(reading, Understood) else reading

    def show(self, value: Any, scene: Scene) -> Text | str:
        return _("{amount}", amount=Money(value))

    def echo(self, value: Any, scene: Scene) -> Text | str:
        return _("{amount} ({words})", amount=Money(value), words=say_money_in_words(value))
