"""Why the practice page does not do what was asked; the page has the sentence for each code."""

from aiohttp import web


class RefusedError(Exception):
    """Raised by whatever handles a request; becomes the JSON ``{"code": …}`` with its status."""

    def __init__(self, status: int, code: str) -> None:
        """``code`` is a key of ``texts.TEXTS`` after ``error.``, or one only a forger ever sees."""
        super().__init__(code)
        self.status = status
        self.code = code

    def response(self) -> web.Response:
        """The answer that says so."""
        return web.json_response({"code": self.code}, status=self.status)
