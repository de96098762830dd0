"""The text of a day made ready for the finders: plain, without times of day and courtesies."""

import re

from forms.answers.day_numbers import NUMBER
from locales.folding import LONGEST, clean, plain

_ACCENTED_ONLY = {
    "ngày mốt": "ngày kia",
    "bữa mốt": "ngày kia",
    "hôm kìa": "3 ngày trước",
    "sau tết": "dịp tết",
}
_COMING = re.compile(r" tới$")  # without its accent it is "tối"
_OR_BEFORE_MONTH = re.compile(
    rf"(?<![/.\d-])(?P<first>{NUMBER})(?= (?:hoac|hay) (?:ngay )?{NUMBER}"
    rf"(?P<month>/\d{{1,2}}| thang {NUMBER}))"  # "15 hoặc 16/3"
)
_TIME = re.compile(r"\b\d{1,2} ?(?:h|g|gio|:(?=\d))(?: ?\d{1,2})?(?: ?(?:phut|p))?\b")
_SOLAR = re.compile(r"(?<=\d) tay\b| ?\(?\b(?:duong lich|dl)\b\)?")  # said to rule out the lunar day
_HINTED = re.compile(r"\b(?:may|vai) (?:hom|ngay|bua) (?:nay|qua|roi|truoc)\b")  # "mấy hôm nay"
_COURTESY = re.compile(r"^(?:da|vang|la)\b[ ,.:]*|[ ,.]+(?:a|nha|nhe|em|anh|chi)$")


def prepared(text: str) -> str:
    """The plain text; words that only accents tell apart are replaced, a month said once is said twice."""
    said = clean(text).lower() if len(text) <= LONGEST else ""
    for accented, meant in _ACCENTED_ONLY.items():
        said = said.replace(accented, meant)
    said = _COMING.sub(" sau", said)
    said = plain(_SOLAR.sub(" ", _TIME.sub(" ", plain(said)))).strip(" .,;:!?()")
    said = _OR_BEFORE_MONTH.sub(r"\g<first>\g<month>", said)
    return _COURTESY.sub("", said).strip(" .,;:!?()")


def hints_at_days(said: str) -> bool:
    """Whether days are only hinted at: "mấy hôm nay", "vài ngày trước"."""
    return bool(_HINTED.search(said))
