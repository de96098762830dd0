"""Settings: what is wrong is named, what is left out has a safe default."""

from pathlib import Path

import pytest

from bot.commands import opened
from bot.settings import Settings
from bot.trouble import OperatorError


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No .env of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)


def test_the_defaults_are_a_practice_page_on_this_machine_alone() -> None:
    settings = Settings()
    assert settings.practice_page
    assert settings.on_loopback
    assert not settings.telegram
    assert settings.database == f"sqlite:///{Path.cwd() / 'data' / 'tinap.db'}"


@pytest.mark.parametrize(
    ("practice", "token", "shown"),
    [("auto", "", True), ("auto", "1:x", False), ("on", "1:x", True), ("off", "", False)],
)
def test_the_practice_page_steps_back_for_a_real_channel(
    monkeypatch: pytest.MonkeyPatch, practice: str, token: str, shown: bool
) -> None:
    monkeypatch.setenv("TINAP_PRACTICE", practice)
    monkeypatch.setenv("TINAP_TELEGRAM_TOKEN", token)
    assert Settings().practice_page is shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TINAP_HTTP_PORT", "many"),
        ("TINAP_HTTP_PORT", "70000"),
        ("TINAP_LOG_LEVEL", "loud"),
        ("TINAP_PUBLIC_URL", "example.org"),
        ("TINAP_PRACTICE", "perhaps"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(OperatorError, match=f"The setting {name} is wrong"):
        opened.settings()


def test_the_token_does_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINAP_TELEGRAM_TOKEN", "123456789:secret")
    assert "secret" not in repr(Settings())
