"""The people of the tests: a coordinator, an officer, three hamlet heads, and one who is real."""

from datetime import UTC, datetime

from sqlmodel import Session

from models.person import Person, Role
from models.place import Place, PlaceName

NOW = datetime(2026, 3, 18, 2, 30, tzinfo=UTC)
REAL_PERSON = 6
_PLACES = (
    ("kien-hai", "district", None, "Huyện Kiên Hải"),
    ("lai-son", "commune", "kien-hai", "Xã Lại Sơn"),
    ("bai-nha-a", "hamlet", "lai-son", "Ấp Bãi Nhà A"),
    ("thien-tue", "hamlet", "lai-son", "Ấp Thiên Tuế"),
)
_PEOPLE = (
    ("Trần Văn Tư", Role.hamlet_head, "bai-nha-a", True),
    ("Nguyễn Thị Hoàng Ánh Nguyệt Phương Thảo", Role.hamlet_head, "thien-tue", True),
    ("Lê Thị Sáu", Role.commune_officer, "lai-son", True),
    ("Phạm Quốc Việt", Role.coordinator, "kien-hai", True),
    ("Danh Sóc Kha", Role.hamlet_head, "bai-nha-a", True),
    ("Người Có Thật", Role.hamlet_head, "bai-nha-a", False),
)


def fill(session: Session) -> None:
    """Put the places and people in; their ids are their positions above, from 1."""
    paths: dict[str | None, str] = {None: ""}
    for position, (code, kind, parent, name) in enumerate(_PLACES):
        paths[code] = f"{paths[parent]}{code}/"
        session.add(Place(code=code, kind=kind, parent_code=parent, path=paths[code], position=position))
        session.flush()
        session.add(PlaceName(place_code=code, name=name))
    for number, (name, role, place, sample) in enumerate(_PEOPLE, start=1):
        session.add(Person(id=number, name=name, role=role, place_code=place, sample=sample, created_at=NOW))
        session.flush()
