"""How urgent a notice is (gấp tới đâu): what is still said where few messages are left.

What somebody asked for, or waits for to go on, is an answer: what was made for them, a photo that has to
be sent again, a report that was returned or unlocked, more time granted or refused, "remind me later".
A reminder of what is due today comes next, and an urgent announcement with it: a storm does not wait.
Everything else can wait or be looked up: "accepted" is good news that changes nothing.
"""

from handlers import extensions
from handlers.announcing import announcing
from handlers.exporting import exporting
from handlers.inspecting import findings
from handlers.message import Reply, Urgency
from handlers.review import accepting, decisions
from models.notice import FAREWELL, Taken
from scheduler import weekly
from scheduler.planning import DEADLINE, KIND, NUDGE

SAYS_ITSELF = (KIND, NUDGE)  # what they speak of decides (handlers/reminders.py)
BY_KIND: dict[str, Urgency] = {
    decisions.RETURNED: "answer",
    decisions.UNLOCKED: "answer",
    accepting.KIND: "other",
    announcing.URGENT: "due_today",
    announcing.MORNING: "other",
    announcing.AGAIN: "other",
    weekly.KIND: "other",
    extensions.KIND: "other",
    exporting.PROGRESS: "other",
    findings.KIND: "other",
    FAREWELL: "other",
}
BY_KEY: dict[str, Urgency] = {"errand": "answer", "photo": "answer", "extension": "answer"}
"""Of those without a kind of their own, by the first word of the key; the others are "other"."""


def of(taken: Taken, said: Reply) -> Urgency:
    """How urgent it is to say this now."""
    if taken.kind in SAYS_ITSELF:
        return said.urgency
    if taken.kind in ("", DEADLINE):
        return BY_KEY.get(taken.key.partition(":")[0], "other")
    return BY_KIND.get(taken.kind, "other")
