"""What somebody announced (thông báo đã gửi): how far it has come, who has not read it, the answers."""

from sqlmodel import Session

from forms.answers.phones import as_people_write
from forms.declared.announcement import FORM, LONGEST
from handlers import begin
from handlers.announcing import announced, announcing
from handlers.announcing.announcing import AGAIN, WORTH
from handlers.message import Choice, Reply, Said
from handlers.refusal import not_yours
from handlers.rights import LOOKING_OVER, may_announce, may_see_place
from handlers.state import from_json
from handlers.turn import VIETNAM, Turn, Who
from handlers.words import inside
from locales import Day, Text, _, plural
from locales.folding import beginning
from models import announcement, notice
from models import report as reports
from models.announcement import Announcement, Counts, Standing
from models.insert_new import insert_new
from models.notice import Notice
from models.person import Person, Role
from models.report import Report, ReportStatus

PAGE = 5
MOST = 20  # people in one message
SHORT = 16  # characters of an announcement on a button


def screen(turn: Turn, rest: str) -> Reply:
    """The command: what was announced, and a new one; for who only receives, what was received."""
    if not may_announce(turn.person):
        return announced.inbox(turn)
    found = _own_and_below(turn)
    counts = announcement.counts(turn.session, [one.id or 0 for one in found])
    choices = [turn.choice(_title(one, counts.get(one.id or 0)), "As", one.id) for one in found]
    choices.append(turn.choice(_("New announcement"), "c", "guithongbao"))
    if turn.person.role is Role.commune_officer:
        choices.append(turn.choice(_("Announcements to me"), "Ai"))
    question = _("Announcements you sent. Which one?") if found else _("No announcement was sent yet.")
    return Reply(question=turn.say(question), choices=turn.rows(choices))


def written(turn: Turn, rest: str) -> Reply:
    """ "Send an announcement", perhaps with its words behind: they are the text, who it is for is asked."""
    said = turn.incoming.content
    if not rest or not may_announce(turn.person) or not isinstance(said, Said):
        return begin.begin(turn, FORM)
    before = len(said.text.split()) - len(rest.split())
    words = said.text.strip().split(None, before)[before].strip(" :,")
    if not words or len(words) > LONGEST:
        return begin.begin(turn, FORM)
    return begin.opened(turn, FORM, turn.person.place_code, {"text": words})


def _own_and_below(turn: Turn) -> list[Report]:
    who = turn.person
    query = announcement.sent_by(
        turn.session, who.id, who.place_path, others=who.role in LOOKING_OVER, sample=who.sample
    )
    return list(turn.session.exec(query.limit(PAGE)))


def _title(report: Report, counts: Counts | None) -> Text:
    words = str(from_json(report.answers)["text"]).partition("\n")[0]
    short = beginning(words, SHORT)
    day = Day(report.sent_at.astimezone(VIETNAM).date(), "short")
    if report.status == ReportStatus.withdrawn:
        return _("{day}: {words} (withdrawn)", day=day, words=short)
    read, people = (counts.read, counts.people) if counts else (0, 0)
    return _("{day}: {words} ({read}/{people} read)", day=day, words=short, read=read, people=people)


def _visible(turn: Turn, report_id: str) -> Report | None:
    """The announcement, if its figures are for this person: the own, or an officer's below."""
    found = reports.get(turn.session, int(report_id))
    return found if found is not None and may_look_at(turn.session, turn.person, found) else None


def may_look_at(session: Session, who: Who, found: Report) -> bool:
    """Whether what became of an announcement is for this person: the own, or an officer's below."""
    if found.form != announcement.FORM or found.sample != who.sample:
        return False
    if not may_announce(who) or not may_see_place(who, found.place_path):
        return False
    if found.keeper_id == who.id:
        return True
    sender = session.get(Person, found.reporter_id)
    by_officer = sender is not None and sender.role == Role.commune_officer
    return who.role in LOOKING_OVER and by_officer


