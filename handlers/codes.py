"""Invitation codes: how they look, how they are read, and what is stored of them.

A code has 8 letters of an alphabet in which none looks like another, about 40
bits, and is used once. Only a keyed hash is stored.
"""

import re
import secrets
from hashlib import blake2s

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0 or 1
LENGTH = 8
_HALF = f"[{LETTERS}]{{4}}"
_CODE = re.compile(rf"^{_HALF}[\s-]?{_HALF}$")


def new_code() -> str:
    """A code as it is handed over: K7Q2-M4TP."""
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        if any(letter.isdigit() for letter in letters):
            return f"{letters[:4]}-{letters[4:]}"


def looks_like_one(text: str) -> bool:
    """Whether a text can be a code at all: every code has a digit, ordinary words are no guesses."""
    typed = text.strip().upper()
    return bool(_CODE.match(typed)) and any(letter.isdigit() for letter in typed)


def code_hash(key: bytes, code: str) -> str:
    """What is stored of a code: a keyed hash of its letters, however they were typed."""
    letters = re.sub(r"[\s-]", "", code).upper()
    return blake2s(letters.encode(), key=key[:32], person=b"invite").hexdigest()
