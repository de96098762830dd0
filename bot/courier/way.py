"""The way to the chats of one channel: its carrier, and a pause that holds up no other channel."""

from bot.channels.patience import backoff
from bot.courier.carrier import Carried, Carrier, Outcome
from bot.courier.pause import Pause, Sleep

LONGEST_WAIT = 60.0  # seconds; a longer 429 puts the notice off for longer, not the channel


class Way:
    """Open, but for a while after trouble, or when the platform asked us to wait."""

    def __init__(self, carrier: Carrier, sleep: Sleep) -> None:
        self.carrier = carrier
        self.pause = Pause(sleep)
        self._troubles = 0  # in a row
        self._is_away = False

    @property
    def name(self) -> str:
        """The channel's."""
        return self.carrier.name

    @property
    def is_away(self) -> bool:
        """Whether it is paused for longer than anybody should wait for it who has another chat.

        A 429 of some seconds is waited for: the next message would come to the other phone or app,
        and the conversation be torn in two for nothing.
        """
        return self.pause.is_on and self._is_away

    def closed(self) -> Carried | None:
        """What would become of a message now, without trying; None: it may be tried."""
        if not self.pause.is_on:
            return None
        return Carried(Outcome.down) if self._is_away else Carried(Outcome.wait, LONGEST_WAIT)

    def heed(self, carried: Carried) -> None:
        """Slow down while nothing arrives, and as long as we are asked to wait."""
        in_trouble = carried.outcome in (Outcome.down, Outcome.unsure)
        self._troubles = self._troubles + 1 if in_trouble else 0
        if in_trouble:
            self.pause.hold(backoff(self._troubles))
        elif carried.outcome is Outcome.wait:
            self.pause.hold(min(carried.retry_after, LONGEST_WAIT))
        self._is_away = in_trouble or is_long(carried)


def is_long(carried: Carried) -> bool:
    """Whether the platform asked for a wait that nobody should wait for who has another chat."""
    return carried.outcome is Outcome.wait and carried.retry_after > LONGEST_WAIT
