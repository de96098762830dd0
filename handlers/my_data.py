"""“Tin ấp giữ gì về tôi?”: what is stored about the person who asks, how long, who sees it, whom to ask.

The whole of it is sent as a file on request. No times of the law are named: those at hand (Luật
91/2025/QH15, NĐ 356/2025/NĐ-CP) were not checked against their text.
"""

from collections.abc import Iterator
from datetime import date, datetime

from forms.answers.phones import as_people_write
from forms.draft import Draft
from forms.facts import Scene
from forms.order import shown
from forms.prompt import shown_value
from forms.registry import form_of
from handlers import errands
from handlers.errands import Folder
from handlers.errands import Wanted as Asked
from handlers.exporting import workbook
from handlers.exporting.list_facts import ListFacts
from handlers.exporting.listed import Listed
from handlers.kept_about import counted
from handlers.message import Reply
from handlers.mime import EXCEL
from handlers.rights import LOOKING_AFTER, may_go_on
from handlers.state import unpack
from handlers.turn import VIETNAM, Turn
from handlers.words import inside, role_of
from locales import Text, _, plural
from locales.vietnamese_order import by_given_name
from models import conversation, errand, person, report_list
from models.person import Person
from models.report_list import Wanted
from reports.workbook.sheet import Heading, Kind, Line, Sheet
from reports.workbook.summary import Summary, Table
from scheduler import clearing

KIND = "my-data"
_EVER = date(2000, 1, 1), date(9999, 12, 31)
_CHANNELS = {"practice": _("the practice page"), "telegram": "Telegram", "zalo": "Zalo"}


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words."""
    lines = [f"- {line}" for line in _about(turn)]
    numbers = [f"- {turn.say(text)}" for text, _n in counted(turn)]
    told = [
        turn.say(_("This is kept about you:")),
        *lines,
        *numbers,
        turn.say(_("How long:")),
        *(f"- {turn.say(text)}" for text in _how_long()),
        turn.say(_WHO_SEES),
        _whom_to_ask(turn),
    ]
    return Reply(
        text="\n".join(told),
        choices=turn.rows([turn.choice(_("Send me all of it as a file"), "Xd")]),
    )


def send(turn: Turn) -> Reply:
    """A tap: the whole as a file."""
    if errand.waiting_of(turn.session, turn.person.id, KIND) is None:
        errands.ask(turn, KIND)
    return Reply(text=turn.say(_("A file with what is kept about you is being made. It comes by itself.")))


def make(turn: Turn, wanted: Asked, folder: Folder) -> Reply:
    """The errand: an Excel file with the facts, the drafts, and the reports of one's own."""
    who = turn.person
    own = Wanted(who.place_path, *_EVER, who.sample, reporter=who.id)
    counts = report_list.counts(turn.session, own)
    here = turn.atlas.spots[who.place_code]
    listed = Listed(own, here, turn.say(_("what is kept about you")), "", counts)
    file = folder.new("Tin-Ap_du-lieu-cua-toi.xlsx", EXCEL)
    workbook.write(turn, listed, file.path, _summary, [_drafts_sheet(turn)])
    return Reply(text=turn.say(_("This is what is kept about you.")), files=(file,))


def _about(turn: Turn) -> Iterator[str]:
    """Who one is, how one is reached, what lies unfinished."""
    found = turn.session.get_one(Person, turn.person.id)
    place = inside(turn.place_name(found.place_code))
    yield turn.say(
        _(
            "{name}, {role}, {place}",
            name=found.name,
            role=role_of(turn, turn.person.role, turn.person.agency),
            place=place,
        )
    )
    yield turn.say(
        _("Phone: {phone}", phone=as_people_write(found.phone) if found.phone else turn.say(_("none")))
    )
    for one in conversation.chats_of_person(turn.session, turn.person.id):
        channel = _CHANNELS.get(one.channel, one.channel)
        since = _day(one.linked_at) if one.linked_at else turn.say(_("the beginning"))
        yield turn.say(_("Linked: {channel}, since {day}", channel=channel, day=since))
    yield turn.say(_("Added on {day}", day=_day(found.created_at)))
    if found.noticed_at is not None:
        yield turn.say(_("Read the first notice on {day}", day=_day(found.noticed_at)))
    drafts = len(_drafts(turn))
    if drafts:
        yield turn.say(plural("{n} unfinished report", "{n} unfinished reports", drafts))


