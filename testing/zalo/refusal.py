"""What the stand-in answers when a call is not right."""

from typing import Any


class RefusalError(Exception):
    """An error answer of the Bot API: its code, its words, and the HTTP status where that differs."""

    def __init__(self, error_code: int, description: str, *, http: int | None = None) -> None:
        super().__init__(f"{error_code} {description}")
        self.error_code = error_code
        self.description = description
        self.http = error_code if http is None else http

    def answer(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        return {"ok": False, "error_code": self.error_code, "description": self.description}


def bad_request(description: str) -> RefusalError:
    """A call that is not right in itself."""
    return RefusalError(400, f"Bad Request: {description}")
