"""A person with a phone who waits for each reply, and the settings that put the program on Telegram."""

from testing.telegram import Message, StandIn
from tests.end_to_end.training import Step


def settings(telegram: StandIn) -> dict[str, str]:
    """What the program has to be told to run against the stand-in."""
    return {"telegram_token": telegram.token, "telegram_api_url": telegram.url}


class Person:
    """Somebody in a private chat with the bot."""

    def __init__(self, telegram: StandIn, user_id: int, first_name: str = "Lan") -> None:
        self.user = telegram.user(user_id, first_name)
        self.acts = 0  # messages and taps; an album is one

    async def does(self, step: Step) -> list[int]:
        """Do one step without waiting for anything; returns the ids of its updates."""
        self.acts += 1
        match step.how:
            case "says":
                sent = [await self.user.says(step.what)]
            case "taps":
                sent = [await self.user.taps(self.label(step.what))]
            case "shows":
                sent = await self.user.sends_photos(int(step.what))
        return [update_id for update_id in sent if update_id is not None]

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

    async def taps(self, words: str) -> Message:
        """Tap a button; the reply."""
        return await self.goes_through(Step("taps", words, ""))

    def label(self, words: str) -> str:
        """The newest button with these words; the days on buttons are those of today."""
        labels = [label for message in reversed(self.user.sees()) for label in message.buttons]
        found = next((label for label in labels if words in label), None)
        assert found is not None, f"no button with {words!r} among {labels}"
        return found
