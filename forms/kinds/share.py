"""A count of what is part of a known whole: the households with power, of all households."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms.answers.none_or_all import means_all
from forms.answers.reading import Misfit, Reading, Understood
from forms.facts import Option, Scene
from forms.kinds.count import Count
from locales import Text


@dataclass(frozen=True, kw_only=True)
class Share(Count):
    """A whole number, at most ``whole`` where that is known; all of them are offered, "tất cả" means them.

    ``every`` with {n} names them all; ``more_than_all`` with {n} and {whole} says why more do not fit.
    """

    whole: Callable[[Scene], int | None]
    every: Text
    more_than_all: Text

    def suggest(self, scene: Scene) -> Sequence[Option]:
        whole = self.whole(scene)
        usual = [option for option in super().suggest(scene) if option.value != whole]
        return [*usual, Option(whole, self.every._replace(values={"n": whole}))] if whole else usual

    def read(self, text: str, scene: Scene) -> Reading:
        whole = self.whole(scene)
        every = means_all(text, whole) if whole is not None else None
        if every is not None and not every.less:
            return Understood(whole, sure=every.sure)
        return super().read(text, scene)

    def judge(self, reading: Reading, scene: Scene) -> Reading:
        whole = self.whole(scene)
        if isinstance(reading, Understood) and whole is not None and reading.value > whole:
            told = self.more_than_all._replace(values={"n": reading.value, "whole": whole})
            return Misfit("more_than_all", told)
        return super().judge(reading, scene)
