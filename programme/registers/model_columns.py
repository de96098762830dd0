"""The columns of a list of livelihood models (danh sách mô hình), as officials head them.

Each key is a column of ``LivelihoodModel`` or of ``ModelHousehold``; ``place``, ``household`` are looked up.
"""

from models.household import HouseholdClass
from programme.registers.cells import Read, day, marked, one_of, text
from programme.registers.money_cell import money
from programme.registers.sheet import Column

KINDS = {
    "trong trot": "crops", "cay trong": "crops",
    "chan nuoi": "livestock", "vat nuoi": "livestock",
    "nuoi thuy san": "aquaculture", "nuoi trong thuy san": "aquaculture", "ntts": "aquaculture",
    "khai thac va che bien thuy san": "fishing", "khai thac che bien thuy san": "fishing",
    "khai thac thuy san": "fishing", "che bien thuy san": "fishing",
    "dich vu va du lich": "services", "dich vu du lich": "services", "dich vu": "services",
    "du lich": "services",
    "khoi nghiep": "startup",
    "khac": "other",
}  # fmt: skip
_POOR, _NEAR_POOR, _ESCAPED, _NOT_POOR = (
    HouseholdClass.poor.value,
    HouseholdClass.near_poor.value,
    HouseholdClass.newly_escaped.value,
    HouseholdClass.not_poor.value,
)
CLASSES = {
    "ho ngheo": _POOR, "ngheo": _POOR, "hn": _POOR,
    "ho can ngheo": _NEAR_POOR, "can ngheo": _NEAR_POOR, "hcn": _NEAR_POOR,
    "ho moi thoat ngheo": _ESCAPED, "moi thoat ngheo": _ESCAPED, "hmtn": _ESCAPED,
    "ho khong ngheo": _NOT_POOR, "khong ngheo": _NOT_POOR,
}  # fmt: skip

_FUND = money(may_be_nothing=True)
_A_KIND = "a kind of model, for example chăn nuôi or nuôi thủy sản"
_A_CLASS = "hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo or hộ không nghèo"

CODE = Column("code", ("mã mô hình", "mã MH"), text(32))
OF_MODEL = (
    Column("name", ("tên mô hình", "mô hình", "tên MH"), text(200), empty=""),
    Column("kind", ("loại", "loại mô hình", "loại hình", "lĩnh vực"), one_of(KINDS, _A_KIND)),
    Column("lead", ("chủ trì", "đơn vị chủ trì", "chủ mô hình"), text(200), empty=""),
    Column(
        "approval",
        ("số QĐ phê duyệt", "số QĐ", "QĐ phê duyệt", "quyết định phê duyệt", "số quyết định phê duyệt"),
        text(60),
        empty="",
    ),
    Column("approved_on", ("ngày phê duyệt", "ngày quyết định", "ngày QĐ"), day),
    Column("starts_on", ("từ ngày", "ngày bắt đầu", "bắt đầu"), day),
    Column("ends_on", ("đến ngày", "ngày kết thúc", "kết thúc"), day),
    Column("support", ("hỗ trợ", "nội dung hỗ trợ"), text(1000), empty=""),
    Column("central", ("vốn trung ương", "vốn TW", "trung ương", "ngân sách trung ương", "TW"), _FUND),
    Column("local", ("vốn địa phương", "vốn ĐP", "địa phương", "ngân sách địa phương", "ĐP"), _FUND),
    Column("bank", ("vốn NHCSXH", "NHCSXH", "ngân hàng chính sách xã hội"), _FUND),
    Column("combined", ("vốn lồng ghép", "lồng ghép"), _FUND),
    Column("people", ("dân đối ứng", "đối ứng", "vốn đối ứng", "hộ đối ứng", "đối ứng của dân"), _FUND),
    Column("revolving", ("luân chuyển", "cam kết luân chuyển"), text(300), empty=""),
    Column("revolving_value", ("giá trị luân chuyển", "giá trị thu hồi"), _FUND),
    Column("revolving_due", ("hạn luân chuyển", "hạn thu hồi"), day),
)
HOUSEHOLD = Column("household", ("mã hộ", "mã số hộ"), text(32))
HEAD = Column("head", ("chủ hộ", "họ tên chủ hộ", "họ và tên chủ hộ", "tên chủ hộ"), text(120), empty="")
CLASS = Column(
    "class_at_approval",
    ("phân loại khi phê duyệt", "phân loại hộ khi phê duyệt", "phân loại hộ", "phân loại", "loại hộ"),
    one_of(CLASSES, _A_CLASS),
)
TRAITS = (
    Column("woman_headed", ("nữ chủ hộ", "chủ hộ là nữ", "nữ làm chủ hộ"), marked, empty=False),
    Column("ethnic_minority", ("DTTS", "dân tộc thiểu số", "hộ DTTS"), marked, empty=False),
    Column("merit", ("có công", "người có công", "NCC"), marked, empty=False),
    Column("disabled", ("khuyết tật", "người khuyết tật", "NKT"), marked, empty=False),
)
BASELINE = Column(
    "baseline",
    ("thu nhập gốc", "thu nhập ban đầu", "thu nhập trước mô hình"),
    money(may_be_nothing=False),
)
OF_HOUSEHOLD = (HOUSEHOLD, HEAD, CLASS, *TRAITS, BASELINE)


def activity_column(read: Read) -> Column:
    """The project; which there are is known only to the database."""
    return Column("activity_code", ("dự án", "mã dự án", "dự án, tiểu dự án", "tiểu dự án"), read)


def place_column(read: Read) -> Column:
    """The hamlet; as for the projects."""
    return Column("place", ("ấp", "địa bàn", "mã ấp", "nơi thực hiện"), read)
