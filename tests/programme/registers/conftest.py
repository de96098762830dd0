"""The real plan in a fresh database of each kind."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from models.database import engine_for
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from tests.programme.conftest import NOW


@pytest.fixture
def planned(database_url: str) -> Iterator[Session]:
    """A session in which the plan's places and projects are known, and nobody else is."""
    engine = engine_for(database_url)
    with Session(engine) as session:
        load(session, read_plan(SAMPLE), NOW)
        yield session
    engine.dispose()
