"""Statements compiled once: every database that tests open shares what SQLAlchemy worked out for the others.

The program opens one database and keeps it; tests open thousands, and for each the same statements would be
compiled anew, because what was compiled is kept by engine and dialect. Here the dialect of each kind of
database is one object, and its statements go to every engine. Neither knows anything of a database's content.
"""

from typing import Any, ClassVar, Self

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_MOST = 4000  # statements, more than the whole product has


def for_all() -> None:
    """From now on every engine of this program shares what is compiled for one of them."""
    registry.register("sqlite", __name__, SharedSqlite.__name__)
    registry.register("postgresql.psycopg", __name__, SharedPostgres.__name__)


class _Shared:
    """A dialect of which there is only one object, however often it is asked for."""

    _only: ClassVar[Any] = None
    _settings: ClassVar[dict[str, Any]]
    _compiled: ClassVar[LRUCache[Any, Any]]

    def __new__(cls, **settings: Any) -> Self:
        if cls._only is None:
            cls._only, cls._settings, cls._compiled = super().__new__(cls), settings, LRUCache(_MOST)
            super(_Shared, cls._only).__init__(**settings)
        assert settings == cls._settings, "what was compiled for other settings cannot be shared"
        only: Self = cls._only
        return only

    def __init__(self, **settings: Any) -> None:
        """Nothing: the one object was made ready when it was first asked for."""

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Give a new engine what was compiled for those before."""
        engine.update_execution_options(compiled_cache=cls._compiled)


class SharedSqlite(_Shared, SQLiteDialect_pysqlite):
    """SQLite's."""

    supports_statement_cache = True


class SharedPostgres(_Shared, PGDialect_psycopg):
    """PostgreSQL's."""

    supports_statement_cache = True
