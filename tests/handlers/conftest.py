"""A world of sample people on a fresh database of each kind."""

from datetime import UTC, datetime

import pytest

from models.database import Database
from testing.talk import Clock, inbox
from testing.world import World

MORNING = datetime(2026, 3, 18, 2, tzinfo=UTC)  # nine o'clock where the hamlets are


@pytest.fixture
def clock() -> Clock:
    return Clock(MORNING)


@pytest.fixture
def world(world_database: Database, clock: Clock) -> World:
    return World(world_database, inbox(world_database, clock), MORNING)
