"""Settings: what is wrong is named, what is left out has a safe default."""

import traceback
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
        ("TINAP_TELEGRAM_TOKEN", "1:a b"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(OperatorError, match=f"The setting {name} is wrong"):
        opened.settings()


@pytest.mark.parametrize("name", ["TINAP_TELEGRAM_TOKEN", "TINAP_ZALO_TOKEN", "TINAP_ZALO_WEBHOOK_SECRET"])
def test_what_is_secret_does_not_show_when_settings_are_printed(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "12345689-made-up" if "SECRET" in name else "12345689:made-up")
    assert "made-up" not in repr(Settings())


@pytest.mark.parametrize("token", ["123456789:AAE-b_c0", "1:x", ""])
def test_what_may_be_a_token_is_taken(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("TINAP_TELEGRAM_TOKEN", token)
    assert Settings().telegram_token.get_secret_value() == token


@pytest.mark.parametrize(
    "token",
    ["s3cret", "bot1:s3cret", "1:s3cret\n", "1: s3cret", "1:s3cret/x", "1:s3crét", ":s3cret", "1:s3cret:x"],
)
def test_what_is_no_token_is_refused_without_being_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], token: str
) -> None:
    monkeypatch.setenv("TINAP_TELEGRAM_TOKEN", token)
    with pytest.raises(OperatorError, match=r"TINAP_TELEGRAM_TOKEN is wrong: .*123456:ABC-DEF") as refusal:
        opened.settings()
    told = "".join(traceback.format_exception(refusal.value)) + str(refusal.value.__context__)
    assert "s3cr" not in told + "".join(capsys.readouterr())
