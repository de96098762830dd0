"""How many messages a second Telegram takes from a bot, as strictly as it can be read."""

import time
from collections import deque
from collections.abc import Callable

from testing.telegram.refusal import RefusalError

PER_SECOND = 30  # messages (Bot API, FAQ "My bot is hitting limits"): here, in any second whatever
RETRY_AFTER = 1  # seconds


class Limit:
    """Refuses a message that would be one too many within a second."""

    def __init__(self, per_second: int = PER_SECOND, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._clock = clock
        self._latest: deque[float] = deque()
        self.refused = 0
        self.peak = 0  # most messages taken within one second

    def admit(self) -> None:
        """A message comes. Raises RefusalError with 429."""
        now = self._clock()
        while self._latest and self._latest[0] <= now - 1:
            self._latest.popleft()
        if len(self._latest) >= self._per_second:
            self.refused += 1
            raise RefusalError(429, f"Too Many Requests: retry after {RETRY_AFTER}", retry_after=RETRY_AFTER)
        self._latest.append(now)
        self.peak = max(self.peak, len(self._latest))
