"""``tinap person``, ``hand-over`` and ``import-people``: what they do and say; never a name."""

from pathlib import Path

import pytest
from sqlmodel import select

from bot.clock import now
from bot.commands import opened
from bot.commands.hand_over import hand_over
from bot.commands.import_people import import_people
from bot.commands.person import person
from bot.settings import Settings
from bot.trouble import OperatorError
from handlers.people.inviting import VALID
from models import conversation, invite
from models import person as people
from models.cadre import Cadre
from models.chat import Chat
from models.invite import Invite
from models.person import Person
from tests.bot.commands.conftest import Ready

LIST = """\
Họ tên;Chức danh;Nơi;Điện thoại
Trần Văn Năm;Trưởng ấp;Bãi Nhà A;0912345678
Lê Thị Sáu;Chủ tịch Hội Phụ nữ xã;Xã Lại Sơn;
"""


@pytest.fixture
def settings(ready: Ready) -> Settings:
    """A program with the sample plan and no sample people."""
    return ready("off")


def added(settings: Settings, name: str, place: str = "bai-nha-a") -> int:
    """A hamlet head with a chat and an open code."""
    with opened.session(settings) as session:
        one = people.add(session, name, people.Post(place, "hamlet_head"), None, now(), sample=False)
        assert one.id is not None
        theirs = conversation.of_person(session, one.id)
        session.add(Chat(channel="test", address=name, conversation_id=theirs.id or 0))
        invite.add(session, one.id, f"hash of {name}", now(), VALID)
        return one.id


def found(settings: Settings, number: int) -> Person:
    with opened.session(settings) as session:
        return session.get_one(Person, number)


def test_somebody_is_shut_out_and_let_in_again(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    number = added(settings, "Trần Văn Năm")
    person(number, shut_out=True)
    assert not found(settings, number).active
    with opened.session(settings) as session:
        assert session.exec(select(Invite).where(Invite.expires_at > now())).all() == []
    person(number, let_in=True)
    assert found(settings, number).active
    told = capsys.readouterr().out
    assert told.endswith(f"Person {number}: hamlet_head at bai-nha-a, in use.\n")
    assert "Trần" not in told


def test_place_role_name_and_phone_are_changed(settings: Settings) -> None:
    number = added(settings, "Trần Văn Năm")
    person(number, place="lai-son", role=people.Role.commune_officer, phone="0912 345 678")
    one = found(settings, number)
    assert (one.place_code, one.role, one.phone, one.name) == (
        "lai-son",
        "commune_officer",
        "+84912345678",
        "Trần Văn Năm",
    )


def test_an_agency_goes_with_its_role_and_is_gone_with_it(settings: Settings) -> None:
    number = added(settings, "Trần Văn Năm")
    person(number, place="kien-hai", role=people.Role.agency_officer, agency="y-te")
    assert found(settings, number).post == ("kien-hai", "agency_officer", "y-te")
    person(number, place="lai-son")
    assert found(settings, number).post == ("lai-son", "agency_officer", "y-te")
    person(number, role=people.Role.viewer)
    assert found(settings, number).post == ("lai-son", "viewer", None)


def test_a_lost_phone_is_cut_off(settings: Settings) -> None:
    number = added(settings, "Trần Văn Năm")
    person(number, lost_phone=True)
    with opened.session(settings) as session:
        assert session.exec(select(Chat)).all() == []
    assert found(settings, number).active


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 999},
        {"place": "nowhere"},
        {"role": "agency_officer", "agency": "y-te"},  # at a hamlet
        {"role": "agency_officer", "place": "lai-son"},  # of which agency?
        {
            "role": "agency_officer",
            "place": "lai-son",
            "agency": "bcd-huyen",
        },  # one without a project of its own
        {"agency": "y-te"},  # a hamlet head belongs to none
        {"phone": "12"},
        {"shut_out": True, "let_in": True},
    ],
)
def test_what_cannot_be_is_said(settings: Settings, wrong: dict[str, object]) -> None:
    number = added(settings, "Trần Văn Năm")
    with pytest.raises(OperatorError):
        person(**{"number": number} | wrong)  # type: ignore[arg-type]
    assert found(settings, number).place_code == "bai-nha-a"


def test_work_is_handed_over_once(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = added(settings, "Trần Văn Năm"), added(settings, "Lê Thị Sáu", "bai-bac")
    hand_over(old, new)
    assert not found(settings, old).active
    assert found(settings, new).place_code == "bai-nha-a"
    assert f"Person {new} is hamlet_head at bai-nha-a from now on" in capsys.readouterr().out
    with pytest.raises(OperatorError):
        hand_over(old, new)
    with pytest.raises(OperatorError):
        hand_over(new, new)


def test_a_list_is_looked_through_and_taken_in(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    capsys.readouterr()
    import_people(path)
    told = (
        "People in the list: 2. Of those who use Tin Ấp, new: 1, changed: 0, unchanged: 0.\n"
        "  new, row 2: hamlet_head at bai-nha-a\n"
        "Roster of cadres: new: 2, changed: 0.\n"
    )
    assert capsys.readouterr().out == f"{told}This was a trial: nothing was stored.\n"
    import_people(path, apply=True)
    assert capsys.readouterr().out == told
    with opened.session(settings) as session:
        assert [one.name for one in people.everyone(session)] == ["Trần Văn Năm"]
        assert [one.name for one in session.exec(select(Cadre))] == ["Trần Văn Năm", "Lê Thị Sáu"]
    import_people(path, apply=True)
    assert "nothing is new" in capsys.readouterr().out


def test_a_wrong_list_is_refused_row_by_row(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST.replace("Bãi Nhà A", "Xã Lại Sơn"), encoding="utf-8")
    with pytest.raises(OperatorError, match="row 2, nơi: a hamlet"):
        import_people(path, apply=True)
