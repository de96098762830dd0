"""The columns of a list of households (danh sách hộ), as officials head them.

Most keys are columns of ``Household``; the rest is put together in ``households_file.py``.
"""

from locales.folding import fold
from models.household import HouseholdClass
from programme.registers.cells import Cell, Read, day, marked, one_of, text, whole, written, year
from programme.registers.model_columns import CLASSES, HEAD, HOUSEHOLD, TRAITS
from programme.registers.sheet import Column

_LAST_YEAR = 2100
_MORE_CLASSES = {
    "cn": HouseholdClass.near_poor.value,
    "mtn": HouseholdClass.newly_escaped.value,
    "thoat ngheo": HouseholdClass.newly_escaped.value,
    "moi thoat can ngheo": HouseholdClass.newly_escaped.value,
    "ho moi thoat can ngheo": HouseholdClass.newly_escaped.value,
    "khong": HouseholdClass.not_poor.value,
    "khong thuoc dien": HouseholdClass.not_poor.value,
    "ho co muc song trung binh": HouseholdClass.not_poor.value,
    "muc song trung binh": HouseholdClass.not_poor.value,
}
_A_CLASS = "hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo or không"
_WOMAN = {"nu": True, "f": True, "ba": True, "nam": False, "m": False, "ong": False}
# Danh mục các dân tộc (Tổng cục Thống kê), folded, without Kinh; spellings in use beside it
_PEOPLES = (
    "tay", "thai", "muong", "khmer", "kho me", "kho mer", "hoa", "nung", "mong", "hmong", "dao", "gia rai",
    "jrai", "e de", "ba na", "san chay", "cham", "co ho", "xo dang", "san diu", "hre", "raglay", "mnong",
    "tho", "xtieng", "kho mu", "bru van kieu", "co tu", "giay", "ta oi", "ma", "gie trieng", "co",
    "cho ro", "xinh mun", "ha nhi", "chu ru", "lao", "la chi", "khang", "phu la", "la hu", "la ha",
    "pa then", "lu", "ngai", "chut", "lo lo", "mang", "co lao", "bo y", "cong", "si la", "pu peo",
    "ro mam", "brau", "o du",
)  # fmt: skip
_IS_MINORITY = {"kinh": False} | dict.fromkeys(_PEOPLES, True)


def _people(cell: Cell) -> bool:
    """Whether the named people is a minority; a cross or "có" will do as well."""
    said = fold(written(cell))
    if said in _IS_MINORITY:
        return _IS_MINORITY[said]
    try:
        return marked(cell)
    except ValueError as error:
        raise ValueError("Kinh, Khmer, Hoa, Chăm or another people, or x for a minority") from error


NUMBER = Column("number", ("STT", "số thứ tự", "TT", "số", "số hộ"), whole(1, 99_999))
CODE = Column("code", (*HOUSEHOLD.headers, "mã hộ gia đình"), text(32))
NAME = Column(
    "head",
    ("họ tên chủ hộ", *HEAD.headers, "họ tên", "họ và tên", "họ và tên chủ hộ gia đình", "hộ gia đình"),
    text(120),
    required=True,
)
CLASS = Column(
    "class",
    ("phân loại", "phân loại hộ", "loại hộ", "diện hộ", "diện", "kết quả rà soát"),
    one_of(CLASSES | _MORE_CLASSES, _A_CLASS),
)
CLASS_MARKS = {
    HouseholdClass.poor.value: Column("is_poor", ("hộ nghèo", "HN"), marked, empty=False),
    HouseholdClass.near_poor.value: Column("is_near_poor", ("hộ cận nghèo", "HCN"), marked, empty=False),
    HouseholdClass.newly_escaped.value: Column(
        "is_newly_escaped", ("hộ mới thoát nghèo", "mới thoát nghèo", "HMTN"), marked, empty=False
    ),
}
DECISION = Column(
    "decision",
    ("số QĐ", "số quyết định", "QĐ số", "quyết định số", "số QĐ công nhận", "quyết định"),
    text(60),
)
DECIDED_ON = Column("decided_on", ("ngày QĐ", "ngày quyết định", "ngày công nhận", "ngày ký"), day)
GENDER = Column("woman", ("giới tính", "giới tính chủ hộ", "phái"), one_of(_WOMAN, "nam or nữ"), empty=None)
PEOPLE = Column("people", ("dân tộc", "thành phần dân tộc"), _people)
KNOWN = (
    Column("alias", ("tên thường gọi", "thường gọi", "tên gọi khác", "tên khác", "bí danh"), text(120)),
    Column(
        "birth_year",
        ("năm sinh", "năm sinh chủ hộ", "sinh năm", "ngày sinh", "ngày tháng năm sinh"),
        year(1900, _LAST_YEAR),
    ),
    Column(
        "members",
        ("nhân khẩu", "số nhân khẩu", "số khẩu", "khẩu", "số người", "số nhân khẩu trong hộ"),
        whole(1, 50),
    ),
)
COLUMNS = (
    NUMBER,
    CODE,
    NAME,
    *KNOWN,
    CLASS,
    *CLASS_MARKS.values(),
    GENDER,
    PEOPLE,
    *TRAITS,
    DECISION,
    DECIDED_ON,
)


def place_column(read: Read) -> Column:
    """The hamlet; which there are is known only to the database."""
    return Column("place", ("ấp", "tên ấp", "thôn", "ấp/thôn", "khóm, ấp", "địa bàn", "mã ấp", "nơi ở"), read)
