"""The settings are told three times, in the code, in ``.env.example`` and in the README; always the same."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from pydantic import SecretStr

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
FOR_COMPOSE_ONLY = "POSTGRES_PASSWORD"  # read by compose.yaml, not by the program
_EXAMPLE = re.compile(r"^#([A-Z_]+)=(.*)$", re.MULTILINE)
_ROW = re.compile(r"^\| `([A-Z_]+)` \| (.*?) \| (.*?) \|$", re.MULTILINE)


class Row(NamedTuple):
    """A line of the README's table; the default is without its backticks, "empty" or "none" as it is."""

    name: str
    default: str
    meaning: str


def in_code() -> dict[str, str]:
    """Every setting's variable and its default, as one writes it into a file."""
    prefix = Settings.model_config["env_prefix"]
    return {
        f"{prefix}{name.upper()}": _written(field.default) for name, field in Settings.model_fields.items()
    }


def in_example() -> dict[str, str]:
    """The variables of ``.env.example`` with their values."""
    return dict(_EXAMPLE.findall((ROOT / ".env.example").read_text()))


def in_readme() -> dict[str, Row]:
    """The rows of the README's table of settings."""
    rows = _ROW.findall((ROOT / "README.md").read_text())
    return {name: Row(name, default.strip("`"), meaning) for name, default, meaning in rows}


def test_the_example_has_every_setting_with_its_default() -> None:
    example = in_example()
    assert example.pop(FOR_COMPOSE_ONLY) == ""
    assert example == in_code()


def test_the_example_changes_nothing_until_somebody_does() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []


def test_the_readme_has_every_setting_with_its_default() -> None:
    told = {row.name: "" if row.default == "empty" else row.default for row in in_readme().values()}
    assert told.pop(FOR_COMPOSE_ONLY) == ""
    assert told == in_code()


@pytest.mark.parametrize("name", in_readme())
def test_the_readme_says_what_each_is_for(name: str) -> None:
    assert len(in_readme()[name].meaning) > len("what it is")


def _written(default: object) -> str:
    return default.get_secret_value() if isinstance(default, SecretStr) else str(default)
