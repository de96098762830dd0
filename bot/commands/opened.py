"""What every command begins with: the settings, the data folder, a database that is up to date."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot import data_folder, logs
from bot.clock import now
from bot.plan import load_if_empty
from bot.settings import Settings
from bot.trouble import OperatorError
from migrations.migrate import NewerDatabaseError, upgrade
from models import audit
from models.database import engine_for
from programme.error import PlanError


def settings() -> Settings:
    """The settings, and logging as they say. Raises OperatorError naming the first one that is wrong."""
    try:
        chosen = Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        name = "TINAP_" + "_".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise OperatorError(f"The setting {name} is wrong: {reason}.") from None  # it holds the value
    logs.set_up(chosen.log_level)
    return chosen


def ready(chosen: Settings, *, plan: bool = True) -> None:
    """Prepare the data folder, the database and, where none is loaded, the sample plan.

    ``plan=False`` leaves the plan out, for a command that brings its own. Raises OperatorError.
    """
    os.umask(0o077)  # whichever command makes the database: nobody else on this machine reads it
    data_folder.prepare(chosen.data_dir)
    try:
        upgrade(chosen.database)
        if plan:
            with session(chosen) as opened:
                load_if_empty(opened, now(), samples=chosen.practice_page)
    except PlanError as error:
        raise OperatorError(str(error)) from error
    except NewerDatabaseError as error:
        raise OperatorError(str(error)) from error
    except (SQLAlchemyError, ValueError) as error:
        reason = type(getattr(error, "orig", None) or error).__name__
        raise OperatorError(
            f"The database cannot be opened ({reason}): look at TINAP_DATABASE_URL and whether it is running."
        ) from error


@contextmanager
def session(chosen: Settings) -> Iterator[Session]:
    """A session for a command, committed at the end."""
    engine = engine_for(chosen.database)
    try:
        with Session(engine, expire_on_commit=False) as opened:
            audit.by(opened, "command", now())
            yield opened
            audit.seal(opened, now())
            opened.commit()
    finally:
        engine.dispose()
