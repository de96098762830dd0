"""The columns of a list of cadres and hamlet heads (danh sách cán bộ, trưởng ấp), as officials head them."""

import phonenumbers

from locales.folding import fold
from models.cadre import CadreKind
from models.person import Role
from programme.registers.cells import Cell, Read, text, written, year
from programme.registers.sheet import Column

A_PHONE = "one phone number, for example 0912 345 678"
_LAST_YEAR = 2100


def phone(cell: Cell) -> str:
    """One number as E.164; Excel takes the 0 in front away, so nine digits will do."""
    try:
        parsed = phonenumbers.parse(written(cell), "VN")
    except phonenumbers.NumberParseException as error:
        raise ValueError(A_PHONE) from error
    if not phonenumbers.is_valid_number(parsed):
        raise ValueError(A_PHONE)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


NUMBER = Column("number", ("STT", "số thứ tự", "TT", "số"), text(10))
CODE = Column("code", ("mã cán bộ", "mã", "mã số"), text(48))
NAME = Column("name", ("họ tên", "họ và tên", "họ tên cán bộ", "tên"), text(120), required=True)
TITLE = Column(
    "title",
    ("chức danh", "chức vụ", "vai trò", "chức danh/vai trò", "chức danh, vai trò", "nhiệm vụ", "công việc"),
    text(120),
    required=True,
)
PHONE = Column("phone", ("điện thoại", "số điện thoại", "SĐT", "ĐT", "di động", "số ĐT"), phone)
BORN = Column(
    "birth_year", ("năm sinh", "sinh năm", "ngày sinh", "ngày tháng năm sinh"), year(1900, _LAST_YEAR)
)
NOTE = Column("note", ("ghi chú",), text(1000))
COLUMNS = (NUMBER, CODE, NAME, TITLE, PHONE, BORN, NOTE)


def place_column(read: Read) -> Column:
    """The hamlet or commune; which there are is known only to the database."""
    headers = ("nơi", "ấp/xã", "ấp, xã", "ấp", "xã", "đơn vị", "địa bàn", "nơi công tác", "nơi phụ trách")
    return Column("place", headers, read, required=True)


_HEADS = ("truong ap", "truong khom", "truong ban nhan dan ap", "ap truong")
_REPORTS = ("giam ngheo", "phu trach")  # of commune officials only who looks after the programme reports
_ASSOCIATIONS = frozenset({"hoi", "doan", "doan the", "mat tran", "phu nu", "nong dan", "thanh nien"})
_CULTURE = "van hoa"
_OFFICIALS = ("can bo", "cong chuc", "chu tich", "pho chu tich", "bi thu", "pho bi thu", "vien chuc")


def role_of(title: str) -> Role | None:
    """In which role somebody with this title uses Tin Ấp; None for those who are in the roster only.

    "Trưởng ấp" is a hamlet head; "cán bộ xã", or whoever "phụ trách" or does "giảm nghèo", a commune
    officer (assumption).
    """
    said = fold(title)
    if said.startswith(_HEADS):
        return Role.hamlet_head
    is_officer = said in ("can bo xa", "cong chuc xa")
    looks_after = said.startswith(_OFFICIALS) and any(word in said for word in _REPORTS)
    return Role.commune_officer if is_officer or looks_after else None


def kind_of(title: str) -> CadreKind:
    """Which group of the plan's cadres a title belongs to (Kế hoạch 59/KH-UBND, II.3; words: assumption)."""
    said = fold(title)
    if said.startswith(_HEADS):
        return CadreKind.hamlet_head
    if _CULTURE in said:
        return CadreKind.culture_officer
    padded = f" {said} "
    if any(f" {word} " in padded for word in _ASSOCIATIONS):
        return CadreKind.association
    return CadreKind.commune_official if said.startswith(_OFFICIALS) else CadreKind.other
