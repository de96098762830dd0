"""What is kept: SQLModel tables and their queries, one file per noun.

Importing this package registers every table, which is what the migrations and
the tests rely on.
"""

from models import naming as naming  # isort: skip  # before any table is defined
from models import (
    atlas,
    chat,
    claim,
    conversation,
    invite,
    person,
    photo,
    place,
    practice,
    programme,
    report,
    training,
)

__all__ = [
    "atlas",
    "chat",
    "claim",
    "conversation",
    "invite",
    "person",
    "photo",
    "place",
    "practice",
    "programme",
    "report",
    "training",
]
