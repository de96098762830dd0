"""The tables of a fresh database, made the way the program makes them."""

from migrations import migrate


def create(url: str) -> None:
    """Give an empty database everything the program expects to find in it."""
    migrate.upgrade(url)
