"""What a platform sends with each message, so that nobody else can."""

import hmac
from hashlib import sha256


def webhook_secret(key: bytes, channel: str) -> str:
    """The secret of a channel, made from the program's signing key, so that copies agree."""
    return hmac.new(key, f"{channel} webhook".encode(), sha256).hexdigest()
