"""The tables of a fresh database."""

from sqlmodel import SQLModel

import models
from models.database import engine_for

assert models.__all__, "importing models is what registers the tables"


def create(url: str) -> None:
    """Give an empty database everything the program expects to find in it."""
    engine = engine_for(url)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