def whole(turn: Turn, report_id: str) -> Reply:
    """A tap: one announcement with its counts."""
    found = _visible(turn, report_id)
    if found is None:
        return not_yours(turn)
    counts = announcement.counts(turn.session, [found.id or 0])[found.id or 0]
    answers = from_json(found.answers)
    lines = [
        turn.say(_heading(turn, found)),
        "",
        str(answers["text"]),
        *([turn.say(_("📎 {name}", name=answers["file"]["name"]))] if answers.get("file") else []),
        "",
        *(turn.say(line) for line in _counted(counts)),
    ]
    choices = [
        turn.choice(_("Not read: {n}", n=counts.people - counts.read), "Au", found.id, 0),
        turn.choice(_("Answers: {n}", n=counts.answered), "Aq", found.id),
    ]
    rows = turn.rows(choices, 2)
    if _may_withdraw(turn, found) and counts.delivered < counts.people:
        rows = (*rows, (turn.choice(_("Call it back"), "Ax", found.id),))
    return Reply(
        text="\n".join(lines),
        choices=(*rows, (turn.choice(_("All announcements"), "c", "thongbao"),)),
        photos=tuple(answers.get("photos") or ()),
    )


def _heading(turn: Turn, report: Report) -> Text:
    sender = turn.session.get(Person, report.reporter_id)
    assert sender is not None
    heading = _(
        "📢 {name}, {day}, to: {to}",
        name=sender.name,
        day=Day(report.sent_at.astimezone(VIETNAM).date(), "near"),
        to=inside(from_json(report.answers)["to"]["name"]),
    )
    if report.status == ReportStatus.withdrawn:
        return _("{heading}\n⚠️ Withdrawn: who had not got it does not get it.", heading=heading)
    return heading


def _counted(counts: Counts) -> list[Text]:
    lines = [
        _("Sent to: {n}", n=counts.people),
        _("Arrived: {n}", n=counts.delivered),
        _("Read: {n}", n=counts.read),
        _("Answered: {n}", n=counts.answered),
    ]
    return [*lines, *([_("No chat yet: {n}", n=counts.unreachable)] if counts.unreachable else [])]


def unread(turn: Turn, report_id: str, skip: str = "0") -> Reply:
    """A tap: who has not read it, place by place, and the way to remind them."""
    found = _visible(turn, report_id)
    if found is None:
        return not_yours(turn)
    counts = announcement.counts(turn.session, [found.id or 0])[found.id or 0]
    shown = announcement.unread(turn.session, found.id or 0, int(skip), MOST)
    if not shown:
        everybody = turn.say(_("✅ Everybody has read it."))
        return Reply(text=everybody, choices=((_back(turn, found),),))
    waiting = counts.people - counts.read
    choices = _next(turn, "Au", found, int(skip) + MOST, waiting)
    if _may_withdraw(turn, found) and counts.delivered > counts.read:
        choices.append(turn.choice(_("Remind those who have not read it"), "An", found.id))
    choices.append(_back(turn, found))
    head = plural("Not read by {n} person:", "Not read by {n} people:", waiting)
    lines = [turn.say(head), *(turn.say(_line(turn, one)) for one in shown)]
    return Reply(text="\n".join(lines), choices=turn.rows(choices))


def _next(turn: Turn, verb: str, found: Report, skip: int, every: int) -> list[Choice]:
    """The way to the next page, if there is one."""
    return [turn.next_page(_("Next"), verb, found.id, skip)] if skip < every else []


def _line(turn: Turn, one: Standing) -> Text:
    if one.delivered:
        how = _("arrived")
    elif one.reachable:
        how = _("not arrived yet")
    elif one.person.phone:
        how = _("no chat, phone {phone}", phone=as_people_write(one.person.phone))
    else:
        how = _("no chat yet")
    place = turn.place_name(one.recipient.place_code)
    return _("- {place}: {name} ({how})", place=place, name=one.person.name, how=how)


