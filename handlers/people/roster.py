"""A list of cadres and hamlet heads sent in chat: what it would change is shown first, and done after a yes.

Between the two only the file's path and hash are kept: it is read again, with the rights of that
moment, and what differs from what was looked at by then is shown anew instead of done.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from forms.answers.phones import as_people_write
from handlers import errands
from handlers.errands import Folder, Wanted
from handlers.message import Handed, Reply
from handlers.mime import EXCEL
from handlers.people import roster_words
from handlers.people.people_rights import may_list, may_look_after, scope
from handlers.refusal import not_yours
from handlers.state import GivenList
from handlers.turn import Turn
from handlers.words import ROLES, inside
from locales import Text, _, plural
from models import place
from models.person import Person, Role
from programme.registers.fault import RegisterError
from programme.registers.people_file import Listed
from programme.registers.people_register import Changed, PeopleChanges, bring_into_line, look_through
from programme.registers.people_template import NAME, write_template

KIND = "roster_form"  # of the errand that makes the list to fill in
ENDINGS = (".xlsx", ".xlsm", ".csv")
LARGEST = 2_000_000  # bytes: some ten thousand rows; it is read while the person waits (assumption)
MOST = 8  # names of each kind in one message


def handed(turn: Turn, content: Handed) -> Reply | None:
    """A file: a list of people, from those who look after people; None where it is something else."""
    if not may_list(turn.person) or Path(content.file.name).suffix.lower() not in ENDINGS:
        return None
    if content.size > LARGEST:
        sorry = _("That list is too long to be looked through here. Please send it in parts.")
        return Reply(text=turn.say(sorry))
    given = GivenList(content.file.name, content.file.path, content.sha256)
    return _shown(turn, given)


def confirm(turn: Turn, digest: str, seal: str) -> Reply:
    """A tap: take the list in, if it still says what was looked at."""
    given = turn.state.given_list
    if given is None or not given.sha256.startswith(digest) or not may_list(turn.person):
        return Reply(text=turn.say(_("That list is not here any more. Please send the file again.")))
    found = _looked_through(turn, given)
    if isinstance(found, Reply):
        return found
    if found.seal != seal:
        return _shown(turn, given, _("Something has changed since you looked. Please look once more."))
    added = bring_into_line(turn.session, found, turn.now, sample=turn.person.sample)
    turn.state.given_list = None
    told = [turn.say(_("✅ The list is taken in.")), *_counts(turn, found)]
    if added:
        told.append(turn.say(_("Who is new gets a code on their card: “New code”.")))
    back = turn.choice(_("To the list of people"), "P", turn.person.place_code, 0)
    return Reply(text="\n".join(told), choices=turn.rows([back]))


def leave(turn: Turn) -> Reply:
    """A tap: do nothing with the list."""
    turn.state.given_list = None
    return Reply(text=turn.say(_("Nothing was changed.")), mode="replace")


def template(turn: Turn, rest: str) -> Reply:
    """The words "list to fill in": the file, made as an errand."""
    if not may_list(turn.person):
        return not_yours(turn)
    errands.ask(turn, KIND)
    if turn.text_only:
        told = _("The list to fill in comes in a moment. Fill it in and send it back on Telegram.")
    else:
        told = _("The list to fill in comes in a moment. Fill it in and send it back here.")
    return Reply(text=turn.say(told))


def make_template(turn: Turn, wanted: Wanted, folder: Folder) -> Reply:
    """Make the list to fill in, with sample rows at places of the person's own."""
    if not may_list(turn.person):
        return not_yours(turn)
    file = folder.new(NAME, EXCEL)
    write_template(Path(file.path), _named(turn, "hamlet"), _named(turn, "commune"))
    told = _("One row for each person. Delete the sample rows before you send it.")
    return Reply(text=turn.say(told), files=(file,))


def _named(turn: Turn, kind: str) -> str:
    """The first place of a kind that the person sees; that kind's place above where there is none."""
    near = [spot for spot in turn.atlas.on(turn.today) if spot.kind == kind]
    mine = [spot for spot in near if place.is_within(spot.path, scope(turn.person))]
    found = next(iter(mine or near), None)
    return found.name(turn.today) if found else ""


