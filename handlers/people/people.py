"""The people of a place (người phụ trách): who they are, whether they can be reached, place by place."""

from collections.abc import Sequence

import msgspec

from forms.answers.phones import as_people_write
from forms.declared.invitation import FORM as INVITATION
from handlers import begin
from handlers.asked import read
from handlers.message import Choice, Reply
from handlers.people import person_card
from handlers.people.people_rights import may_list, roles_at, scope
from handlers.refusal import not_yours
from handlers.sources.people import called
from handlers.turn import Turn
from handlers.unread import said_first
from handlers.words import inside, role_of
from locales import _, plural
from models import conversation, invite, place
from models import person as people
from models.atlas import Spot
from models.conversation import Reach
from models.person import Person

PAGE = 6  # people on one screen


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, with a place or a part of a name: "/nguoi xã Lại Sơn", "/nguoi tám"."""
    if not may_list(turn.person):
        return not_yours(turn)
    wanted = read(rest, turn.atlas, turn.today, scope(turn.person))
    if wanted.place is None and wanted.unread:
        return _by_name(turn, rest)
    here = wanted.place.code if wanted.place else turn.person.place_code
    reply = screen(turn, here, "0")
    return said_first(turn, reply, wanted.unread)


def _by_name(turn: Turn, typed: str) -> Reply:
    everyone = people.within(turn.session, scope(turn.person), sample=turn.person.sample)
    found = called(everyone, typed)
    if len(found) == 1:
        return person_card.card(turn, str(found[0].id))
    if not found:
        reply = screen(turn, turn.person.place_code, "0")
        sorry = turn.say(_("Nobody of that name was found. Type a part of the name."))
        return msgspec.structs.replace(reply, text=f"{sorry}\n{reply.text}")
    more = [turn.say(_("and {n} more", n=len(found) - PAGE))] if len(found) > PAGE else []
    listed, buttons = _listed(turn, found[:PAGE], with_place=True)
    return Reply(
        text="\n".join([turn.say(_("Several fit.")), *more]),
        table="\n".join(listed),
        question=turn.say(_("Whose card?")),
        choices=turn.rows(buttons, 2),
    )


def screen(turn: Turn, code: str, skip: str = "0") -> Reply:
    """A tap: the people who stand at a place, and the places below with how many are there."""
    here = turn.atlas.find(code)
    if here is None or not may_list(turn.person) or not place.is_within(here.path, scope(turn.person)):
        return not_yours(turn)
    everyone = people.at_place(turn.session, here.code, sample=turn.person.sample)
    start = int(skip)
    shown = everyone[start : start + PAGE]
    lines, buttons = _listed(turn, shown)
    below_lines, below_buttons = _below(turn, here) if start == 0 else ([], [])
    none = [turn.say(_("Nobody stands here yet."))] if not everyone else []
    return Reply(
        text="\n".join([turn.say(_("People: {place}", place=inside(turn.place_name(code)))), *none]),
        table="\n".join([*lines, *below_lines]),
        choices=(
            *turn.rows(buttons, 2),
            *turn.rows(below_buttons, 2),
            *turn.rows(_pages(turn, here, start, len(everyone)), 2),
            *turn.rows(_ways_on(turn, here)),
        ),
        mode="replace",
    )


def invite_at(turn: Turn, code: str) -> Reply:
    """A tap: invite somebody, beginning with this place and those below it."""
    here = turn.atlas.find(code)
    if here is None or not may_list(turn.person) or not place.is_within(here.path, scope(turn.person)):
        return not_yours(turn)
    known: dict[str, object] = {"around": here.code}
    if here.kind == "hamlet" and roles_at(turn, code):
        known["place"] = {"id": here.code, "name": turn.place_name(code)}
    return begin.opened(turn, INVITATION, turn.person.place_code, known)


def _listed(
    turn: Turn, shown: Sequence[Person], *, with_place: bool = False
) -> tuple[list[str], list[Choice]]:
    """A line and a button for each."""
    ids = [one.id for one in shown if one.id is not None]
    chats = conversation.chats_of(turn.session, ids)
    waiting = invite.open_until(turn.session, ids, turn.now)
    lines, buttons = [], []
    for one in shown:
        assert one.id is not None
        linked = [chat for chat in chats.get(one.id, []) if chat.blocked_at is None]
        marks = []
        if with_place:
            marks.append(inside(turn.place_name(one.place_code)))
        if one.phone:
            marks.append(as_people_write(one.phone))
        if not one.active:
            marks.append(turn.say(_("not active any more")))
        elif not linked and one.id in chats:
            marks.append(turn.say(_("has blocked it")))
        elif not linked:
            marks.append(turn.say(_("invited") if one.id in waiting else _("has not joined yet")))
        elif one.noticed_at is None:
            marks.append(turn.say(_("has not read the notice")))
        line = ", ".join([one.name, turn.say(role_of(turn, one.role, one.agency_code)), *marks])
        lines.append(line)
        buttons.append(turn.choice(one.name, "Pc", one.id, row=line))
    return lines, buttons


def _below(turn: Turn, here: Spot) -> tuple[list[str], list[Choice]]:
    """A line and a button for each place below: how many are there, and how many cannot be reached."""
    reach = conversation.reach_by_place(turn.session, here.path, sample=turn.person.sample)
    lines, buttons = [], []
    for spot in turn.atlas.below(here.code, turn.today):
        there = sum((one for code, one in reach.items() if _is_at(turn, code, spot)), Reach())
        told = plural("{n} person", "{n} people", there.people) if there.people else _("nobody")
        counted = turn.say(told)
        if there.out:
            counted = turn.say(_("{counted}, {n} out of reach", counted=counted, n=there.out))
        name = spot.name(turn.today)
        line = turn.say(_("{name}: {totals}", name=name, totals=counted))
        lines.append(line)
        buttons.append(turn.choice(name, "P", spot.code, 0, row=line))
    return lines, buttons


def _is_at(turn: Turn, code: str, spot: Spot) -> bool:
    stands = turn.atlas.find(code)
    return stands is not None and place.is_within(stands.path, spot.path)


def _pages(turn: Turn, here: Spot, start: int, number: int) -> list[Choice]:
    pages = []
    if start > 0:
        pages.append(turn.choice(_("The ones before"), "P", here.code, max(0, start - PAGE)))
    if start + PAGE < number:
        pages.append(turn.next_page(_("More people"), "P", here.code, start + PAGE))
    return pages


def _ways_on(turn: Turn, here: Spot) -> list[Choice]:
    ways = []
    if any(roles_at(turn, spot.code) for spot in [here, *turn.atlas.below(here.code, turn.today)]):
        ways.append(turn.choice(_("Invite somebody"), "Pi", here.code))
    above = turn.atlas.find(here.parent_code)
    if above is not None and place.is_within(above.path, scope(turn.person)):
        ways.append(
            turn.choice(_("Back to {place}", place=inside(turn.place_name(above.code))), "P", above.code, 0)
        )
    return ways
