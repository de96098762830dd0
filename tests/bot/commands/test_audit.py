"""``tinap audit verify``: says that the log is whole, or the first thing that is not."""

import re

import pytest
from sqlmodel import Session, text

from bot.commands import opened
from bot.commands.audit import What, audit
from bot.settings import Settings
from bot.trouble import OperatorError
from models.database import engine_for
from models.person import Person
from tests.bot.commands.conftest import Ready


@pytest.fixture
def settings(ready: Ready) -> Settings:
    """A program with the sample plan, and one more change."""
    chosen = ready("on")
    with opened.session(chosen) as session:
        person = session.get(Person, 1)
        assert person is not None
        person.name = "Lê Văn Mẫu"
        session.add(person)
    return chosen


def past_the_program(settings: Settings, statement: str) -> None:
    engine = engine_for(settings.database)
    with Session(engine) as session:
        session.execute(text(statement))
        session.commit()
    engine.dispose()


def test_a_log_as_it_was_written_is_whole(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    audit(What.verify)
    said = capsys.readouterr().out
    assert re.match(r"The log is whole: 2 entries, head 2:[0-9a-f]{8}\.\nEvery row", said)


def test_a_head_that_was_told_is_found_again(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    audit(What.verify)
    head = re.search(r"2:[0-9a-f]{8}", capsys.readouterr().out)
    assert head is not None
    audit(What.verify, [head[0]])
    with pytest.raises(OperatorError, match=r"^The log was written anew: entry 2 is not 00000000\.$"):
        audit(What.verify, ["2:00000000"])
    with pytest.raises(OperatorError, match=r"^two is no head: "):
        audit(What.verify, ["two"])


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE audit_entry SET by = 'person:9' WHERE number = 1",
            "The log is broken: entry 1 was changed.",
        ),
        ("DELETE FROM audit_entry WHERE number = 1", "The log is broken: entry 1 is missing."),
        (
            "UPDATE person SET role = 'admin' WHERE id = 1",
            "person:1 was changed without an entry, after entry 2.",
        ),
        ("DELETE FROM topic WHERE id = 1", "topic:1 is gone without an entry, after entry 1."),
    ],
)
def test_what_was_touched_past_the_program_is_named(settings: Settings, statement: str, said: str) -> None:
    past_the_program(settings, statement)
    with pytest.raises(OperatorError, match=f"^{re.escape(said)}$"):
        audit(What.verify)
