"""``tinap demo``: refused with what to do where there is nobody to practise, or somebody has."""

import pytest
from sqlmodel import Session

from bot.commands import demo as command
from bot.commands import opened
from bot.demo.at_start import may_be_wanted
from bot.settings import Settings
from bot.trouble import OperatorError
from programme import SAMPLE
from tests.bot.commands.conftest import Ready
from tests.handlers import sent_reports

TOKEN = "4242:a-token"


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        ({}, True),
        ({"practice": "on"}, True),
        ({"practice": "off"}, False),
        ({"demo": "off"}, False),
        ({"telegram_token": TOKEN}, False),
        ({"telegram_token": TOKEN, "practice": "on"}, False),
        ({"zalo_token": TOKEN, "practice": "on"}, False),
    ],
)
def test_a_start_fills_it_in_only_for_whoever_just_practises(chosen: dict[str, str], wanted: bool) -> None:
    settings = Settings(_env_file=None, **chosen)  # type: ignore[arg-type,call-arg]  # as the environment has it
    assert may_be_wanted(settings) is wanted


def test_without_sample_people_there_is_no_year(ready: Ready) -> None:
    ready("off")
    with pytest.raises(OperatorError, match="set TINAP_PRACTICE=on, or begin with an empty TINAP_DATA_DIR"):
        command.demo(SAMPLE)


def test_it_is_not_mixed_with_what_somebody_practised(ready: Ready) -> None:
    settings = ready("on")
    with opened.session(settings) as session:
        _practise(session)
    with pytest.raises(OperatorError, match="Begin with an empty TINAP_DATA_DIR, or add --anyway"):
        command.demo(SAMPLE)


def test_nothing_is_taken_out_where_there_is_none(ready: Ready, capsys: pytest.CaptureFixture[str]) -> None:
    ready("on")
    command.demo(SAMPLE, remove=True)
    assert capsys.readouterr().out == "There is no sample year here: nothing was taken out.\n"


def _practise(session: Session) -> None:
    sent_reports.put(session, "bai-nha-a", sent_reports.training())
