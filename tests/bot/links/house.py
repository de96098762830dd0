"""The sample plan's people, what they send and get, and a server on which links to it are opened."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from aiohttp import ClientResponse, ClientSession, web
from sqlmodel import Session, col, select

from bot.documents import DocumentFolder
from bot.links import Links
from bot.outbox import Outbox
from bot.photos import PhotoFolder
from handlers.message import File, PhotoIn, Reply, Shown
from models.database import Database
from models.person import Person
from models.photo import Photo
from models.report import Report
from scheduler.quiet import VIETNAM
from testing.documents import handed
from testing.errands import made
from testing.pictures import jpeg
from testing.talk import KEY, Clock, Talk, inbox
from testing.world import World

NOON = datetime(2026, 3, 18, 12, tzinfo=VIETNAM)
PUBLIC = "https://tinap.example.org"
HEAD = "hamlet_head bai-nha-a"
NEIGHBOUR = "hamlet_head bai-nha-b"  # of the same commune
OFFICER = "commune_officer lai-son"
COORDINATOR = "coordinator kien-hai"
VIEWER = "viewer kien-hai"
ELSEWHERE = "commune_officer hon-tre"


class House:
    """One data folder and one database, with the program's links in front of them."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.clock = Clock(NOON)
        self.photos = PhotoFolder(folder / "photos")
        self.documents = DocumentFolder(folder / "documents")
        self.outbox = Outbox(folder / "outbox", self.photos)
        self.links = self.copy()
        self.world = World(database, inbox(database, self.clock), NOON)

    def copy(self, key: bytes = KEY, public_url: str = PUBLIC) -> Links:
        """What another copy of the program on this folder and database has; ``key`` may be a stranger's."""
        return Links(key, public_url, self.database, self.photos, self.documents, self.outbox, self.clock)

    async def serve(self) -> None:
        """Listen on a free port of this machine."""
        app = web.Application()
        app.add_routes(self.links.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.client = ClientSession()

    async def close(self) -> None:
        """Stop listening."""
        await self.client.close()
        await self._runner.cleanup()

    async def opens(self, link: str, method: str = "GET", **headers: str) -> ClientResponse:
        """Open a link as the proxy passes it on; what was answered is read already."""
        where = link.replace(PUBLIC, self.address)
        answer = await self.client.request(method, where, headers=headers)
        await answer.read()
        return answer

    async def person(self, who: str) -> Person:
        """The person who is "hamlet_head bai-nha-a" at first."""
        role, place = who.split(" ")
        return await self.world.person(role, place)

    async def number(self, who: str) -> int:
        """Their number."""
        return (await self.person(who)).id or 0

    async def changes(self, who: str, change: Callable[[Person], None]) -> None:
        """Let a person be another way from now on."""
        number = await self.number(who)

        def work(session: Session) -> None:
            found = session.get(Person, number)
            assert found is not None
            change(found)
            session.add(found)

        await self.database.run(work)

    async def talk(self, who: str) -> Talk:
        """The chat of a person."""
        return await self.world.talk(who)

    def picture(self, number: int) -> PhotoIn:
        """A picture whose bytes are here."""
        kept = self.photos.save(jpeg(number))
        return PhotoIn(sha256=kept.sha256, mime=kept.mime, unique_id=str(number))

    async def sends_pictures(self, who: str, *numbers: int) -> list[int]:
        """Pictures come from a person, into the open draft or none; their ids."""
        talk = await self.talk(who)
        before = await self.photo_ids()
        await talk.delivers(Shown(tuple(map(self.picture, numbers))), f"pictures {numbers}")
        return [number for number in await self.photo_ids() if number not in before]

    async def photo_ids(self) -> list[int]:
        """Every photo there is, in the order in which they came."""
        return await self.database.run(
            lambda session: [number or 0 for number in session.exec(select(Photo.id).order_by(col(Photo.id)))]
        )

    async def reports(self, *numbers: int, who: str = HEAD) -> list[int]:
        """A training session with these pictures is reported; their ids."""
        talk = await self.talk(who)
        for text in ("/taphuan", "chăn nuôi", "hôm qua", "1", "20 người, 9 nữ", "đúng"):
            await talk.says(text)
        ids = await self.sends_pictures(who, *numbers)
        assert "Đã gửi" in (await talk.says("gửi")).text
        return ids

    async def last_report(self) -> Report:
        """What was sent last."""

        def work(session: Session) -> Report:
            found = session.exec(select(Report).order_by(col(Report.id).desc())).first()
            assert found is not None
            return found

        return await self.database.run(work)

    async def announces(self, *, name: str = "Kế hoạch ấp.xlsx", content: bytes = b"") -> int:
        """The officer announces to the commune with a picture and a file; the report's number."""
        talk = await self.talk(OFFICER)
        await talk.says("gửi thông báo")
        await talk.says("xã Lại Sơn")
        await talk.says("Họp thứ Sáu")
        await talk.delivers(Shown((self.picture(77),)), f"picture {name}")
        await talk.delivers(handed(name, content, folder=self.folder / "documents"), f"file {name}")
        assert "Đã gửi thông báo" in (await talk.says("gửi")).text
        return (await self.last_report()).id or 0

    async def makes(self, who: str, *words: str) -> File:
        """A person asks for a file, and it is made; the plainest is what is kept about them."""
        talk = await self.talk(who)
        for said in words or ("dữ liệu của tôi", "1"):
            await talk.says(said)
        replies: list[Reply] = await made(self.database, self.clock.at, self.folder / "outbox", self.photos)
        return replies[-1].files[0]
