"""What a link grants: to whom, until when, and what of; nothing in it says a name."""

import msgspec


class _Grant(msgspec.Struct, frozen=True, array_like=True):
    """For whom (``person`` is a number), and the second since 1970 from which it grants nothing."""

    person: int
    until: int


class Picture(_Grant, frozen=True, array_like=True, tag=1):
    """One photo by its number."""

    photo: int


class Gallery(_Grant, frozen=True, array_like=True, tag=2):
    """A page with several photos: the first one's number, then how much each next one's is more."""

    steps: tuple[int, ...]


class PictureFile(_Grant, frozen=True, array_like=True, tag=3):
    """One photo by the SHA-256 of its bytes: one that goes with an announcement is handed over so."""

    sha256: bytes


class Document(_Grant, frozen=True, array_like=True, tag=4):
    """A file somebody sent, by the SHA-256 of its bytes."""

    sha256: bytes


class MadeFile(_Grant, frozen=True, array_like=True, tag=5):
    """A file that was made: its folder in the outbox, and where its person stood then (``Seal.standing``)."""

    folder: bytes
    standing: bytes


Grant = Picture | Gallery | PictureFile | Document | MadeFile
