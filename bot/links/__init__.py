"""Signed links: pictures and files for channels that carry words only, opened in the phone's browser."""

from bot.links.links import PATH, Links

__all__ = ["PATH", "Links"]
