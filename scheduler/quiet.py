"""Quiet hours (giờ nghỉ): the hours in which nobody is written to unasked."""

from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Quiet(NamedTuple):
    """From ``begins`` to ``ends`` in Asia/Ho_Chi_Minh, over midnight or not; the same twice: never."""

    begins: time = time(20)
    ends: time = time(7)

    @classmethod
    def written(cls, begins: str, ends: str) -> "Quiet":
        """From "HH:MM" and "HH:MM". Raises ValueError for what is no time of day."""
        return cls(time.fromisoformat(begins), time.fromisoformat(ends))

    def holds(self, at: datetime) -> bool:
        """Whether an instant is quiet."""
        clock = at.astimezone(VIETNAM).time()
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends

    def next_begin(self, at: datetime) -> datetime:
        """The next instant, after this one, at which it gets quiet; a day later where it never does."""
        local = at.astimezone(VIETNAM)
        if self.begins == self.ends:
            return at + timedelta(days=1)
        begin = local.replace(hour=self.begins.hour, minute=self.begins.minute, second=0, microsecond=0)
        return (begin if begin > local else begin + timedelta(days=1)).astimezone(UTC)

    def next_end(self, at: datetime) -> datetime:
        """The instant itself if it is not quiet, else when the quiet ends."""
        if not self.holds(at):
            return at
        local = at.astimezone(VIETNAM)
        end = local.replace(hour=self.ends.hour, minute=self.ends.minute, second=0, microsecond=0)
        return (end if end > local else end + timedelta(days=1)).astimezone(UTC)


USUAL = Quiet()
