"""The real inbox on a fresh database of each kind."""

from datetime import UTC, datetime

import pytest

from models.database import Database
from testing.talk import Clock, inbox
from testing.world import World

MORNING = datetime(2026, 3, 18, 2, tzinfo=UTC)


@pytest.fixture
async def world(database: Database) -> World:
    return await World.begin(database, inbox(database, Clock(MORNING)), MORNING)
