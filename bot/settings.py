"""Every setting of the program, read once from the environment or from ``.env``."""

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_ZALO_TOKEN = re.compile(r"[0-9]+:[^\s/:?#]+")
_ZALO_SECRET = re.compile(r"[A-Za-z0-9_-]{8,256}")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Settings(BaseSettings):
    """The settings; each is an environment variable with the prefix ``TINAP_``."""

    model_config = SettingsConfigDict(
        env_prefix="TINAP_", env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    data_dir: Path = Field(
        default=Path("data"), description="Folder for the database, photos and signing key"
    )
    database_url: str = Field(
        default="", description="SQLite or PostgreSQL; empty is SQLite in the data folder"
    )
    http_host: str = Field(
        default="127.0.0.1", description="Address the program's own HTTP server listens on"
    )
    http_port: int = Field(
        default=8080, ge=0, le=65535, description="Port of that server; 0 takes a free one"
    )
    public_url: str = Field(default="", description="https address of that server as the internet sees it")
    telegram_token: SecretStr = Field(
        default=SecretStr(""), description="Bot token; empty leaves Telegram out"
    )
    telegram_api_url: str = Field(default="https://api.telegram.org", description="Bot API server")
    zalo_token: SecretStr = Field(default=SecretStr(""), description="Bot token; empty leaves Zalo out")
    zalo_api_url: str = Field(
        default="https://bot-api.zaloplatforms.com", description="Zalo's Bot API server"
    )
    zalo_webhook_secret: SecretStr = Field(
        default=SecretStr(""), description="What Zalo sends with each message; empty makes one of our own"
    )
    zalo_monthly_quota: int = Field(
        default=3000, ge=0, description="Messages the bot may send in a month; 0 is without a limit"
    )
    messages_per_second: int = Field(
        default=29, ge=1, le=1000, description="Pace at which notices and reminders go to Telegram"
    )
    messages_in_flight: int = Field(
        default=1, ge=1, le=100, description="How many of them may be on their way at once"
    )
    scheduler: Literal["on", "off"] = Field(
        default="on", description="Reminders and all else it does by itself; off where tinap scheduler runs"
    )
    reminders: Literal["on", "off"] = Field(
        default="on", description="Whether people are reminded of what they owe, and get digests"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is logged"
    )
    practice: Literal["auto", "on", "off"] = Field(
        default="auto", description="The practice page; auto is on while no real channel is configured"
    )
    demo: Literal["auto", "off"] = Field(
        default="auto", description="A sample year at the first start, where only the practice page is served"
    )

    @field_validator("log_level", "scheduler", "reminders", "demo", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("public_url", "telegram_api_url", "zalo_api_url")
    @classmethod
    def _no_slash_at_the_end(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/")

    @field_validator("telegram_token")
    @classmethod
    def _shaped_like_a_token(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value()
        if token and not _TOKEN.fullmatch(token):
            raise ValueError("it must look like 123456:ABC-DEF, as BotFather writes it")
        return value

    @field_validator("zalo_token")
    @classmethod
    def _shaped_like_a_token_of_zalo(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value()
        if token and not _ZALO_TOKEN.fullmatch(token):
            raise ValueError("it must look like 12345689:abc-xyz, as Zalo Bot Manager sends it")
        return value

    @field_validator("zalo_webhook_secret")
    @classmethod
    def _long_enough_for_zalo(cls, value: SecretStr) -> SecretStr:
        secret = value.get_secret_value()
        if secret and not _ZALO_SECRET.fullmatch(secret):
            raise ValueError("it must have 8 to 256 letters, digits, - or _")
        return value

    @property
    def database(self) -> str:
        """The database's address, spelled out."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'tinap.db').resolve()}"

    @property
    def telegram(self) -> bool:
        """Whether the bot runs on Telegram."""
        return bool(self.telegram_token.get_secret_value())

    @property
    def zalo(self) -> bool:
        """Whether the bot runs on Zalo."""
        return bool(self.zalo_token.get_secret_value())

    @property
    def practice_page(self) -> bool:
        """Whether the practice page is served."""
        return self.practice == "on" or (self.practice == "auto" and not (self.telegram or self.zalo))

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the HTTP server."""
        return self.http_host in LOOPBACK
