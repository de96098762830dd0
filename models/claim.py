"""Claims: the memory that a message was handled, and what was replied.

The platform delivers a message again when our answer did not reach it. The key
makes sure that nothing happens twice; the kept reply is said once more.

Some platforms deliver once only. For those the program notes which replies were said, and after a stop
says what it had not come to: each at most once, whoever finds it.
"""

from collections.abc import Collection

from sqlalchemy import BigInteger, update
from sqlmodel import Field, Session, SQLModel, col, select


class Claim(SQLModel, table=True):
    """One handled message; ``at`` is in seconds since 1970, which is all that clearing out needs."""

    channel: str = Field(primary_key=True, max_length=16)
    key: str = Field(primary_key=True, max_length=160)
    reply: str = ""
    at: int = Field(index=True, sa_type=BigInteger)
    # when it was said, in the same seconds; None: not yet, or nobody notes it on this channel
    said_at: int | None = Field(default=None, sa_type=BigInteger)


def was_said(session: Session, channel: str, key: str) -> bool | None:
    """Whether the reply to a message was said; None: the message was never handled."""
    query = select(Claim.said_at).where(col(Claim.channel) == channel, col(Claim.key) == key)
    found = session.execute(query).first()
    return None if found is None else found[0] is not None


def mark_said(session: Session, channel: str, key: str, at: int) -> bool:
    """Note that the reply was said; False where somebody has noted it before, or nothing is kept.

    ``at`` is in seconds since 1970.
    """
    unsaid = update(Claim).where(col(Claim.channel) == channel, col(Claim.key) == key)
    noted = session.execute(unsaid.where(col(Claim.said_at).is_(None)).values(said_at=at))
    return bool(noted.rowcount)  # type: ignore[attr-defined]  # an update's result has it


def take_unsaid(
    session: Session, channel: str, after: int, before: int, but: Collection[str] = ()
) -> list[tuple[str, str]]:
    """The replies to messages handled from ``after`` on and before ``before`` that were not said, by age.

    In seconds since 1970. They are noted as said at ``before``: of several copies of the program each
    reply is given to one, which says it once or, when it is stopped again, never. What is returned are
    keys and replies as they were packed (handlers/message.py), without those after which the chat has
    heard a later one: an old question would come after a newer. The keys ``but`` are left as they are.
    """
    unsaid = (
        update(Claim)
        .where(col(Claim.channel) == channel, col(Claim.said_at).is_(None))
        .where(col(Claim.at) >= after, col(Claim.at) < before, col(Claim.key).not_in(but))
        .values(said_at=before)
        .returning(col(Claim.at), col(Claim.key), col(Claim.reply))
        .execution_options(synchronize_session=False)
    )
    found = sorted(session.execute(unsaid), key=lambda row: (row[0], row[1]))
    late = {key for _at, key, _reply in found}
    return [(key, reply) for at, key, reply in found if not _overtaken(session, channel, key, at, late)]


def _overtaken(session: Session, channel: str, key: str, at: int, late: Collection[str]) -> bool:
    """Whether a later reply was said in the same chat, which stands before the colon of its claims."""
    chat, _, _message = key.partition(":")
    query = select(Claim.key).where(col(Claim.channel) == channel, col(Claim.at) > at)
    query = query.where(col(Claim.key).startswith(f"{chat}:", autoescape=True))
    query = query.where(col(Claim.said_at).is_not(None), col(Claim.key).not_in(late)).limit(1)
    return session.execute(query).first() is not None
