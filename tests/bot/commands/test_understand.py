"""``tinap understand``: one answer or many, as lines of JSON, without starting the program."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.lazy_commands import COMMANDS
from tests.forms.answers.case_table import Case, cases, told

ROOT = Path(__file__).parents[3]
CASES = cases()
SAMPLE = CASES[:: len(CASES) // 30]
NOT_NEEDED = {"sqlalchemy", "sqlmodel", "alembic", "bot.settings", "structlog", "aiohttp", "aiogram"}


def understand(*arguments: str, typed: str | None = None) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "bot", "understand", *arguments]
    return subprocess.run(command, cwd=ROOT, input=typed, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: f"{case.where} {case.typed}")
def test_a_case_is_told_as_json(case: Case) -> None:
    labels = [part for label in case.asked.labels for part in ("--label", label)]
    arguments = ["understand", case.kind, case.typed, "--today", case.asked.today.isoformat(), *labels]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    assert told(json.loads(result.output)) == case.expected


def test_lines_of_standard_input_are_answered_line_by_line() -> None:
    result = understand("money", "-", typed="1tr5\nvài triệu\n\n500 ngàn")
    assert result.returncode == 0
    first, second, third, last = map(json.loads, result.stdout.splitlines())
    assert first == {"value": 1_500_000}
    assert second["ask"].startswith("Dạ, chưa rõ là bao nhiêu tiền.")
    assert "ask" in third
    assert last == {"value": 500_000}


def test_a_negative_number_is_an_answer_and_no_option() -> None:
    result = understand("count", "-5")
    assert result.returncode == 0
    assert "ask" in json.loads(result.stdout)


def test_today_is_the_day_in_vietnam_unless_said() -> None:
    result = understand("date", "hôm qua", "--today", "2026-03-18")
    assert json.loads(result.stdout) == {"value": "2026-03-17"}
    assert "value" in json.loads(understand("date", "hôm qua").stdout)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("colour", "red"), "tinap: There is no kind of answer colour: use one of count, money"),
        (("choice", "1"), "tinap: A choice needs its answers: give each with --label."),
        (("date", "nay", "--today", "18/3"), "tinap: --today 18/3 is not a day: write it as 2026-03-18."),
    ],
)
def test_trouble_is_one_sentence_and_exit_code_2(arguments: tuple[str, ...], sentence: str) -> None:
    result = understand(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(sentence)
    assert result.stderr.count("\n") == 1


def test_it_waits_for_nothing_it_does_not_need() -> None:
    script = (
        "import sys; from bot.__main__ import main; sys.argv = ['tinap', 'understand', 'headcount', '25']\n"
        "try: main()\n"
        "finally: print(*sorted(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    loaded = set(result.stderr.split())
    assert loaded.isdisjoint(NOT_NEEDED)
    commands = {name for name in loaded if name.startswith("bot.commands.")}
    assert commands == {"bot.commands.understand"}


def test_every_command_is_there() -> None:
    result = CliRunner().invoke(cli, ["--help"])
    assert result.exit_code == 0
    assert all(name in result.output for name in COMMANDS)
