"""Claims: the memory that a message was handled, and what was replied.

The platform delivers a message again when our answer did not reach it. The key
makes sure that nothing happens twice; the kept reply is said once more.
"""

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class Claim(SQLModel, table=True):
    """One handled message; ``at`` is in seconds since 1970, which is all that clearing out needs."""

    channel: str = Field(primary_key=True, max_length=16)
    key: str = Field(primary_key=True, max_length=160)
    reply: str = ""
    at: int = Field(index=True, sa_type=BigInteger)
