"""``/healthz``: whether the program can do its work, for whoever watches over it.

200 and "ok" when the database takes a transaction; "late" names ticks that have not ended well
for too long, still with 200, because conversations go on. 503 when the database does not answer.
"outgoing" tells how many messages were sent this month where a platform allows only so many.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from aiohttp import web
from sqlmodel import Session

from models import tick
from models.database import Database
from models.tick import Tick

PATIENCE = 3.0  # seconds for the database to answer
MISSED = 3  # intervals after which a tick is late
LEAST = timedelta(minutes=3)  # however short its interval


def health_routes(
    database: Database,
    now: Callable[[], datetime],
    intervals: Callable[[], Mapping[str, timedelta]],
    outgoing: Callable[[Session], Mapping[str, Mapping[str, object]]] = lambda _: {},
) -> list[web.RouteDef]:
    """The route; ``intervals`` are the ticks there should be, by name.

    ``outgoing`` tells of each channel with a quota how its month stands (``Quota.shown``).
    """

    def look(session: Session) -> tuple[dict[str, Tick], Mapping[str, Mapping[str, object]]]:
        return _ticks(session), outgoing(session)

    async def healthz(_: web.Request) -> web.Response:
        try:
            found, sent = await asyncio.wait_for(database.run(look), PATIENCE)
        except Exception as error:
            return web.json_response({"status": "database", "error": type(error).__name__}, status=503)
        late = [name for name, every in intervals().items() if _is_late(found.get(name), every, now())]
        ticks = {name: _shown(found[name]) for name in intervals() if name in found}
        body = {"status": "late" if late else "ok", "late": late, "ticks": ticks}
        return web.json_response(body | ({"outgoing": dict(sent)} if sent else {}))

    return [web.get("/healthz", healthz)]


def _ticks(session: Session) -> dict[str, Tick]:
    return {one.name: one for one in tick.everything(session)}


def _is_late(found: Tick | None, every: timedelta, at: datetime) -> bool:
    """Whether a tick has not ended well for several intervals; one that never ran is given as long."""
    if found is None:
        return False
    last = found.finished_at or found.started_at
    return last is not None and at - last > max(every * MISSED, LEAST)


def _shown(one: Tick) -> dict[str, str | None]:
    def said(at: datetime | None) -> str | None:
        return at.isoformat(timespec="seconds") if at else None

    return {"started": said(one.started_at), "finished": said(one.finished_at), "failure": one.failure}
