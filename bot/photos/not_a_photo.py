"""Why bytes are not kept as a photo."""

from typing import Literal

Why = Literal["not_a_photo", "broken", "too_large", "too_many_pixels"]


class NotAPhotoError(Exception):
    """The bytes are no picture we keep; ``why`` is also the exception's text."""

    def __init__(self, why: Why) -> None:
        """``broken``: it begins like a picture and cannot be opened to its end."""
        super().__init__(why)
        self.why: Why = why
