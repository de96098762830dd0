"""Zalo's own requests: to the bot's webhook, and to the pictures it is given the address of."""

from typing import NamedTuple

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from testing.zalo.public_address import require_https, require_public

AGENT = "Java/1.8.0_192"


class Answer(NamedTuple):
    """What came back; status 0 when nothing did."""

    status: int
    headers: dict[str, str]  # by names in small letters
    content: bytes


class Caller:
    """An HTTP client that follows no redirection and repeats nothing."""

    def __init__(self, *, production: bool = False) -> None:
        self.production = production  # goes to public addresses only
        self.patience = 30.0  # seconds until it gives up
        self.reaches: dict[str, str] = {}  # where the public origins of a test really are
        self._session: ClientSession | None = None

    def open(self) -> None:
        """Be ready to call."""
        self._session = ClientSession(skip_auto_headers=("Content-Type",), headers={"User-Agent": AGENT})

    async def close(self) -> None:
        """Call no more."""
        if self._session is not None:
            await self._session.close()

    def require_allowed(self, name: str, url: str, *, secure: bool = False) -> None:
        """Raises RefusalError for an address, given as this parameter, to which Zalo would not go."""
        if self.production and secure:
            require_https(name, url)
        if self.production:
            require_public(name, url)

    async def call(
        self, method: str, url: str, headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """One request; its answer, or one with status 0."""
        assert self._session is not None
        asked = self._session.request(
            method,
            self._really(url),
            headers=headers,
            data=body,
            allow_redirects=False,
            timeout=ClientTimeout(total=self.patience),
        )
        try:
            async with asked as answer:
                named = {name.lower(): value for name, value in answer.headers.items()}
                return Answer(answer.status, named, await answer.read())
        except (ClientError, TimeoutError, ValueError):
            return Answer(0, {}, b"")

    def _really(self, url: str) -> str:
        """The address behind the public one, as a reverse proxy would find it."""
        origin = str(URL(url).origin())
        return self.reaches[origin] + url[len(origin) :] if origin in self.reaches else url
