"""Which message of the chat a Telegram message is, and which one it replies to."""

from aiogram.types import Message

from handlers.message import LONGEST_QUOTE, Quoted


def ref(message: Message) -> str:
    """The message's id within its chat; an edit keeps it."""
    return f"m{message.message_id}"


def quoted(message: Message) -> Quoted | None:
    """The message of the bot's or of their own that the person replied to, or None.

    Its words are the part that the person picked out, if they did (Bot API, TextQuote).
    """
    earlier = message.reply_to_message
    if earlier is None or earlier.from_user is None or message.from_user is None:
        return None
    own = earlier.from_user.id == message.from_user.id
    if not own and not earlier.from_user.is_bot:
        return None
    words = (message.quote.text if message.quote else "") or earlier.text or earlier.caption or ""
    return Quoted(ref(earlier), own, words[:LONGEST_QUOTE])
