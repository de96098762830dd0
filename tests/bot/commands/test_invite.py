"""``tinap invite``: what is stored when."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlmodel import select

from bot.commands import invite as command
from bot.commands import opened
from bot.settings import Settings
from models.invite import Invite
from models.person import Role


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A program on Telegram, with the sample plan."""
    chosen = Settings(data_dir=tmp_path, telegram_token=SecretStr("1:x"))
    monkeypatch.setattr(opened, "settings", lambda: chosen)
    before = os.umask(0o077)
    yield chosen
    os.umask(before)


def stored(settings: Settings) -> int:
    """How many invitations there are."""
    with opened.session(settings) as session:
        return len(session.exec(select(Invite)).all())


def test_telegram_is_asked_before_anything_is_stored(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stored_when_asked: list[int] = []

    def asked(_: Settings) -> str:
        stored_when_asked.append(stored(settings))
        return "tin_ap_bot"

    monkeypatch.setattr(command, "username_of", asked)
    command.invite("bai-nha-a", Role.hamlet_head)
    assert stored_when_asked == [0]
    assert stored(settings) == 1
    assert "https://t.me/tin_ap_bot?start=" in capsys.readouterr().out
