"""``tinap health``: ask the running program how it is; for the container's health check."""

import urllib.error
import urllib.request

from bot.commands import opened
from bot.trouble import OperatorError

PATIENCE = 5.0  # seconds


def health() -> None:
    """Ask ``/healthz`` of the program on this machine; exit code 2 when it is not well."""
    settings = opened.settings()
    host = "127.0.0.1" if settings.http_host in ("0.0.0.0", "::") else settings.http_host  # noqa: S104  # compared, not bound
    address = f"http://{host}:{settings.http_port}/healthz"
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # our own http address
            print(answer.read().decode())
    except (urllib.error.URLError, OSError) as error:
        raise OperatorError(f"No healthy answer from {address}.") from error
