"""The hourly upkeep: files people sent that nothing refers to any more are forgotten."""

import os
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.background import Background, Papers
from bot.documents import FORGOTTEN_AFTER, DocumentFolder
from bot.outbox import Outbox
from handlers.clerk import Clerk
from handlers.outgoing import Speaker
from models.report import ReportStatus
from testing.documents import document
from testing.talk import KEY
from testing.world import World
from tests.handlers.sent_reports import put

NOW = datetime.now(UTC)  # the clock of the disk
LONG_AGO = (NOW - FORGOTTEN_AFTER - timedelta(days=1)).timestamp()


def _announced(session: Session, answers: dict[str, Any], status: ReportStatus) -> None:
    put(session, "lai-son", answers, form="announcement", status=status)


async def test_the_upkeep_forgets_a_list_and_keeps_what_was_announced(world: World, tmp_path: Path) -> None:
    documents = DocumentFolder(tmp_path / "documents")
    paths = []
    for name, status in (
        ("roster.csv", None),
        ("announced.pdf", ReportStatus.sent),
        ("called-back.pdf", ReportStatus.withdrawn),
    ):
        kept = documents.save(name, document(name, name))
        os.utime(kept.file.path, (LONG_AGO, LONG_AGO))
        paths.append(Path(kept.file.path))
        if status is not None:
            file = {"name": name, "sha256": kept.sha256, "mime": kept.file.mime, "size": kept.size}
            answers = {"text": "họp", "file": file}
            await world.database.run(partial(_announced, answers=answers, status=status))
    outbox = Outbox(tmp_path / "outbox")
    papers = Papers(Clerk(KEY, lambda: "new", outbox), outbox, documents)
    background = Background(world.database, [], Speaker(KEY, lambda: "new").say, lambda: NOW, papers)

    (upkeep,) = (work for work in background.ticks.works if work.name == "upkeep")
    await background.ticks.tick(upkeep)

    assert [path.exists() for path in paths] == [False, True, False]
