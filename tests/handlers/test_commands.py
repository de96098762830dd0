"""Who is offered which command."""

import re

import pytest

from handlers.commands import COMMANDS, for_role

FIRST, LAST = ["tinhhinh", "hanchot"], ["tieptuc", "lienket", "giup"]
ASKING = ["tinhhinh", "baocao", "chitieu", "kinhphi", "hanchot"]
FORMS = ["menu", "taphuan", "tiendo", "rasoat", "chotrasoat"]
HEAD = [*FORMS, "dagui", *FIRST, "saonhac", *LAST]
OFFICER = [*FORMS, "dangkymohinh", "congnhan", "baocaoxa", "dagui", *ASKING, "bantin", "saonhac", *LAST]
COORDINATOR = ["menu", "dotxuat", "doihan", "themhan", *ASKING, "bantin", *LAST]
VIEWER = ["menu", *ASKING, *LAST]
ADMIN = ["menu", *(one for one in ASKING if one != "baocao"), *LAST]


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (None, ["start", "giup"]),
        ("", ["start", "giup"]),
        ("hamlet_head", HEAD),
        ("commune_officer", OFFICER),
        ("coordinator", COORDINATOR),
        ("viewer", VIEWER),
        ("admin", ADMIN),
    ],
)
def test_a_role_is_offered_what_it_can_do(role: str | None, offered: list[str]) -> None:
    assert for_role(role) == offered


def test_every_command_is_one_that_telegram_takes() -> None:
    assert all(re.fullmatch("[a-z0-9_]{1,32}", command) for command in COMMANDS)
