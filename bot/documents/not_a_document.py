"""Why bytes are not kept as a document."""

from typing import Literal

Why = Literal["document", "document_broken", "document_too_large"]


class NotADocumentError(Exception):
    """The bytes are no document we keep; ``why`` is also what the handlers are told (Unreadable.kind)."""

    def __init__(self, why: Why) -> None:
        """``document``: of another kind; ``document_broken``: not what its name says, or locked."""
        super().__init__(why)
        self.why: Why = why
