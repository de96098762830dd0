"""The command line as an operator meets it: commands that say what they did, trouble in one sentence."""

import json
import re
import shutil
import socket
from pathlib import Path

import pytest

from programme import SAMPLE
from testing.program import Finished, Program
from testing.telegram import StandIn
from tests.end_to_end import on_telegram
from tests.end_to_end.conftest import Programs

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")
ONE_DAY = ("bai-nha-a", "hamlet_head", "--days", "1")

# settings that are wrong, and the one sentence about them
TROUBLE = {
    "a port that is no number": (
        {"http_port": "eighty"},
        r"The setting TINAP_HTTP_PORT is wrong: .*integer.*\.",
    ),
    "an address without http": (
        {"public_url": "bot.example"},
        r"The setting TINAP_PUBLIC_URL is wrong: .*must begin with http:// or https://\.",
    ),
    "a folder below a file": (
        {"data_dir": "{file}/data"},
        r"The data folder .*/file/data cannot be written \(Not a directory\): set TINAP_DATA_DIR .*\.",
    ),
    "a database that is not running": (
        {"database_url": "postgresql://nobody:a-secret@127.0.0.1:{closed_port}/tinap"},
        r"The database cannot be opened \(OperationalError\): look at TINAP_DATABASE_URL .*\.",
    ),
    "a database of another kind": (
        {"database_url": "mysql://nobody:a-secret@localhost/tinap"},
        r"The database cannot be opened \(ValueError\): look at TINAP_DATABASE_URL .*\.",
    ),
    "a busy port": (
        {"http_port": "{busy_port}"},
        r"Cannot listen on 127\.0\.0\.1 port \d+ \(address already in use\): set TINAP_HTTP_PORT .*\.",
    ),
    "something that is no token": (
        {"telegram_token": "a-secret"},
        r".*TINAP_TELEGRAM_TOKEN is .*123456:ABC-DEF.*\.",
    ),
}


def told(finished: Finished) -> str:
    """The sentence a command in trouble ends with; everything else about it must be right."""
    assert finished.code == 2, finished.stderr
    assert finished.stdout == ""
    assert "Traceback" not in finished.stderr
    assert "a-secret" not in finished.stderr
    last = finished.stderr.rstrip("\n").rpartition("\n")[2]
    assert last.startswith("tinap: ")
    return last.removeprefix("tinap: ")


@pytest.mark.parametrize(("wrong", "sentence"), TROUBLE.values(), ids=TROUBLE)
async def test_what_the_operator_can_mend_is_said_in_one_sentence(
    programs: Programs, tmp_path: Path, wrong: dict[str, str], sentence: str
) -> None:
    (tmp_path / "file").touch()
    with socket.create_server(("127.0.0.1", 0)) as busy:
        program = programs()
        places = {
            "file": tmp_path / "file",
            "busy_port": busy.getsockname()[1],
            "closed_port": program.port,
        }
        settings = {name: value.format(**places) for name, value in wrong.items()}
        assert re.fullmatch(sentence, told(await program.cli("run", **settings)))


async def test_a_token_that_telegram_refuses(programs: Programs, telegram: StandIn) -> None:
    program = programs(**on_telegram.settings(telegram))
    finished = await program.cli("run", telegram_token="4242:another-bot-that-does-not-exist")
    assert told(finished) == (
        "Telegram does not know this token: copy it again from BotFather into TINAP_TELEGRAM_TOKEN."
    )


