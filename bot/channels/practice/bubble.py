"""One bubble of the transcript: what is kept of it, and how the page is told."""

from typing import Any

import msgspec

from handlers.message import Changed, Choice, Content, File, Handed, PhotoIn, Reply, Said, Shown, Tapped
from models.practice import PracticeMessage


class Bubble(msgspec.Struct, frozen=True, omit_defaults=True):
    """The body of a PracticeMessage: what a person said, or what the bot replied.

    ``typed`` words can be edited by who typed them; ``changed`` says that they were.
    ``quoted`` is what they reply to.

    ``plain`` is what a channel that shows only text was sent at the time. Such a
    channel never sees an edit, so ``plain`` stays when ``reply`` changes, and a
    reply that replaced another is a bubble only there (``only_plain``).
    """

    said: str = ""
    pictures: tuple[PhotoIn, ...] = ()
    files: tuple[File, ...] = ()  # that the person sent
    reply: Reply | None = None
    plain: tuple[str, ...] = ()
    only_plain: bool = False
    typed: bool = False
    changed: bool = False
    quoted: str = ""


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Bubble)


def pack(bubble: Bubble) -> str:
    """A bubble as it is stored."""
    return _encoder.encode(bubble).decode()


def unpack(message: PracticeMessage) -> Bubble:
    """The bubble of a stored message."""
    return _decoder.decode(message.body)


def revision(message: PracticeMessage) -> int:
    """What the message's last change is numbered; later changes have larger numbers."""
    return max(message.id or 0, message.edited)


def label_of(message: PracticeMessage, data: str) -> str:
    """The words on the bubble's button with this data; "" when it has no such button."""
    reply = unpack(message).reply or Reply()
    rows = (*reply.choices, reply.ways_out)
    return next((choice.label for row in rows for choice in row if choice.data == data), "")


def spoken_bubble(content: Content, label: str) -> Bubble:
    """A person's bubble; of a tap the ``label`` of its button, "" for a button that is nowhere."""
    match content:
        case Said(text, answers=answers):
            return Bubble(said=text, plain=(text,), typed=True, quoted=answers.text if answers else "")
        case Changed(text=text):  # a message of its own only where messages cannot be edited
            return Bubble(said=text, plain=(text,), only_plain=True)
        case Shown(photos, caption):
            return Bubble(said=caption, pictures=photos, plain=(caption,) if caption else ())
        case Handed(file, caption=caption):
            return Bubble(said=caption, files=(file,), plain=(caption,) if caption else ())
        case Tapped() if label:
            return Bubble(said=label, plain=(label,))
        case _:
            return Bubble()


def view(message: PracticeMessage) -> dict[str, Any]:
    """The bubble as JSON for the page: no path, no hash, nothing that is not to be seen."""
    bubble = unpack(message)
    reply = bubble.reply or Reply(text=bubble.said)
    return {
        "id": message.id,
        "revision": revision(message),
        "author": message.author,
        "key": message.key,
        "at": message.at.isoformat(),
        "onlyPlain": bubble.only_plain,
        "plain": list(bubble.plain),
        "editable": bubble.typed,
        "changed": bubble.changed,
        "quoted": bubble.quoted,
        "text": reply.told,
        "question": reply.question,
        "hint": reply.hint,
        "choices": [[_choice(choice) for choice in row] for row in reply.choices],
        "waysOut": [_choice(choice) for choice in reply.ways_out],
        "pictures": len(bubble.pictures) or len(reply.photos),
        "files": [{"name": file.name, "mime": file.mime} for file in bubble.files or reply.files],
        "role": reply.role,
    }


def _choice(choice: Choice) -> dict[str, str]:
    return {"label": choice.label, "data": choice.data}
