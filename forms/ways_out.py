"""The ways out of any question, as they are tapped and as they are typed.

The words are folded (lower case, no accents), as people type them in a hurry.
"""

from typing import Literal

from locales import Text, _

Way = Literal["back", "skip", "later", "cancel", "help"]

LABELS: dict[Way, Text] = {
    "back": _("Back"),
    "skip": _("Skip"),
    "later": _("Later"),
    "cancel": _("Cancel"),
    "help": _("Help"),
}

WORDS: dict[str, Way] = {
    **dict.fromkeys(("quay lai", "lui", "lui lai", "tro lai", "cau truoc", "sua", "sua lai", "back"), "back"),
    **dict.fromkeys(("bo qua", "qua", "skip"), "skip"),
    **dict.fromkeys(("de sau", "luu", "luu lai", "mai lam", "later"), "later"),
    **dict.fromkeys(("huy", "huy bo", "thoi", "cancel"), "cancel"),
    **dict.fromkeys(("giup", "giup do", "huong dan", "help", "khong hieu"), "help"),
}

SEND_WORDS = frozenset({"gui", "goi", "gui bao cao", "goi bao cao", "nop", "nop bao cao", "xong", "send"})
COURTESIES = frozenset(
    {"di", "nha", "nhe", "luon", "ngay", "roi", "het", "cho", "xa", "giup", "a", "em", "da"}
)
CORRECT_WORDS = frozenset({"sua", "sua lai", "sua dong"})
KEEP_WORDS = frozenset({"giu", "giu nguyen", "de nguyen", "de vay", "giu lai"})
DONE_WORDS = frozenset({"xong", "xong roi", "du roi", "het roi", "dung roi", "ok", "duoc roi"})
GO_ON_WORDS = frozenset({"tiep tuc", "tiep", "lam tiep"})
