"""The instants at which a program can be killed, as seen from Telegram."""

import aiohttp

from testing.program import Program
from testing.telegram import StandIn
from tests.end_to_end.on_telegram import Person
from tests.end_to_end.training import Step

_NO_REPLY = ("getUpdates", "setWebhook", "getFile")


async def handed_over(program: Program, telegram: StandIn, person: Person, step: Step) -> None:
    """Do the step; come back when its last update was handed to the bot, whatever became of it."""
    update_id = (await person.does(step))[-1]
    await telegram.world.until(lambda: telegram.world.history[update_id].deliveries)


async def under_way(program: Program, telegram: StandIn, person: Person, step: Step) -> None:
    """As ``handed_over``, and the program has answered something else since: somewhere in between."""
    await handed_over(program, telegram, person, step)
    async with aiohttp.ClientSession() as asking, asking.get(f"{program.address}/healthz") as answer:
        await answer.read()


async def stored(program: Program, telegram: StandIn, person: Person, step: Step) -> None:
    """Do the step; come back when the bot begins to reply: then it has been committed."""
    before = _calls(telegram)
    await person.does(step)
    await telegram.world.until(lambda: _calls(telegram) > before)


async def said(program: Program, telegram: StandIn, person: Person, step: Step) -> None:
    """Do the step; come back when the reply stands in the chat, acknowledged or not."""
    await person.does(step)
    await telegram.world.until(
        lambda: any(step.asked in message.text for message in person.user.sees() if message.by_bot)
    )


def _calls(telegram: StandIn) -> int:
    return sum(call.method not in _NO_REPLY for call in telegram.calls)
