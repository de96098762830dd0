"""Who is offered which command."""

import re

import pytest

from handlers.commands import COMMANDS, for_role

FIRST, LAST = ["tinhhinh", "hanchot", "xuat"], ["tieptuc", "lienket", "dulieu", "giup"]
FORMS = ["menu", "taphuan", "tiendo", "rasoat", "chotrasoat"]
HEAD = [*FORMS, "dagui", *FIRST, "saonhac", *LAST]
OFFICER = [*FORMS, "dangkymohinh", "congnhan", "baocaoxa", "dagui", *FIRST, "bantin", "saonhac", *LAST]
COORDINATOR = ["menu", "dotxuat", "doihan", "themhan", *FIRST, "bantin", *LAST]
READER = ["menu", *FIRST, *LAST]


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (None, ["start", "giup"]),
        ("", ["start", "giup"]),
        ("hamlet_head", HEAD),
        ("commune_officer", OFFICER),
        ("coordinator", COORDINATOR),
        ("viewer", READER),
        ("admin", READER),
    ],
)
def test_a_role_is_offered_what_it_can_do(role: str | None, offered: list[str]) -> None:
    assert for_role(role) == offered


def test_every_command_is_one_that_telegram_takes() -> None:
    assert all(re.fullmatch("[a-z0-9_]{1,32}", command) for command in COMMANDS)
