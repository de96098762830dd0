"""The words of the practice page; the page gets them as JSON in the reader's language."""

import json

from locales.translator import Text, Translator, _

TEXTS: dict[str, Text] = {
    "title": _("Tin Ấp, practice"),
    "band": _("Practice page, sample data"),
    "who": _("Who would you like to be?"),
    "change": _("Change person"),
    "no_people": _("There are no sample people yet."),
    "role.hamlet_head": _("Hamlet head"),
    "role.commune_officer": _("Commune officer"),
    "role.agency_officer": _("Project officer"),
    "role.coordinator": _("Coordinator"),
    "role.viewer": _("Viewer"),
    "role.admin": _("Administrator"),
    "joined": _("Joined with an invitation"),
    "newcomer": _("Newcomer"),
    "newcomer_detail": _("No invitation code yet"),
    "view": _("How the chat is shown"),
    "view.rich": _("With buttons"),
    "view.plain": _("Text only"),
    "chat": _("The chat with Tin Ấp"),
    "hello": _("Send a word to begin."),
    "start": _("Begin"),
    "write": _("Message"),
    "write_plain": _("Type a number or a word"),
    "send": _("Send"),
    "commands": _("What can be done"),
    "add_photos": _("Add photos"),
    "add_file": _("Add a file: Excel, Word, PDF"),
    "remove_file": _("Leave this file out"),
    "remove_photo": _("Leave this photo out"),
    "photo": _("Photo"),
    "no_photo": _("No photo yet"),
    "enlarge": _("Enlarge the photo"),
    "close": _("Close"),
    "download": _("Download"),
    "new_messages": _("New messages"),
    "typing": _("Tin Ấp is answering"),
    "waiting": _("Waiting to be sent"),
    "failed": _("Not sent"),
    "again": _("Send again"),
    "discard": _("Delete this message"),
    "message": _("What to do with this message"),
    "edit": _("Edit message"),
    "reply": _("Reply to it"),
    "editing": _("Editing:"),
    "replying": _("Reply to:"),
    "edited": _("edited"),
    "leave": _("Neither edit nor reply"),
    "offline": _("The line is down. Messages are sent by themselves when it is back."),
    "error.unreadable": _("This message could not be read."),
    "error.too_long": _("This message is too long. Send it in two parts."),
    "error.not_a_photo": _("This is not a photo that can be opened. Choose another one."),
    "error.photo_broken": _("This photo did not arrive whole. Choose it again, or another one."),
    "error.not_editable": _("This message cannot be edited. Type it anew."),
    "error.photo_too_large": _("This photo is too large. Choose another one."),
    "error.too_many_photos": _("At most 10 photos at a time."),
    "error.not_a_document": _("Only Excel (.xlsx), .csv, Word (.docx) and PDF files can be sent here."),
    "error.document_broken": _("This file cannot be opened: damaged, or locked with a password."),
    "error.document_too_large": _("This file is too large. At most 15 MB."),
    "error.gone": _("This person is not among the sample people. Choose another one."),
    "error.failed": _("The program is in trouble. Try again in a few minutes."),
}


def as_json(translate: Translator) -> str:
    """All texts by their key, safe inside a script element."""
    said = {key: translate(text) for key, text in TEXTS.items()}
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
