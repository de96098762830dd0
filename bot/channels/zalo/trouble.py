"""What a call to Zalo that did not go well means: whether it was done, and what to do now."""

from enum import Enum


class Trouble(Enum):
    """The kinds of it that call for different things."""

    down = "down"  # surely not done: no line, or Zalo says that it cannot now
    unsure = "unsure"  # it was sent, and the answer was lost; there is no key by which to ask again
    idle = "idle"  # Zalo has waited with us, and nothing came
    spent = "spent"  # no more messages in this month
    token = "token"  # noqa: S105  # a kind of trouble, not a secret
    refused = "refused"  # this very call, today and tomorrow
    unknown = "unknown"  # there is no such thing


class ZaloError(Exception):
    """A call that did not go well. Its text holds neither the token nor anything that was sent."""

    def __init__(self, trouble: Trouble, code: int = 0) -> None:
        """``code``: Zalo's own, or the HTTP status; 0 where no answer came."""
        super().__init__(f"{trouble.value} {code}" if code else trouble.value)
        self.trouble = trouble
        self.code = code


_BY_CODE = {
    401: Trouble.token,
    404: Trouble.unknown,
    408: Trouble.idle,
    429: Trouble.spent,  # the month's quota; Zalo names no time after which to ask again
    504: Trouble.unsure,  # a proxy's word: it does not know whether Zalo has done it
}


def trouble_of(code: int) -> Trouble:
    """What a code means, Zalo's own or an HTTP status."""
    return _BY_CODE.get(code) or (Trouble.down if code >= 500 else Trouble.refused)