def answers(turn: Turn, report_id: str, skip: str = "0") -> Reply:
    """A tap: what was answered, by whom."""
    found = _visible(turn, report_id)
    if found is None:
        return not_yours(turn)
    shown = announcement.answers(turn.session, found.id or 0, int(skip), MOST)
    if not shown:
        return Reply(text=turn.say(_("Nobody has answered yet.")), choices=((_back(turn, found),),))
    counts = announcement.counts(turn.session, [found.id or 0])[found.id or 0]
    choices = [*_next(turn, "Aq", found, int(skip) + MOST, counts.answered), _back(turn, found)]
    return Reply(text="\n".join(_answer(turn, one) for one in shown), choices=turn.rows(choices))


def _answer(turn: Turn, one: Standing) -> str:
    place = turn.place_name(one.recipient.place_code)
    said = _("- {place}, {name}: {answer}", place=place, name=one.person.name, answer=one.recipient.answer)
    return turn.say(said)


def _back(turn: Turn, found: Report) -> Choice:
    return turn.choice(_("Back to the announcement"), "As", found.id)


def remind(turn: Turn, report_id: str) -> Reply:
    """A tap: who got it and has not read it gets it once more; once a day."""
    found = _visible(turn, report_id)
    if found is None or not _may_withdraw(turn, found):
        return not_yours(turn)
    kept = turn.session.get(Announcement, found.id, with_for_update=True)
    assert kept is not None
    if kept.reminded_on == turn.today:
        once = _("They were reminded today. Tomorrow they can be reminded again.")
        return Reply(text=turn.say(once), choices=((_back(turn, found),),))
    waiting = announcement.to_remind(turn.session, kept.report_id)
    due_at = announcing.morning(turn)
    keys = {one: f"{announcement.key(kept.report_id, one)}:{turn.today:%y%m%d}" for one in waiting}
    rows = [
        {
            **notice.composed(keys[one], one, AGAIN, turn.now, due_at, due_at + WORTH),
            "subject": kept.report_id,
        }
        for one in waiting
    ]
    insert_new(turn.session, Notice, rows)
    kept.reminded_on = turn.today
    turn.session.add(kept)
    done = plural("✅ {n} person is reminded.", "✅ {n} people are reminded.", len(rows))
    return Reply(text=turn.say(done), choices=((_back(turn, found),),))


def _may_withdraw(turn: Turn, report: Report) -> bool:
    """Only who sent it reminds of it or takes it back, and only while it stands."""
    return report.keeper_id == turn.person.id and report.status != ReportStatus.withdrawn


def ask_to_withdraw(turn: Turn, report_id: str) -> Reply:
    """Make sure before an announcement is taken back, and say what that can do."""
    found = _visible(turn, report_id)
    if found is None or not _may_withdraw(turn, found):
        return not_yours(turn)
    counts = announcement.counts(turn.session, [found.id or 0])[found.id or 0]
    said = _(
        "{delivered} have it already and keep it. {waiting} have not got it yet and will not get it.",
        delivered=counts.delivered,
        waiting=counts.people - counts.delivered,
    )
    sure = turn.choice(_("Call it back"), "Ay", found.id)
    return Reply(
        text=turn.say(said),
        question=turn.say(_("Withdraw this announcement?")),
        choices=turn.rows([sure, turn.choice(_("No, leave it"), "As", found.id)], 2),
    )


def withdraw(turn: Turn, report_id: str) -> Reply:
    """A tap: who has not got it yet does not get it any more."""
    found = _visible(turn, report_id)
    if found is not None and found.status == ReportStatus.withdrawn and found.keeper_id == turn.person.id:
        return Reply(text=turn.say(_("That announcement has been withdrawn.")))
    if found is None or not _may_withdraw(turn, found):
        return not_yours(turn)
    reports.withdraw(turn.session, found, turn.now)
    announcing.withdrawn(turn, found)
    return Reply(text=turn.say(_("✅ Withdrawn. Who had not got it does not get it.")), mode="replace")
