"""How many messages a month Zalo carries for a bot, and the refusal of one more."""

from testing.zalo.refusal import RefusalError

FREE = 3000  # messages a month on the free tier


class Quota:
    """Counts what reached people; ``per_month`` may be changed at any time."""

    def __init__(self, per_month: int = FREE) -> None:
        self.per_month = per_month
        self.spent = 0  # this month
        self.refused = 0

    def admit(self) -> None:
        """A message is to be sent. Raises RefusalError with 429, which says nothing of when it would work."""
        if self.spent >= self.per_month:
            self.refused += 1
            raise RefusalError(429, "Quota exceeded")

    def begins_month(self) -> None:
        """The first of the month: everything may be sent again."""
        self.spent = 0