def _looked_through(turn: Turn, given: GivenList) -> PeopleChanges | Reply:
    """What the file would change now; a reply where it is gone or wrong."""
    path, who = Path(given.path), turn.person
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != given.sha256:
        turn.state.given_list = None
        return Reply(text=turn.say(_("That list is not here any more. Please send the file again.")))

    def allowed(role: Role, at: str) -> bool:
        return may_look_after(who, role, at)

    def may(known: Person, at: str) -> bool:
        return known.id != who.id and may_look_after(who, known.role, at)

    try:
        return look_through(turn.session, path, sample=who.sample, scope=scope(who), allowed=allowed, may=may)
    except RegisterError as error:
        turn.state.given_list = None
        head = _("Nothing was taken in. Please mend these rows of {file} and send it again:", file=given.name)
        return Reply(text="\n".join([turn.say(head), *roster_words.lines(turn, error)]))


def _shown(turn: Turn, given: GivenList, *told: Text) -> Reply:
    """What a list would change, and the question whether to do it."""
    found = _looked_through(turn, given)
    if isinstance(found, Reply):
        return found
    head = plural("{file}: {n} person.", "{file}: {n} people.", len(found.listed))
    head = head._replace(values={**head.values, "file": given.name})
    lines = [*map(turn.say, told), turn.say(head), *_counts(turn, found), *_details(turn, found)]
    if found.nothing_new:
        turn.state.given_list = None
        return Reply(
            text="\n".join([*lines, turn.say(_("All of it is known just so; nothing is to be done."))])
        )
    turn.state.given_list = given
    choices = [
        turn.choice(_("Take it in"), "PA", given.sha256[:8], found.seal),
        turn.choice(_("No, leave it"), "PX"),
    ]
    return Reply(text="\n".join(lines), question=turn.say(_("Take this in?")), choices=turn.rows(choices, 2))


def _counts(turn: Turn, found: PeopleChanges) -> list[str]:
    """How many of each kind, in two lines."""
    people = _(
        "Using Tin Ấp: {new} new, {changed} changed, {unchanged} as they were.",
        new=len(found.new),
        changed=len(found.changed),
        unchanged=found.unchanged,
    )
    roster = _(
        "Roster of cadres: {new} new, {changed} changed.",
        new=len(found.new_cadres),
        changed=len(found.changed_cadres),
    )
    return [turn.say(people), turn.say(roster)]


def _details(turn: Turn, found: PeopleChanges) -> list[str]:
    """Who is new, what changes field by field, who is not in the list."""
    new = [turn.say(_new(turn, one)) for one in found.new]
    changed = [turn.say(_changed(turn, one)) for one in found.changed]
    left = [one.name for one in found.left_out]
    parts = [
        *_part(turn, _("New:"), new),
        *_part(turn, _("Changed:"), changed),
        *_part(turn, _("Not in the list, kept as they are:"), left),
    ]
    if found.unused:
        unread = _("Columns that were not understood: {names}", names=", ".join(found.unused[:MOST]))
        parts.append(turn.say(unread))
    return parts


def _part(turn: Turn, head: Text, lines: Sequence[str]) -> Iterable[str]:
    if not lines:
        return []
    more = [turn.say(_("and {n} more", n=len(lines) - MOST))] if len(lines) > MOST else []
    return [turn.say(head), *(f"- {line}" for line in lines[:MOST]), *more]


def _new(turn: Turn, one: Listed) -> Text:
    assert one.role is not None
    return _(
        "{name}, {role}, {place}",
        name=one.name,
        role=ROLES[one.role],
        place=inside(turn.place_name(one.place_code)),
    )


LABELS = {
    "name": _("full name"),
    "role": _("role"),
    "place_code": _("place"),
    "phone": _("phone"),
    "active": _("state"),
}


def _changed(turn: Turn, one: Changed) -> Text:
    told = [
        turn.say(
            _(
                "{label}: {before} → {after}",
                label=LABELS[column],
                before=_value(turn, column, before),
                after=_value(turn, column, after),
            )
        )
        for column, (before, after) in one.columns.items()
    ]
    return _("{name}: {changes}", name=one.person.name, changes="; ".join(told))


def _value(turn: Turn, column: str, value: object) -> Text | str:
    """What stands in a column, in words."""
    if value is None:
        return _("none")
    if column == "role":
        return ROLES[Role(str(value))]
    if column == "place_code":
        return inside(turn.place_name(str(value)))
    if column == "phone":
        return as_people_write(str(value))
    if column == "active":
        return _("in use") if value else _("not active any more")
    return str(value)
