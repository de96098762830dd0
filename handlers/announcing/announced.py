"""An announcement as its recipient has it: told with what goes along, read, answered."""

from datetime import timedelta
from typing import Any

from handlers.announcing.announcing import AGAIN, MORNING, ROLES, URGENT
from handlers.kept_files import KeptFiles
from handlers.message import Choice, File, Reply, Said
from handlers.refusal import not_yours
from handlers.state import from_json
from handlers.turn import VIETNAM, Turn
from handlers.words import ROLES as ROLE_WORDS
from handlers.words import inside
from locales import Day, Text, _, plural
from locales.folding import beginning
from models import announcement, photo
from models.announcement import LONGEST_ANSWER, Recipient
from models.notice import PutOff, Taken
from models.person import Person, Role
from models.report import Report, ReportStatus

KINDS = (MORNING, URGENT, AGAIN)
READ = ("da doc", "da doc roi", "da xem", "doc roi")  # as typed, folded
ANSWER = "tra loi"
LONGEST = 500  # characters of one answer
MOST = 5  # announcements in a list
PATIENCE = timedelta(minutes=30)  # for a photo that is still on its way here (assumption)
SOON = timedelta(minutes=1)


def to_say(turn: Turn, taken: Taken) -> Reply | PutOff | None:
    """The announcement with its photos and file; None for who it is not for any more."""
    found = _found(turn, taken.subject or 0)
    if found is None or found[0].status == ReportStatus.withdrawn:
        return None
    report, mine = found
    if not _is_for(turn, report) or (taken.kind == AGAIN and mine.read_at is not None):
        return None
    answers = from_json(report.answers)
    files, missing = _files(turn, answers)
    if missing and turn.now < report.sent_at + PATIENCE:
        return PutOff(turn.now + SOON)
    again = [_("⏰ Once more, because it was not marked as read:")] if taken.kind == AGAIN else []
    return _told(turn, report, files, missing, again)


def _found(turn: Turn, report_id: int) -> tuple[Report, Recipient] | None:
    """The announcement, if this person is one of those it was sent to, in this world."""
    report = turn.session.get(Report, report_id)
    mine = announcement.recipient(turn.session, report_id, turn.person.id)
    if report is None or mine is None or report.sample != turn.person.sample:
        return None
    return report, mine


def _is_for(turn: Turn, report: Report) -> bool:
    """Whether the person still answers for a place it was sent to, in the role it was sent to."""
    who = turn.person
    roles = ROLES[from_json(report.answers)["to"]["who"]]
    return who.role in roles and who.place_path.startswith(report.place_path)


def _files(turn: Turn, answers: dict[str, Any]) -> tuple[tuple[File, ...], bool]:
    """What goes along, from our disk, and whether something of it is not there."""
    wanted = len(answers.get("photos") or []) + bool(answers.get("file"))
    if turn.kept is None:
        return (), bool(wanted)
    files = [*_pictures(turn, turn.kept, answers.get("photos") or []), *_document(turn.kept, answers)]
    return tuple(files), len(files) < wanted


def _pictures(turn: Turn, kept: KeptFiles, ids: list[int]) -> list[File]:
    rows = photo.get_many(turn.session, ids) if ids else []
    found = [(row, kept.photo(row.sha256, row.mime)) for row in rows if row.sha256]
    return [
        File(f"{number}{path.suffix}", str(path), row.mime)
        for number, (row, path) in enumerate(found, start=1)
        if path is not None
    ]


def _document(kept: KeptFiles, answers: dict[str, Any]) -> list[File]:
    sent = answers.get("file")
    path = kept.document(sent["sha256"], sent["mime"]) if sent else None
    return [File(sent["name"], str(path), sent["mime"])] if sent and path else []


def _told(turn: Turn, report: Report, files: tuple[File, ...], missing: bool, first: list[Text]) -> Reply:
    answers = from_json(report.answers)
    lost = [_("⚠️ Something that goes with it is not here. Please ask who sent it.")] if missing else []
    head = map(turn.say, [*first, _from(turn, report)])
    lines = [*head, "", str(answers["text"]), *map(turn.say, lost)]
    how = _("Type “read”, or “answer” and your answer behind it.")
    return Reply(
        text="\n".join(lines),
        choices=(_buttons(turn, report),),
        explain_ways_out=turn.say(how),
        files=files,
        in_words=turn.say(_along(answers)) if _has_more(answers) else "",
    )


def _buttons(turn: Turn, report: Report) -> tuple[Choice, ...]:
    """Not listed: a number typed after what nobody asked for answers what was asked before."""
    read = turn.choice(_("Read"), "Ar", report.id, unlisted=True)
    return read, turn.choice(_("Answer"), "Aa", report.id, unlisted=True)


def _from(turn: Turn, report: Report) -> Text:
    sender = turn.session.get(Person, report.reporter_id)
    assert sender is not None
    urgent = _("⚠️ Urgent. ") if from_json(report.answers).get("urgent") == "yes" else ""
    return _(
        "{urgent}📢 Announcement of {name}, {role}, {place}:",
        urgent=urgent,
        name=sender.name,
        role=ROLE_WORDS[Role(sender.role)],
        place=inside(turn.place_name(sender.place_code)),
    )


def _has_more(answers: dict[str, Any]) -> bool:
    return bool(answers.get("photos") or answers.get("file"))


def _along(answers: dict[str, Any]) -> Text:
    """What goes with it, for channels that can show words only."""
    photos = len(answers.get("photos") or [])
    parts = [plural("{n} photo", "{n} photos", photos)] if photos else []
    file = answers.get("file")
    names = [*parts, *([_("the file {name}", name=file["name"])] if file else [])]
    what = _("{first}, {second}", first=names[0], second=names[1]) if len(names) > 1 else names[0]
    return _("📎 With it: {what}. To be seen on Telegram, or ask who sent it.", what=what)


