"""Excel (xuất Excel): the reports of a kind, a period and a place as a workbook, made as an errand.

Said at once: what is being made, how many reports, about how long, and that it comes by itself. Rights are
checked when it is asked for and again when it is made.
"""

from datetime import timedelta
from pathlib import Path

from forms.question import Form
from forms.registry import every, newest
from handlers import errands, practice
from handlers.asked import read
from handlers.errands import Folder
from handlers.errands import Wanted as Errand_wanted
from handlers.exporting import workbook
from handlers.exporting.listed import Listed
from handlers.message import Choice, Reply
from handlers.mime import EXCEL
from handlers.refusal import not_yours
from handlers.rights import may_see_place
from handlers.turn import Turn
from handlers.unread import not_understood
from handlers.words import inside
from locales import Text, _, plural
from locales.folding import fold
from models import errand, notice, report_list
from models.atlas import Spot
from models.errand import Errand
from models.notice import Taken
from models.report_list import OfAgency, Wanted
from scheduler import period as periods
from scheduler.period import Kind, Period, containing

KIND = "excel"
PROGRESS = "excel-wait"
ANY = "-"  # in a button: no form named, no period named
PER_SECOND = 2_000  # rows, as benchmarks/export.py measures them on one shared core, rounded down
LONG = timedelta(seconds=30)  # what takes longer is spoken of once on the way
LARGEST = 50 * 1024 * 1024  # bytes of a file that a bot may send (Bot API, "Sending files")


