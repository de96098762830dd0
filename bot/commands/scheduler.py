"""``tinap scheduler``: only what the program does by itself, as a process of its own beside ``tinap run``."""

import asyncio
import sys

from bot.commands import opened
from bot.trouble import OperatorError


def scheduler() -> None:
    """Plan and deliver reminders and digests, without receiving messages.

    For tinap run with TINAP_SCHEDULER=off. Both on are no harm: nothing is said twice.
    """
    settings = opened.settings()
    if not (settings.telegram or settings.zalo):
        raise OperatorError(
            "There is nobody to deliver to: put a bot's token into TINAP_TELEGRAM_TOKEN or TINAP_ZALO_TOKEN."
        )
    opened.ready(settings)
    # imported here: the other commands should not pay for it
    from bot.app import serve_scheduler

    asyncio.run(serve_scheduler(settings, _announce))


def _announce() -> None:
    sys.stdout.write("Tin Ấp's scheduler is running: reminders, digests and delivery.\n")
    sys.stdout.flush()
