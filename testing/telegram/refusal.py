"""What the stand-in answers when a call is not right."""

from typing import Any


class RefusalError(Exception):
    """An error answer of the Bot API: its status, its words and its extra parameters."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(f"{status} {description}")
        self.status = status
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(description: str) -> RefusalError:
    """A call that is not right in itself."""
    return RefusalError(400, f"Bad Request: {description}")
