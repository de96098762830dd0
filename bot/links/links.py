"""Links to pictures and files: made here, opened in ``answers``.

A link is all it takes to open what it leads to, so it cannot be guessed, is good for an hour, and
whenever it is opened the rights of the person it was made for are looked at again.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from aiohttp import web
from sqlmodel import Session

from bot.documents import DocumentFolder
from bot.links.answers import Answers, Places
from bot.links.grant import Document, Gallery, Grant, MadeFile, Picture, PictureFile
from bot.links.seal import Seal
from bot.outbox import Outbox
from bot.photos import PhotoStore
from handlers.message import File
from models.database import Database
from models.person import Person

PATH = "/t/"
GOOD_FOR = timedelta(hours=1)
_HASH = re.compile("[0-9a-f]{64}")


class Links:
    """Makes links for people, and opens them."""

    def __init__(
        self,
        key: bytes,
        public_url: str,
        database: Database,
        photos: PhotoStore,
        documents: DocumentFolder,
        outbox: Outbox,
        now: Callable[[], datetime],
    ) -> None:
        """``key`` is the program's own; ``public_url`` has no slash at its end."""
        self._seal = Seal(key)
        self._address = f"{public_url}{PATH}"
        self._database = database
        self._places = Places(photos, documents, outbox)
        self._now = now
        self._answers = Answers(self._seal, database, self._places, now)

    def photo(self, person_id: int, photo_id: int) -> str:
        """A link to one photo."""
        return self._link(Picture(person_id, self._until(), photo_id))

    def photos(self, person_id: int, photo_ids: Sequence[int]) -> str:
        """A link to a page with these photos. Raises ValueError for none at all."""
        if not photo_ids:
            raise ValueError("a page of photos needs one")
        return self._link(Gallery(person_id, self._until(), _steps(photo_ids)))

    async def file(self, person_id: int, file: File) -> str:
        """A link to a file that was made for this person, or goes with an announcement to them.

        Raises ValueError for any other file, for one that is not on our disk any more, and for a
        person nobody knows; DatabaseUnavailableError.
        """
        return self._link(await self._database.run(lambda session: self._grant(session, person_id, file)))

    def routes(self) -> list[web.AbstractRouteDef]:
        """The one address; what is below it is nobody's to list."""
        return [web.route("*", f"{PATH}{{token:.*}}", self._answers.answer)]

    def _link(self, grant: Grant) -> str:
        return f"{self._address}{self._seal.sealed(grant)}"

    def _until(self) -> int:
        return int((self._now() + GOOD_FOR).timestamp())

    def _grant(self, session: Session, person_id: int, file: File) -> Grant:
        path, until = Path(file.path), self._until()
        person = session.get(Person, person_id)
        if person is None:
            raise ValueError(f"there is no person {person_id}")
        folder = self._places.outbox.folder_of(path)
        if folder is not None:
            agency = person.agency_code or ""
            standing = self._seal.standing(person_id, person.role, person.place_code, agency)
            return MadeFile(person_id, until, bytes.fromhex(folder), standing)
        if _HASH.fullmatch(path.stem):
            if _is_same(self._places.photos.find(path.stem, file.mime), path):
                return PictureFile(person_id, until, bytes.fromhex(path.stem))
            if _is_same(self._places.documents.find(path.stem, file.mime), path):
                return Document(person_id, until, bytes.fromhex(path.stem))
        raise ValueError("only what was made or kept here, and is there, can be linked to")


def _steps(ids: Sequence[int]) -> tuple[int, ...]:
    """The first number, then the differences, which are small: photos come together."""
    return (ids[0], *(after - before for before, after in pairwise(ids)))


def _is_same(found: Path | None, path: Path) -> bool:
    return found is not None and found.resolve() == path.resolve()
