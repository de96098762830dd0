"""What stands on a button, and the proof that the bot put it there.

A changed app can send any text as a tap. The signature is bound to the
conversation, so a button of one person is worth nothing in another's hands; the
handlers check rights again all the same, because rights change.
"""

import hmac
from hashlib import blake2s

LARGEST = 64  # bytes, Telegram's limit
_SIGNATURE = 6  # bytes: one forgery in 2.8e14 tries


class Signer:
    """Signs and checks the data of buttons with the program's own key."""

    def __init__(self, key: bytes) -> None:
        self._key = key[:32]

    def sign(self, conversation_id: int, payload: str) -> str:
        """The data to put on a button."""
        data = f"{payload}~{self._signature(conversation_id, payload)}"
        if len(data.encode()) > LARGEST:
            raise ValueError(f"button data of {len(data.encode())} bytes is too long: {payload!r}")
        return data

    def check(self, conversation_id: int, data: str) -> str | None:
        """The payload of a button of this conversation; None for anything else."""
        payload, _, signature = data.rpartition("~")
        expected = self._signature(conversation_id, payload)
        return payload if hmac.compare_digest(signature.encode(), expected.encode()) else None

    def _signature(self, conversation_id: int, payload: str) -> str:
        message = f"{conversation_id}:{payload}".encode()
        return blake2s(message, key=self._key, digest_size=_SIGNATURE).hexdigest()
