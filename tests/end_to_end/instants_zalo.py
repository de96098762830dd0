"""The instants at which a program can be killed, as seen from Zalo."""

from testing.zalo import StandIn
from tests.end_to_end.on_zalo import Person
from tests.end_to_end.training import Step


async def handed_over(zalo: StandIn, person: Person, step: Step) -> list[str]:
    """Do the step; come back when its last message is on its way to the bot, whatever becomes of it."""
    sent = await person.does(step)
    await zalo.world.until(lambda: all(zalo.world.deliveries(one) for one in sent))
    return sent


async def stored(zalo: StandIn, person: Person, step: Step) -> list[str]:
    """Do the step; come back when the bot has been told of everything: with a webhook, acknowledged it."""
    sent = await person.does(step)
    await zalo.until_delivered()
    return sent


async def replying(zalo: StandIn, person: Person, step: Step) -> list[str]:
    """Do the step; come back when the bot begins to reply: the answer may be lost on its way."""
    before = len(zalo.called("sendMessage"))
    sent = await person.does(step)
    await zalo.until_called("sendMessage", before + 1)
    return sent


async def said(zalo: StandIn, person: Person, step: Step) -> list[str]:
    """Do the step; come back when the reply stands in the chat, noted as said or not."""
    sent = await person.does(step)
    await person.user.hears(step.asked)
    return sent
