"""The bots that are measured, each a process of its own pinned to the first core."""

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from sqlmodel import Session

from benchmarks.echo import TOKEN
from benchmarks.load import FIRST_CHAT
from bot import data_folder
from bot.channels.telegram import CHANNEL as TELEGRAM
from bot.channels.webhook_secret import webhook_secret
from migrations.migrate import upgrade
from models import atlas, conversation
from models.chat import Chat
from models.database import engine_for
from models.person import Person, Role
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan

BOT_CORE, LOAD_CORE = "0", "1"


class Running(NamedTuple):
    """A bot at work."""

    port: int
    secret: str
    process: asyncio.subprocess.Process

    def cpu_seconds(self) -> float:
        """Processor time the bot has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def echo_bot(api_port: int, port: int, *, frozen: bool) -> AsyncIterator[Running]:
    """The bare echo."""
    arguments = ["-m", "benchmarks.echo", str(port), str(api_port), *(["frozen"] if frozen else [])]
    async with _process(arguments, {}, port) as process:
        yield Running(port, "bench", process)


@asynccontextmanager
async def our_bot(api_port: int, port: int, database_url: str, users: int) -> AsyncIterator[Running]:
    """Tin Ấp as it runs in production, with so many hamlet heads linked."""
    folder = Path(tempfile.mkdtemp(prefix="tinap-bench-"))
    url = database_url or f"sqlite:///{folder / 'tinap.db'}"
    settings = {
        "TINAP_DATA_DIR": str(folder),
        "TINAP_DATABASE_URL": url,
        "TINAP_HTTP_PORT": str(port),
        "TINAP_TELEGRAM_TOKEN": TOKEN,
        "TINAP_TELEGRAM_API_URL": f"http://127.0.0.1:{api_port}",
        "TINAP_PUBLIC_URL": "https://bench.example",
        "TINAP_LOG_LEVEL": "warning",
        "TINAP_REMINDERS": "off",  # none but those that are measured
    }
    _people(url, users)
    secret = webhook_secret(data_folder.signing_key(folder), TELEGRAM)
    try:
        async with _process(["-m", "bot", "run"], settings, port) as process:
            yield Running(port, secret, process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _people(url: str, users: int) -> None:
    """The plan, and hamlet heads whose Telegram chats are linked."""
    upgrade(url)
    engine = engine_for(url)
    now = datetime.now(UTC)
    with Session(engine) as session:
        load(session, read_plan(SAMPLE), now)
        hamlets = [one.code for one in atlas.read(session).spots.values() if one.kind == "hamlet"]
        for number in range(users):
            person = Person(
                name=f"Người mẫu {number}",
                role=Role.hamlet_head,
                place_code=hamlets[number % len(hamlets)],
                noticed_at=now,
                created_at=now,
            )
            session.add(person)
            session.flush()
            theirs = conversation.of_person(session, person.id or 0)
            session.add(
                Chat(channel="telegram", address=str(FIRST_CHAT + number), conversation_id=theirs.id or 0)
            )
        session.commit()
    engine.dispose()


@asynccontextmanager
async def _process(
    arguments: list[str], settings: dict[str, str], port: int
) -> AsyncIterator[asyncio.subprocess.Process]:
    pin = ["taskset", "-c", BOT_CORE] if shutil.which("taskset") and (os.cpu_count() or 1) > 1 else []
    process = await asyncio.create_subprocess_exec(
        *pin, sys.executable, *arguments, env={**os.environ, **settings}, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        await _until_it_listens(port, process)
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _until_it_listens(port: int, process: asyncio.subprocess.Process) -> None:
    for _ in range(600):
        if process.returncode is not None:
            raise RuntimeError(f"the bot ended at once with exit code {process.returncode}")
        try:
            await asyncio.to_thread(lambda: urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).read())
        except OSError as error:
            if getattr(error, "code", None) == 404:
                return  # the echo has no such page: it listens
            await asyncio.sleep(0.1)
        else:
            return
    raise RuntimeError("the bot did not begin to listen")