async def test_a_plan_with_a_slip_is_refused_with_its_line(programs: Programs, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(SAMPLE, plan)
    places = plan / "places.yaml"
    places.write_text(places.read_text().replace("parent: nam-du, ", "parent: nam-dau, ", 1))
    line = next(n for n, text in enumerate(places.read_text().splitlines(), 1) if "nam-dau" in text)
    sentence = told(await programs().cli("load-plan", str(plan)))
    assert f"places.yaml, line {line}: " in sentence
    assert "nam-dau" in sentence


async def test_the_places_and_the_people(programs: Programs) -> None:
    program = programs()
    places = json.loads((await program.cli("places", "--json")).stdout)
    assert {
        "code": "bai-nha-a",
        "name": "Ấp Bãi Nhà A",
        "kind": "hamlet",
        "parent": "lai-son",
    } in places
    people = json.loads((await program.cli("people", "--json")).stdout)
    assert len(people) == 21
    assert {(one["sample"], one["active"], tuple(one["channels"])) for one in people} == {(True, True, ())}
    assert "Ấp Bãi Nhà A" in (await program.cli("places")).stdout
    assert "Phạm Thị Mẫu (sample): not linked yet" in (await program.cli("people")).stdout


async def test_an_invitation(programs: Programs, tmp_path: Path) -> None:
    program = programs(practice="off")
    picture = tmp_path / "qr.png"
    first = await program.cli("invite", *ONE_DAY, "--name", "Trần Thị Kín", "--qr", str(picture))
    assert (first.code, first.stderr.count("Traceback")) == (0, 0)
    assert CODE.fullmatch(first.last_line)
    assert f"Link: {program.address}/?start={first.last_line}\nGood for 1 days, once:\n" in first.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")

    (person,) = json.loads((await program.cli("people", "--json")).stdout)
    assert (person["name"], person["role"], person["sample"]) == ("Trần Thị Kín", "hamlet_head", False)
    again = await program.cli("invite", *ONE_DAY, "--person", str(person["id"]))
    assert CODE.fullmatch(again.last_line)
    assert again.last_line != first.last_line
    assert len(json.loads((await program.cli("people", "--json")).stdout)) == 1, "nobody was added"


async def test_who_and_where_cannot_be_invited(programs: Programs) -> None:
    program = programs()
    (sample, *_) = json.loads((await program.cli("people", "--json")).stdout)
    refused = await program.cli("invite", *ONE_DAY, "--person", str(sample["id"]))
    assert told(refused) == f"There is no person {sample['id']} to invite: see `tinap people`."
    refused = await program.cli("invite", "atlantis", "hamlet_head")
    assert told(refused) == "There is no place atlantis: see `tinap places`."
    for arguments in (("bai-nha-a", "king"), (*ONE_DAY[:3], "0"), (*ONE_DAY[:3], "91")):
        refused = await program.cli("invite", *arguments)
        assert (refused.code, refused.stdout) == (2, "")
        assert "Invalid value" in refused.stderr


async def test_loading_the_plan_again_is_harmless(programs: Programs) -> None:
    program = programs()
    before = (await program.cli("places", "--json")).stdout
    again = await program.cli("load-plan", str(SAMPLE))
    assert again.stdout == "The plan was loaded already: nothing is new.\nAdded: 0, changed: 0.\n"
    assert (await program.cli("places", "--json")).stdout == before


async def test_whether_it_is_well(programs: Programs) -> None:
    program = programs()
    await program.start()
    said = json.loads((await program.cli("health")).stdout)
    assert (said["status"], said["late"]) == ("ok", [])
    await program.stop()
    assert told(await program.cli("health")) == f"No healthy answer from {program.address}/healthz."


async def test_a_second_start_finds_everything_done(tmp_path: Path) -> None:
    """As a process of its own from the first import on: a fresh folder is prepared once."""
    program = Program(tmp_path)
    program.environment["PYTHONPROFILEIMPORTTIME"] = "1"
    await program.start()
    await program.stop()
    first, key = program.log, (program.data / "signing.key").read_bytes()

    await program.start()
    await program.stop()
    second = program.log.removeprefix(first)
    assert [(_migrates(log), "sample_plan_loaded" in log) for log in (first, second)] == [
        (True, True),
        (False, False),
    ], "migrations and plan at the first start, neither at the second"
    assert (program.data / "signing.key").read_bytes() == key
    assert f"Practice page: open {program.address} in a browser." in program.stdout


def _migrates(log: str) -> bool:
    """Whether a start brought the database up to date: only then Alembic is imported."""
    imported = {line.rpartition("|")[2].strip() for line in log.splitlines()}
    assert "migrations.migrate" in imported
    return "alembic" in imported
