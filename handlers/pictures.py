"""Pictures people send: to the report being filled in, to the one just sent, or kept for the next."""

from datetime import timedelta

from handlers import fill
from handlers.message import PhotoIn, Reply, Shown
from handlers.turn import Turn
from locales import _
from models import report as reports
from models.photo import Photo

LOOSE_FOR = timedelta(days=1)  # how long pictures wait for a report to belong to
MOST_LOOSE = 20


def shown(turn: Turn, content: Shown) -> Reply:
    """Keep pictures and give them to the open draft, or ask which report they belong to."""
    ids = [_keep(turn, picture) for picture in content.photos]
    if turn.state.draft is not None:
        unread = _("The words with the photo were not read; please type them by themselves.")
        return fill.photos(turn, ids, *([unread] if content.caption else []))
    second = int(turn.now.timestamp())
    turn.state.loose_photos = [*loose(turn), *ids][-MOST_LOOSE:]
    turn.state.loose_since = second
    return _ask_where_they_belong(turn)


def loose(turn: Turn) -> list[int]:
    """The pictures that wait for a report, unless they waited too long."""
    fresh = turn.now.timestamp() - turn.state.loose_since < LOOSE_FOR.total_seconds()
    return turn.state.loose_photos if fresh else []


def take_loose(turn: Turn) -> list[int]:
    """The waiting pictures, which from now on belong to a draft."""
    taken, turn.state.loose_photos = loose(turn), []
    return taken


def _ask_where_they_belong(turn: Turn) -> Reply:
    choices = [turn.choice(_("Report a training session"), "c", "taphuan")]
    last = reports.of_reporter(turn.session, turn.person.id, 0, 1, sample=turn.person.sample)
    if last and turn.now - last[0].changed_at < LOOSE_FOR:
        choices.insert(0, turn.choice(_("Add to the report just sent"), "p", last[0].id))
    return Reply(
        text=turn.say(_("The photo is kept.")),
        question=turn.say(_("Which report does it belong to?")),
        choices=turn.rows(choices),
    )


def _keep(turn: Turn, picture: PhotoIn) -> int:
    photo = Photo(
        person_id=turn.person.id,
        channel=turn.incoming.channel,
        remote_id=picture.remote_id,
        as_file=picture.as_file,
        sha256=picture.sha256,
        mime=picture.mime,
        received_at=turn.now,
    )
    turn.session.add(photo)
    turn.session.flush()
    assert photo.id is not None
    return photo.id
