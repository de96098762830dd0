"""Documents people send: which kinds are taken, how one is told by its bytes, and where it is kept."""

from bot.documents.folder import FORGOTTEN_AFTER, DocumentFolder, Kept
from bot.documents.kinds import LARGEST, checked_kind, kind_named, shown_name
from bot.documents.not_a_document import NotADocumentError, Why

__all__ = [
    "FORGOTTEN_AFTER",
    "LARGEST",
    "DocumentFolder",
    "Kept",
    "NotADocumentError",
    "Why",
    "checked_kind",
    "kind_named",
    "shown_name",
]
