"""The addresses of the practice page and what each of them answers."""

from typing import Any

from aiohttp import web

from bot.channels.practice import attachments, events, posted, uploads
from bot.channels.practice.chats import Chats
from bot.channels.practice.guard import Handler, guarded
from bot.channels.practice.page import PAGE, Assets
from bot.channels.practice.people import Someone
from handlers.commands import COMMANDS, for_role
from locales.translator import translator

LOCALE = "vi"  # whoever reads the page
_CHAT = "/practice/chat/{who}"
_PART = "{bubble:[0-9]{1,18}}/{index:[0-9]{1,3}}"


class Routes:
    """One method for each address; who may ask is the guard's business."""

    def __init__(self, chats: Chats, *, loopback: bool) -> None:
        self._chats = chats
        self._loopback = loopback
        self._translate = translator(LOCALE)
        self._assets = Assets(self._translate)

    def all(self) -> list[web.AbstractRouteDef]:
        """Every address, guarded."""
        return [
            web.get("/", self._guarded(self.page)),
            web.get("/practice/static/{name}", self._guarded(self.asset)),
            web.get("/practice/people", self._guarded(self.people)),
            web.get(_CHAT, self._guarded(self.chat)),
            web.post(f"{_CHAT}/messages", self._guarded(self.message)),
            web.post(f"{_CHAT}/photos", self._guarded(self.album)),
            web.post(f"{_CHAT}/documents", self._guarded(self.document)),
            web.get(f"{_CHAT}/events", self._guarded(self.events)),
            web.get(f"{_CHAT}/pictures/{_PART}", self._guarded(self.picture)),
            web.get(f"{_CHAT}/files/{_PART}", self._guarded(self.file)),
        ]

    async def page(self, request: web.Request) -> web.StreamResponse:
        """GET /"""
        return self._assets.served(PAGE, request)

    async def asset(self, request: web.Request) -> web.StreamResponse:
        """GET /practice/static/{name}"""
        return self._assets.served(request.match_info["name"], request)

    async def people(self, request: web.Request) -> web.StreamResponse:
        """GET /practice/people: everyone who can be picked."""
        return web.json_response([self._person(sample) for sample in await self._chats.people()])

    async def chat(self, request: web.Request) -> web.StreamResponse:
        """GET /practice/chat/{who}: who that is and what was said so far."""
        person = await self._who(request)
        messages, last = await self._chats.open(person.who)
        commands = [
            {"command": f"/{command}", "does": self._translate(COMMANDS[command])}
            for command in for_role(person.role)
        ]
        return web.json_response(
            {"person": self._person(person), "commands": commands, "messages": messages, "revision": last}
        )

    async def message(self, request: web.Request) -> web.StreamResponse:
        """POST /practice/chat/{who}/messages: words, an edit or a tap; answers with what it changed."""
        person = await self._who(request)
        return _changed(await self._chats.take_posted(person.who, await posted.read_posted(request)))

    async def album(self, request: web.Request) -> web.StreamResponse:
        """POST /practice/chat/{who}/photos: pictures; answers with what they changed."""
        person = await self._who(request)
        album = await uploads.read_album(request)
        return _changed(await self._chats.take_album(person.who, album))

    async def document(self, request: web.Request) -> web.StreamResponse:
        """POST /practice/chat/{who}/documents: a file; answers with what it changed."""
        person = await self._who(request)
        sent = await uploads.read_document(request)
        return _changed(await self._chats.take_document(person.who, sent))

    async def events(self, request: web.Request) -> web.StreamResponse:
        """GET /practice/chat/{who}/events: what changes from now on, or from where it broke off."""
        person = await self._who(request)
        return await events.stream(request, self._chats.database, self._chats.feed, person.who)

    async def picture(self, request: web.Request) -> web.StreamResponse:
        """GET /practice/chat/{who}/pictures/{bubble}/{index}"""
        person, bubble, index = await self._part(request)
        store = self._chats.photos
        return attachments.served(
            await self._chats.database.run(
                lambda session: attachments.picture(session, store, person.who, bubble, index)
            )
        )

    async def file(self, request: web.Request) -> web.StreamResponse:
        """GET /practice/chat/{who}/files/{bubble}/{index}"""
        person, bubble, index = await self._part(request)
        return attachments.served(
            await self._chats.database.run(
                lambda session: attachments.file(session, person.who, bubble, index)
            )
        )

    def _guarded(self, handler: Handler) -> Handler:
        return guarded(handler, loopback=self._loopback)

    async def _who(self, request: web.Request) -> Someone:
        return await self._chats.someone(request.match_info["who"])

    async def _part(self, request: web.Request) -> tuple[Someone, int, int]:
        person = await self._who(request)
        return person, int(request.match_info["bubble"]), int(request.match_info["index"])

    def _person(self, person: Someone) -> dict[str, str]:
        return {"who": person.who, "name": person.name, "role": person.role, "place": person.place}


def _changed(messages: list[dict[str, Any]]) -> web.Response:
    return web.json_response({"messages": messages})
