"""Pictures people send: to the report being filled in, to the one just sent, or kept for the next."""

from collections.abc import Sequence
from datetime import timedelta

from forms.kinds.photos import Photos
from forms.question import Form
from forms.registry import every, form_of
from handlers import fill, report_view
from handlers import picture_notes as notes_on
from handlers.message import PhotoIn, Reply, Shown
from handlers.rights import may_send
from handlers.turn import Turn
from locales import Text, _
from models import photo
from models.photo import LARGEST, Photo, marks

LOOSE_FOR = timedelta(days=1)  # how long pictures wait for a report to belong to
MOST_LOOSE = 20


def shown(turn: Turn, content: Shown) -> Reply:
    """Keep pictures and give them to the open draft, or ask which report they belong to."""
    ids, notes = _taken(turn, content.photos)
    notes = [*([notes_on.WORDS_UNREAD] if content.caption else []), *notes, *notes_on.used(turn, ids)]
    return _put(turn, ids, notes)


def missing(turn: Turn, why: Text) -> Reply:
    """One picture of several that were sent together could not be had; the others count."""
    return _put(turn, [], [why])


def _put(turn: Turn, ids: list[int], notes: Sequence[Text]) -> Reply:
    told = notes_on.with_those_before(turn, notes)
    goes_on = turn.incoming.album and _present(turn)  # its pictures are counted together
    if turn.state.draft is not None:
        return fill.photos(turn, ids, *told) if ids or goes_on else fill.show(turn, *told)
    if ids:
        turn.state.loose_photos = [*loose(turn), *ids][-MOST_LOOSE:]
        turn.state.loose_since = int(turn.now.timestamp())
    is_kept = ids or goes_on or not told
    return _ask_where_they_belong(turn, [_("The photo is kept."), *told] if is_kept else told)


def are_awaited(turn: Turn) -> bool:
    """Whether the open form asks for pictures."""
    draft = turn.state.draft
    form = form_of(draft.form, draft.version) if draft else None
    return form is not None and _takes_photos(form)


def _takes_photos(form: Form) -> bool:
    return any(isinstance(question, Photos) and not question.quiet for question in form.questions)


def loose(turn: Turn) -> list[int]:
    """The pictures that wait for a report, unless they waited too long."""
    fresh = turn.now.timestamp() - turn.state.loose_since < LOOSE_FOR.total_seconds()
    return turn.state.loose_photos if fresh else []


def take_loose(turn: Turn) -> list[int]:
    """The waiting pictures, which from now on belong to a draft."""
    taken, turn.state.loose_photos = loose(turn), []
    return taken


def _taken(turn: Turn, pictures: Sequence[PhotoIn]) -> tuple[list[int], list[Text]]:
    """Keep those that are neither too large nor there already; says about which that was."""
    ids: list[int] = []
    notes: list[Text] = []
    known = _marks_present(turn)
    for picture in pictures:
        its = marks(turn.incoming.channel, picture.unique_id, picture.sha256)
        if (picture.size or 0) > LARGEST:
            notes.append(notes_on.TOO_LARGE)
        elif its & known:
            notes.append(notes_on.TWICE)
        else:
            ids.append(_keep(turn, picture))
            known |= its
    return ids, notes


def _present(turn: Turn) -> list[int]:
    """The pictures that are in the open draft, or wait for one."""
    draft = turn.state.draft
    form = form_of(draft.form, draft.version) if draft else None
    if draft is None or form is None:
        return loose(turn)
    keys = [question.key for question in form.questions if isinstance(question, Photos)]
    return [number for key in keys for number in draft.answers.get(key) or ()]


def _marks_present(turn: Turn) -> set[str]:
    present = _present(turn)
    rows = photo.get_many(turn.session, present) if present else []
    return {mark for row in rows for mark in row.marks}


def _ask_where_they_belong(turn: Turn, told: Sequence[Text]) -> Reply:
    text = "\n".join(map(turn.say, told))
    if not loose(turn):
        return Reply(text=text)
    choices = [
        turn.choice(form.begins, "c", form.command)
        for form in every()
        if form.in_menu and may_send(turn.person, form) and _takes_photos(form)
    ]
    last = report_view.own(turn, 0, 1)
    if last and turn.now - last[0].changed_at < LOOSE_FOR:
        choices.insert(0, turn.choice(_("Add to the report just sent"), "p", last[0].id))
    return Reply(
        text=text,
        question=turn.say(_("Which report does it belong to?")),
        choices=turn.rows(choices),
    )


def _keep(turn: Turn, picture: PhotoIn) -> int:
    row = Photo(
        person_id=turn.person.id,
        channel=turn.incoming.channel,
        remote_id=picture.remote_id,
        unique_id=picture.unique_id,
        as_file=picture.as_file,
        sha256=picture.sha256,
        mime=picture.mime,
        received_at=turn.now,
    )
    turn.session.add(row)
    turn.session.flush()
    assert row.id is not None
    return row.id
