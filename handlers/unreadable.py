"""What cannot be read: what to send instead, and the open question again."""

from handlers import documents, fill, pictures
from handlers.message import Reply
from handlers.turn import Turn
from locales import Text, _

_PHOTOS: dict[str, Text] = {
    "photo_not_fetched": _("The line was bad, the photo did not arrive. Please send it again."),
    "photo_too_large": _("That photo is too large. Please send another one, or take it again smaller."),
    "photo_broken": _("That photo cannot be opened. Please take it again, or send another one."),
}
_NOTES: dict[str, Text] = {
    "edited_message": _("A changed message is not read again. Please type it anew."),
    "voice": _("Spoken words cannot be heard here. Please type them; a few are enough."),
    "location": _("A location cannot be read here. Please type the name of the place."),
    "contact": _("A contact cannot be read here. Please type the telephone number."),
    # of these the platform does not say which it was
    "unsupported": _(
        "Files, locations and contacts do not come through here. Please type the place or the number; "
        "a file can be sent on Telegram."
    ),
    **documents.NOT_TAKEN,
    **_PHOTOS,
}


def reply(turn: Turn, kind: str) -> Reply:
    """The answer to a sticker, a voice message, a changed message; what was offered before still holds."""
    note = _NOTES.get(kind, _("Only words and photos can be read here."))
    if turn.incoming.album is not None and kind.startswith("photo"):
        return pictures.missing(turn, note)
    if turn.state.draft is not None:
        return fill.show(turn, note)
    turn.aside = True
    if kind in _PHOTOS or turn.state.menu:
        return Reply(text=turn.say(note))
    return Reply(text=turn.say(_("{note} Type “menu” to begin.", note=note)))
