"""``/healthz``: whether the program can do its work, for whoever watches over it."""

import asyncio

from aiohttp import web
from sqlalchemy import text
from sqlmodel import Session

from models.database import Database

PATIENCE = 3.0  # seconds for the database to answer


def health_routes(database: Database) -> list[web.RouteDef]:
    """The route that answers 200 when the database takes a transaction, else 503."""

    def ask(session: Session) -> None:
        session.execute(text("SELECT 1"))

    async def healthz(_: web.Request) -> web.Response:
        try:
            await asyncio.wait_for(database.run(ask), PATIENCE)
        except Exception as error:
            return web.json_response({"status": "database", "error": type(error).__name__}, status=503)
        return web.json_response({"status": "ok"})

    return [web.get("/healthz", healthz)]