class Asked:
    """Which reports somebody wants: of a form or of all, of a period, of a place."""

    def __init__(self, turn: Turn, form: Form | None, period: Period, here: Spot) -> None:
        self.form, self.period, self.here = form, period, here
        self._turn = turn

    @property
    def wanted(self) -> Wanted:
        """The same as a question to the database; requests are no reports unless they are named."""
        keys = [self.form.key] if self.form else [form.key for form in every() if form.thanks is None]
        who = self._turn.person
        first, last = self.period.first_day, self.period.last_day
        theirs = None if who.projects is None else OfAgency(who.projects, who.agency, who.id)
        return Wanted(self.here.path, first, last, who.sample, keys, of_agency=theirs)

    @property
    def words(self) -> str:
        """In one line: "tập huấn, tháng 10, xã Lại Sơn"."""
        say, today = self._turn.say, self._turn.today
        what = say(self.form.noun) if self.form else say(_("all kinds of reports"))
        return f"{what}, {say(self.period.name(today))}, {inside(self._turn.place_name(self.here.code))}"

    @property
    def arguments(self) -> tuple[str, str, str]:
        """As they stand on a button, and in an errand."""
        return self.form.key if self.form else ANY, self.period.key, self.here.code

    @property
    def file_name(self) -> str:
        """In letters that every system and every mail takes: "Tin-Ap_tap-huan_2026-10_xa-lai-son.xlsx"."""
        what = self._turn.say(self.form.noun if self.form else _("reports"))
        place = self._turn.place_name(self.here.code)
        parts = ["Tin-Ap", _plain(what), self.period.key, _plain(place)]
        return "_".join([*parts, *practice.in_file_name(self._turn)]) + ".xlsx"


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, with a form, a period and a place in any order."""
    typed = fold(rest).removeprefix("file ").removeprefix("excel").strip()
    found = read(typed, turn.atlas, turn.today, turn.person.place_path)
    if found.no_such_period:
        return Reply(text=turn.say(_("There is no such period. For example: excel training month 3.")))
    here = found.place or turn.atlas.spots[turn.person.place_code]
    period = found.period or _this_year(turn)
    wanted = Asked(turn, found.form, period, here)
    named = found.form or found.period or found.place
    if found.unread and not named:
        return _not_read(turn, found.unread, wanted)
    notes = [not_understood(found.unread)] if found.unread else []
    if found.period is None:
        notes.append(_("No period was named, so it is this year's. Another one: excel training month 3."))
    return _begin(turn, wanted, notes)


def tapped(turn: Turn, form: str = ANY, period: str = ANY, code: str = "") -> Reply:
    """A button: the same for a form's key or "-", a period's key or "-", and a place."""
    wanted = _of_arguments(turn, form, period, code)
    return _begin(turn, wanted, []) if wanted else not_yours(turn)


def make(turn: Turn, wanted: Errand_wanted, folder: Folder) -> Reply:
    """The errand: write the workbook, with the rights its person has now."""
    found = _of_arguments(turn, *(str(wanted[key]) for key in ("form", "period", "place")))
    if found is None or not may_see_place(turn.person, found.here.path):
        return not_yours(turn)
    listed = _listed(turn, found)
    refused = _refused(turn, listed)
    if refused is not None:
        return refused
    file = folder.new(found.file_name, EXCEL)
    count = workbook.write(turn, listed, file.path)
    if Path(file.path).stat().st_size > LARGEST:
        Path(file.path).unlink()
        return Reply(text=turn.say(_TOO_MUCH))
    done = plural("Excel: {what}, {n} report.", "Excel: {what}, {n} reports.", count, what=found.words)
    return Reply(text=turn.say(done), files=(file,), in_words=turn.say(_FILE_IN_WORDS))


def still_at_it(turn: Turn, taken: Taken) -> Reply | None:
    """On the way: it is still being made; nothing once it is done or given up."""
    waiting = turn.session.get(Errand, taken.subject)
    if waiting is None or waiting.done_at is not None or waiting.due_at is None:
        return None
    return Reply(text=turn.say(_("The Excel list is still being written. It comes by itself.")))


_TOO_MUCH = _("That is more than one Excel file holds. Ask for one kind of report, one commune or one month.")
_FILE_IN_WORDS = _("The file itself comes where files can be sent: on Telegram, or on the practice page.")


def _begin(turn: Turn, wanted: Asked, notes: list[Text]) -> Reply:
    """Ask for the errand, unless there is nothing to list, or a list is being made already."""
    if not may_see_place(turn.person, wanted.here.path):
        return not_yours(turn)
    told = [turn.say(note) for note in notes]
    if errand.waiting_of(turn.session, turn.person.id, KIND) is not None:
        return Reply(text=turn.say(_("An Excel list is being made already. Ask again once it has come.")))
    listed = _listed(turn, wanted)
    refused = _refused(turn, listed)
    if refused is not None:
        return Reply(text="\n".join([*told, refused.text]), choices=_wider(turn, wanted))
    form, period, place = wanted.arguments
    errands.ask(turn, KIND, form=form, period=period, place=place)
    count = sum(one.listed for one in listed.counts)
    _speak_of_it_later(turn, count)
    making = plural(
        "Making an Excel list: {what}. {n} report, {long}. It comes by itself.",
        "Making an Excel list: {what}. {n} reports, {long}. It comes by itself.",
        count,
        what=wanted.words,
        long=_how_long(count),
    )
    return Reply(text="\n".join([*told, turn.say(making)]))


def _speak_of_it_later(turn: Turn, count: int) -> None:
    waiting = errand.waiting_of(turn.session, turn.person.id, KIND)
    if waiting is None or timedelta(seconds=count / PER_SECOND) < LONG:
        return
    at = turn.now + LONG
    notice.add(
        turn.session,
        f"{PROGRESS}:{waiting.id}",
        turn.person.id,
        Text(""),
        turn.now,
        kind=PROGRESS,
        subject=waiting.id,
        due_at=at,
        expires_at=at + errand.LEASE,
    )


def _how_long(count: int) -> Text:
    seconds = count / PER_SECOND
    if seconds < LONG.total_seconds() / 3:
        return _("some seconds")
    minutes = round(seconds / 60)
    return plural("about {n} minute", "about {n} minutes", minutes) if minutes else _("half a minute")


def _listed(turn: Turn, wanted: Asked) -> Listed:
    first, last = wanted.period.first_day, wanted.period.last_day
    period = turn.say(
        _(
            "{period} ({first} to {last})",
            period=wanted.period.name(turn.today),
            first=f"{first:%d/%m/%Y}",
            last=f"{last:%d/%m/%Y}",
        )
    )
    found = report_list.counts(turn.session, wanted.wanted)
    return Listed(wanted.wanted, wanted.here, wanted.words, period, found)


def _refused(turn: Turn, listed: Listed) -> Reply | None:
    """Why there is no workbook, if so."""
    if not listed.forms:
        return Reply(text=turn.say(_("There is no report: {what}.", what=listed.what)))
    return Reply(text=turn.say(_TOO_MUCH)) if listed.is_too_long else None


def _wider(turn: Turn, wanted: Asked) -> tuple[tuple[Choice, ...], ...]:
    """Where nothing was found: everything of the year, if that was not asked."""
    year = Period(Kind.year, wanted.period.year, 1)
    if wanted.form is None and wanted.period == year:
        return ()
    label = _("All reports of {period}", period=year.name(turn.today))
    return turn.rows([turn.choice(label, "Xx", ANY, year.key, wanted.here.code)])


def _not_read(turn: Turn, words: str, wanted: Asked) -> Reply:
    """Words that name nothing: nothing is made of them before the person says so."""
    label = _("Excel of {what}", what=wanted.words)
    return Reply(
        text=turn.say(not_understood(words)),
        question=turn.say(_("Which reports are to go into Excel?")),
        hint=turn.say(_("For example: excel training month 3 {place}", place=_example(turn))),
        choices=turn.rows([turn.choice(label, "Xx", *wanted.arguments)]),
    )


def _example(turn: Turn) -> str:
    """A place such as the person may name: the first one below theirs, or theirs."""
    who = turn.person
    below = turn.atlas.below(who.place_code, turn.today)
    return inside(turn.place_name(below[0].code if below else who.place_code))


def _of_arguments(turn: Turn, form: str, period: str, code: str) -> Asked | None:
    """What a button or an errand is about; None where there is no such place any more."""
    here = turn.atlas.find(code or turn.person.place_code)
    if here is None:
        return None
    known = {one.key for one in every()}
    chosen = newest(form) if form in known else None
    return Asked(turn, chosen, periods.of_key(period) or _this_year(turn), here)


def _this_year(turn: Turn) -> Period:
    return containing(Kind.year, turn.today)


def _plain(said: str) -> str:
    return fold(said).replace(" ", "-")