def _how_long() -> list[Text]:
    return [
        _("Name, place, phone, reports and photos: until somebody deletes them; none goes by itself."),
        _("Reminders and messages: {n} days.", n=clearing.REMINDERS.days),
        _("Files and pictures made for you: {n} days.", n=clearing.ERRANDS.days),
        _("Invitations: {n} days after they end.", n=clearing.INVITES.days),
        _("The last answers, kept so that none is given twice: {n} days.", n=clearing.CLAIMS.days),
    ]


_WHO_SEES = _(
    "Your reports are seen by the officers in charge of your place and above. "
    "Of a single one ask: who sees this report?"
)


def _whom_to_ask(turn: Turn) -> str:
    """Who corrects or deletes it: those who look after the person's place, by name."""
    over = person.at_and_above(turn.session, turn.person.place_path, sample=turn.person.sample)
    names = [one.name for one, _place in over if one.role in LOOKING_AFTER and one.id != turn.person.id]
    if not names:
        return turn.say(_("To have something corrected or deleted, ask whoever runs Tin Ấp."))
    listed = ", ".join(sorted(names, key=by_given_name)[:4])
    return turn.say(_("To have something corrected or deleted, ask {names}.", names=listed))


def _drafts(turn: Turn) -> list[Draft]:
    """What is unfinished; read anew, because an errand knows nothing of the conversation."""
    theirs = conversation.of_person_if_any(turn.session, turn.person.id)
    state = unpack(theirs.state if theirs else "")
    every = [*state.shelf, *([state.draft] if state.draft else [])]
    return [draft for draft in every if may_go_on(turn, draft)]


def _drafts_sheet(turn: Turn) -> Sheet:
    titles = (_("Kind of report"), _("Area or hamlet"), _("Begun on"), _("Question"), _("Answer"))
    kinds = (Kind.text, Kind.text, Kind.day, Kind.text, Kind.long_text)
    headings = [Heading(turn.say(title), kind) for title, kind in zip(titles, kinds, strict=True)]
    return Sheet(turn.say(_("Unfinished")), headings, _draft_lines(turn), 1)


def _draft_lines(turn: Turn) -> Iterator[Line]:
    facts = ListFacts(turn)
    for draft in _drafts(turn):
        form = form_of(draft.form, draft.version)
        assert form is not None
        facts.at(draft.place, draft.form, draft.version, draft.answers)
        scene = Scene(facts, draft.answers, turn.say)
        began = date.fromisoformat(draft.began)
        for question in shown(form, draft.answers):
            said = turn.say(shown_value(question, draft.answers[question.key], scene))
            name, place = turn.say(form.noun), turn.place_name(draft.place)
            yield Line([name, place, began, turn.say(question.label), said])


def _summary(turn: Turn, listed: Listed, cut: int) -> Summary:
    say = turn.say
    numbers = [(say(text), [n]) for text, n in counted(turn)]
    notes = [*_how_long(), _WHO_SEES, _("Reports that you sent for another place are not in this file.")]
    return Summary(
        name=say(_("Summary")),
        title=say(_("WHAT IS KEPT ABOUT YOU")),
        facts=[(f"{number}.", line) for number, line in enumerate(_about(turn), start=1)],
        notes=[*map(say, notes), _whom_to_ask(turn)],
        tables=[Table(say(_("In numbers")), [say(_("What")), say(_("How many"))], numbers)],
    )


def _day(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%d/%m/%Y}"
