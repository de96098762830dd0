"""The bot's username, asked for an invitation's link."""

import asyncio

import pytest
from pydantic import SecretStr

from bot.channels.telegram.username import username_of
from bot.settings import Settings
from testing.telegram import StandIn


def settings(url: str, token: str) -> Settings:
    """Settings that were not checked, so that any token can be tried."""
    return Settings.model_construct(telegram_api_url=url, telegram_token=SecretStr(token))


async def test_telegram_tells_the_username(telegram: StandIn) -> None:
    assert await asyncio.to_thread(username_of, settings(telegram.url, telegram.token)) == "tin_ap_bot"


@pytest.mark.parametrize("token", ["1:unknown", "1:a b", "1:a\nb", "1:ấp", "1:\x00", "", "../x", "1:%zz"])
async def test_a_token_that_is_none_is_never_told(
    telegram: StandIn, capsys: pytest.CaptureFixture[str], token: str
) -> None:
    assert await asyncio.to_thread(username_of, settings(telegram.url, token)) is None
    assert "".join(capsys.readouterr()) == ""


def test_a_telegram_that_cannot_be_reached_is_no_trouble() -> None:
    assert username_of(settings("http://127.0.0.1:9", "1:x")) is None
