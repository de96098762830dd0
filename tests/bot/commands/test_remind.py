"""``tinap remind``: who is reminded, who is not and why, and that a trial writes nothing."""

from datetime import UTC, datetime

import pytest
from sqlmodel import func, select, update

from bot.commands import opened
from bot.commands.remind import remind
from bot.settings import Settings
from bot.trouble import OperatorError
from models.duty import Duty
from models.notice import Notice
from tests.bot.commands.conftest import Ready

BEFORE = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def settings(ready: Ready) -> Settings:
    """A program with the sample plan and its people, whose duties have been there since November."""
    chosen = ready("on")
    with opened.session(chosen) as session:
        session.execute(update(Duty).values(created_at=BEFORE))
    return chosen


def written(settings: Settings) -> int:
    """How many reminders were written."""
    with opened.session(settings) as session:
        return session.exec(select(func.count()).where(Notice.kind == "reminder")).one()


def test_a_trial_says_who_and_why_and_writes_nothing(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    remind(at="2026-12-07T08:00", dry_run=True)
    said = capsys.readouterr().out
    assert (
        "→ Đặng Thị Mẫu (bai-bac): Báo cáo tập huấn tháng 11, hạn thứ Hai 07/12: nhắc. Nhắc vào ngày hết hạn."
        in said
    )
    assert "· Lý Văn Mẫu (lai-son): Báo cáo định kỳ quý 4/2026, hạn thứ Hai 21/12: chưa tới ngày nhắc" in said
    assert said.endswith("13 sample people would be reminded.\n")
    assert written(settings) == 0


def test_what_was_written_once_is_not_written_again(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    remind(at="2026-12-07T08:00", dry_run=False)
    assert written(settings) == 13
    remind(at="2026-12-07T09:00", dry_run=False)
    assert "Báo cáo tập huấn tháng 11, hạn thứ Hai 07/12: đã nhắc lần này" in capsys.readouterr().out
    assert written(settings) == 13


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2026-12-07T21:00", "giờ nghỉ"),
        ("2026-12-06T08:00", "ngày nghỉ"),
        ("2026-12-20T08:00", "ngày nghỉ"),
        ("2026-12-15T08:00", "quá hạn đã lâu, báo cấp trên"),
    ],
)
def test_it_says_why_somebody_is_not_reminded(
    settings: Settings, capsys: pytest.CaptureFixture[str], at: str, why: str
) -> None:
    remind(at=at, dry_run=True)
    line = "· Đặng Thị Mẫu (bai-bac): Báo cáo tập huấn tháng 11, hạn thứ Hai 07/12"
    assert f"{line}: {why}" in capsys.readouterr().out


def test_an_instant_that_is_none_is_refused_with_an_example(settings: Settings) -> None:
    with pytest.raises(OperatorError, match="2026-12-10T08:00"):
        remind(at="tomorrow", dry_run=True)
