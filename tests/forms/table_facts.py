"""The world of a form as a table: what the engine's tests put in place of a database."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forms.facts import Option


class TableFacts:
    """Facts that were written down beforehand."""

    today = date(2026, 3, 18)  # a Wednesday

    def __init__(self) -> None:
        self.looked_up: list[str] = []
        self._table: dict[str, Sequence[Option]] = {
            "topics": [
                Option({"title": "Nuôi cá lồng bè", "activity": "DA2"}, "Nuôi cá lồng bè"),
                Option({"title": "Họp cán bộ", "activity": "DA7.1"}, "Họp cán bộ"),
            ],
            "activities": [Option("DA2", "Dự án 2"), Option("DA7.1", "Tiểu dự án 1, Dự án 7")],
            "venues": [Option("Nhà văn hóa ấp", "Nhà văn hóa ấp")],
            "organisers": [Option("UBND xã", "UBND xã")],
            "trains_cadres": [Option("DA7.1", "")],
            "cadres": [],
        }

    def options(self, source: str, answers: Mapping[str, Any]) -> Sequence[Option]:
        self.looked_up.append(source)
        return self._table[source]

    def label(self, source: str, value: Any) -> str:
        return next((str(o.label) for o in self._table[source] if o.value == value), str(value))

    def search(self, source: str, text: str, answers: Mapping[str, Any]) -> Sequence[Option]:
        found = text.casefold()
        return [one for one in self._table.get(source, ()) if found in str(one.label).casefold()]

    def known(self, fact: str, answers: Mapping[str, Any]) -> Any:
        return None
