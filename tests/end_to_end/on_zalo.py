"""A person on Zalo who waits for each reply, and the settings that put the program on Zalo."""

import re

from testing.program import Program
from testing.zalo import Message, StandIn
from tests.end_to_end.training import Step

_SIGN = re.compile(r"^[^\w/]+")


def settings(zalo: StandIn) -> dict[str, str]:
    """What the program has to be told to run against the stand-in."""
    return {"zalo_token": zalo.token, "zalo_api_url": zalo.url}


async def start(program: Program, zalo: StandIn) -> None:
    """Start it, and come back when Zalo can reach it: what is posted before is posted to nobody."""
    set_before = len(zalo.webhook.probes)
    await program.start()
    if program.setting("public_url"):
        await zalo.world.until(lambda: len(zalo.webhook.probes) > set_before)


class Person:
    """Somebody in a private chat with the bot, who types where others tap."""

    def __init__(self, zalo: StandIn, number: int, name: str = "Lan") -> None:
        self.user = zalo.user(number, name)
        self._zalo = zalo

    async def does(self, step: Step) -> list[str]:
        """Do one step without waiting for anything; the ids of its messages."""
        if step.how == "shows":
            sent = await self.user.sends_photos(int(step.what))
        else:
            sent = [await self.user.says(_SIGN.sub("", step.what))]
        return [message_id for message_id in sent if message_id is not None]

    async def goes_through(self, *steps: Step) -> Message:
        """Do the steps, each once the one before was answered as expected; the last reply."""
        for step in steps:
            await self.does(step)
            reply = await self.user.waits_for_reply()
            assert step.asked in reply.text, f"after {step.what!r}: {reply.text!r}"
        return reply

    async def says(self, text: str) -> Message:
        """Type something; the reply."""
        return await self.goes_through(Step("says", text, ""))
