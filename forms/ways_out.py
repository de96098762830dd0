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
    **dict.fromkeys(("quay lai", "lui", "lui lai", "tro lai", "cau truoc", "back"), "back"),
    **dict.fromkeys(("bo qua", "qua", "skip"), "skip"),
    **dict.fromkeys(("de sau", "luu", "luu lai", "mai lam", "later"), "later"),
    **dict.fromkeys(("huy", "huy bo", "thoi", "cancel"), "cancel"),
    **dict.fromkeys(("giup", "giup do", "huong dan", "help", "khong hieu"), "help"),
}

SEND_WORDS = frozenset({"gui", "gui di", "gui bao cao", "xong", "ok", "dung roi", "dung", "duoc", "send"})
GO_ON_WORDS = frozenset({"tiep tuc", "tiep", "lam tiep"})
