"""Whatever comes at whatever question of whatever form: a sentence back, and the draft unharmed."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

import pytest
from sqlmodel import Session

from forms.draft import Draft
from forms.question import Form, Question
from forms.registry import every
from handlers.buttons import Signer
from handlers.message import Content, Reply, Said, Tapped, Unreadable
from handlers.state import State, pack, unpack
from models import conversation
from models.database import Database
from testing.talk import KEY, Clock, Talk, inbox
from testing.world import World

AT = datetime(2026, 10, 20, 2, tzinfo=UTC)

TYPED = {
    "nothing but spaces": "   ",
    "5,000 letters": "a" * 5000,
    "5,000 digits": "9" * 5000,
    "control characters": "\x00\x07\x1b[31m",
    "bidi characters": "\u202eabc\u2066\u2069\u200f",
    "emoji": "🙂🎣🙏",
    "HTML": "<b>12</b><script>alert(1)</script>",
    "a huge number": "99999999999999999999",
    "a number below zero": "-99",
    "half a number": "2,7182",
    "a day that is none": "31/2/2026",
    "a formula": '=HYPERLINK("http://x")',
    "SQL": "'; DROP TABLE household; --",
    "braces": "{0} {name} %s %(x)s",
}
WHO = ("hamlet_head bai-nha-a", "commune_officer lai-son", "coordinator kien-hai")
SENT = ("sticker", "voice", "document", "location", "contact", "video", "poll")


class Place(NamedTuple):
    """One question of one form, as somebody stands before it."""

    form: Form
    question: Question

    @property
    def name(self) -> str:
        return f"{self.form.key}.{self.question.key}"

    @property
    def draft(self) -> Draft:
        return Draft(
            id="d1",
            form=self.form.key,
            version=self.form.version,
            place="bai-nha-a",
            began="2026-10-20",
            sample=True,
            answers={"household": {"id": 1, "name": "Trần Văn Mẫu"}, "members": 4},
            at=self.question.key,
        )


PLACES = [
    Place(form, question) for form in every() for question in form.questions if not question.is_computed
]


class Desk:
    """Puts a person before a question and delivers one message."""

    _numbers = itertools.count(1)  # of every desk, because they may share a database

    def __init__(self, database: Database, talk: Talk) -> None:
        self.database = database
        self.talk = talk

    async def stands_at(self, place: Place) -> None:
        """The person has got as far as this question, which was shown."""
        await self.database.run(lambda session: self._keep(session, State(draft=place.draft)))
        await self.talk.says("giúp đỡ")

    async def gets(self, content: Content) -> Reply:
        """Deliver a message."""
        return await self.talk.delivers(content, f"bad{next(self._numbers)}")

    async def draft(self) -> Draft | None:
        """The draft as it is kept now."""
        return unpack(await self.database.run(self._state)).draft

    async def conversation_id(self) -> int:
        """The conversation the buttons are signed for."""
        return (await self.database.run(self._known)).conversation_id

    def _known(self, session: Session) -> conversation.Loaded:
        known = conversation.load(session, "test", self.talk.address, "none")
        assert known is not None
        return known

    def _state(self, session: Session) -> str:
        return self._known(session).state

    def _keep(self, session: Session, state: State) -> None:
        known = self._known(session)
        conversation.keep(session, known.conversation_id, pack(state), known.chat_id)


@pytest.fixture(scope="module")
def people(sqlite_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One world for all questions: before each message the person is put before it again."""
    path = Path(copyfile(sqlite_world, tmp_path_factory.mktemp("bad-input") / "world.db"))
    database = Database(f"sqlite:///{path}")
    yield World(database, inbox(database, Clock(AT)), AT)
    database.close()


@pytest.fixture
async def desk(people: World, request: pytest.FixtureRequest) -> Desk:
    roles = request.node.callspec.params["place"].form.roles
    who = next(who for who in WHO if who.split()[0] in roles)
    talk = await people.talk(who)
    await talk.says("menu")
    return Desk(people.database, talk)


def says_what_to_do(reply: Reply) -> bool:
    """A sentence or a question, and no apology for a failure."""
    words = f"{reply.text} {reply.question}".strip()
    return bool(words) and "(mã " not in words and "trục trặc" not in words


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
async def test_typed_nonsense_leaves_the_answers_as_they_were(place: Place, desk: Desk) -> None:
    for what, text in TYPED.items():
        await desk.stands_at(place)
        before = await desk.draft()
        reply = await desk.gets(Said(text))
        after = await desk.draft()

        assert says_what_to_do(reply), what
        assert before is not None
        assert after is not None, what
        if not place.question.takes_any_words or text.strip() == "" or len(text) == 5000:
            assert after.answers == before.answers, what


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
async def test_what_is_no_text_is_refused_in_words(place: Place, desk: Desk) -> None:
    for kind in SENT:
        await desk.stands_at(place)
        before = await desk.draft()
        reply = await desk.gets(Unreadable(kind))

        assert says_what_to_do(reply), kind
        assert before is not None
        after = await desk.draft()
        assert after is not None
        assert after.answers == before.answers, kind
        assert after.at == before.at, kind


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
async def test_a_button_of_an_older_screen_or_of_nobody_harms_nothing(place: Place, desk: Desk) -> None:
    signer = Signer(KEY)
    number = await desk.conversation_id()
    first = place.form.questions[0].key
    for payload in (
        f"q:d1:{first}:99",
        f"q:d1:{place.question.key}:77",
        f"q:d1:?{first}:0",
        f"q:gone:{first}:0",
        f"l:d1:{first}x"[:40],
        "r:999999",
        "h:bai-nha-a:999999",
        "h:an-cu:1",
        "f:household_review:an-cu",
    ):
        await desk.stands_at(place)
        before = await desk.draft()
        for data in (signer.sign(number, payload), signer.sign(number + 1, payload), payload):
            reply = await desk.gets(Tapped(data))
            assert says_what_to_do(reply), payload
            after = await desk.draft()
            assert before is not None
            assert after is not None
            assert after.answers == before.answers, payload
