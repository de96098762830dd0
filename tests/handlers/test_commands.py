"""Who is offered which command."""

import re

import pytest

from handlers.commands import COMMANDS, for_role

REPORTS = "taphuan tiendo rasoat chotrasoat truyenthong hientrangap"
LAST = "tieptuc lienket dulieu giup"
OFFERED = {
    None: "start giup",
    "": "start giup",
    "hamlet_head": f"menu {REPORTS} dagui bosung tinhhinh hanchot saonhac xuat thongbao {LAST}",
    "commune_officer": f"menu {REPORTS} dangkymohinh congnhan giaingan hocnghe baocaoxa chinhsach hientrangxa"
    " dagui bosung tinhhinh chuanop duyet hanchot saonhac chitieu duan kinhphi quayvong kiemtra xuat baocao"
    " bantin thongbao nguoi tieptuc lienket dulieu giup",
    "coordinator": "menu tinhhinh chuanop duyet hanchot dotxuat doihan themhan chitieu duan kinhphi quayvong"
    " kiemtra xuat baocao bantin thongbao nguoi tieptuc lienket dulieu giup",
    "viewer": f"menu tinhhinh chuanop hanchot chitieu duan kinhphi quayvong kiemtra xuat baocao {LAST}",
    "admin": "menu tinhhinh chuanop hanchot chitieu duan kinhphi quayvong kiemtra xuat thongbao nguoi"
    " tieptuc lienket dulieu giup",
}


@pytest.mark.parametrize("role", OFFERED)
def test_a_role_is_offered_what_it_can_do(role: str | None) -> None:
    assert " ".join(for_role(role)) == OFFERED[role]


def test_every_command_is_one_that_telegram_takes() -> None:
    assert all(re.fullmatch("[a-z0-9_]{1,32}", command) for command in COMMANDS)