def inbox(turn: Turn) -> Reply:
    """What was announced to this person lately."""
    found = announcement.received(turn.session, turn.person.id, MOST, sample=turn.person.sample)
    if not found:
        return Reply(text=turn.say(_("There is no announcement for you.")))
    choices = [turn.choice(_title(report, mine), "Av", report.id) for report, mine in found]
    return Reply(question=turn.say(_("Announcements to you. Which one?")), choices=turn.rows(choices))


def _title(report: Report, mine: Recipient) -> Text:
    words = str(from_json(report.answers)["text"]).partition("\n")[0]
    short = beginning(words, 30)
    day = Day(report.sent_at.astimezone(VIETNAM).date(), "short")
    if mine.read_at is None:
        return _("{day}: {words} (not read)", day=day, words=short)
    return _("{day}: {words}", day=day, words=short)


def shown(turn: Turn, report_id: str) -> Reply:
    """A tap: one announcement once more, with its photos."""
    found = _found(turn, int(report_id))
    if found is None or found[0].status == ReportStatus.withdrawn:
        return not_yours(turn)
    report, _mine = found
    files, missing = _files(turn, from_json(report.answers))
    return _told(turn, report, files, missing, [])


def read(turn: Turn, report_id: str) -> Reply:
    """A tap: the person has read it."""
    found = _found(turn, int(report_id))
    if found is None:
        return not_yours(turn)
    report, mine = found
    if report.status == ReportStatus.withdrawn:
        return Reply(text=turn.say(_("Who sent this has withdrawn it.")))
    _mark_read(turn, mine)
    words = "\n\n".join([turn.say(_from(turn, report)), str(from_json(report.answers)["text"])])
    return Reply(
        text=turn.say(_("✅ Noted as read. Thank you.")),
        choices=((turn.choice(_("Answer"), "Aa", report.id, unlisted=True),),),
        settled=words if turn.tapped else "",
    )


def _mark_read(turn: Turn, mine: Recipient) -> None:
    mine.read_at = mine.read_at or turn.now
    turn.session.add(mine)


def read_typed(turn: Turn, rest: str) -> Reply:
    """The word "read": the one that was not read yet, or which."""
    waiting = [
        (report, mine)
        for report, mine in announcement.received(
            turn.session, turn.person.id, MOST, sample=turn.person.sample
        )
        if mine.read_at is None
    ]
    if not waiting:
        return Reply(text=turn.say(_("✅ Every announcement to you is read.")))
    if len(waiting) == 1:
        return read(turn, str(waiting[0][0].id))
    choices = [turn.choice(_title(report, mine), "Ar", report.id) for report, mine in waiting]
    return Reply(question=turn.say(_("Which one have you read?")), choices=turn.rows(choices))


def answer(turn: Turn, report_id: str) -> Reply:
    """A tap: the next message is the answer, or the words that were typed before it was clear to what."""
    found = _found(turn, int(report_id))
    if found is None:
        return not_yours(turn)
    if turn.awaited[1]:
        return answered(turn, int(report_id), turn.awaited[1])
    turn.state.put_aside()
    turn.state.answering = (int(report_id), "")
    return Reply(
        question=turn.say(_("What do you answer? One message; the other places do not see it.")),
        hint=turn.say(_("For example: I will come. Or “never mind”.")),
        choices=((turn.choice(_("Never mind"), "Az", unlisted=True),),),
    )


def leave(turn: Turn) -> Reply:
    """A tap: no answer after all."""
    return Reply(text=turn.say(_("No answer was sent.")), mode="replace")


def answer_typed(turn: Turn, rest: str) -> Reply:
    """The word "answer" with the answer behind it."""
    said = turn.incoming.content
    words = " ".join(said.text.split()[2:]) if isinstance(said, Said) else ""
    found = announcement.received(turn.session, turn.person.id, MOST, sample=turn.person.sample)
    open_ones = [(report, mine) for report, mine in found if not mine.answer] or found
    if not open_ones:
        return Reply(text=turn.say(_("There is no announcement for you.")))
    if len(open_ones) > 1:
        turn.state.answering = (0, words)
        choices = [turn.choice(_title(report, mine), "Aa", report.id) for report, mine in open_ones]
        return Reply(question=turn.say(_("Which announcement do you answer?")), choices=turn.rows(choices))
    number = open_ones[0][0].id
    assert number is not None
    return answered(turn, number, words) if words else answer(turn, str(number))


def answered(turn: Turn, report_id: int, words: str) -> Reply:
    """Keep an answer; a second one is added to the first."""
    if " ".join(words.lower().split()) in ("thôi", "thoi", "hủy", "huỷ", "huy"):
        return leave(turn)
    found = _found(turn, report_id)
    if found is None:
        return not_yours(turn)
    report, mine = found
    words = words.strip()
    whole = "\n".join(part for part in (mine.answer, words) if part)
    if len(words) > LONGEST or len(whole) > LONGEST_ANSWER:
        turn.state.answering = (report_id, "")
        return Reply(text=turn.say(_("That is a bit long. At most {n} letters.", n=LONGEST)))
    _mark_read(turn, mine)
    mine.answer, mine.answered_at = whole, turn.now
    sender = turn.session.get(Person, report.reporter_id)
    done = _("✅ Your answer is with {name}: “{words}”", name=sender.name if sender else "", words=words)
    on = turn.say(_("Type “go on” for the open form.")) if turn.state.shelf else ""
    return Reply(text=turn.say(done), hint=on)
