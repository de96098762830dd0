"""Yes and no as people type them: "dạ", "đúng rồi", "ừ", "ok" / "không", "chưa", "sửa", "hông"."""

from forms.answers.folding import clean, fold
from forms.answers.word_sets import phrases, words

_YES = phrases(
    "u, um, uh, uhm, ua, o, ok, oke, oki, okie, okay, co, co chu, phai, phai roi, dung, dung roi, dung vay,"
    "vang, y, yes, dong y, nhat tri, duoc, duoc roi, chinh xac, chuan, chuan roi, roi, xac nhan"
)
_NO = phrases(
    "khong, k, ko, kg, kh, hk, hok, hong, hem, n, no, khong phai, ko phai, k phai, hong phai, khong dung,"
    "ko dung, k dung, hong dung, khong co, ko co, k co, hong co, chua, chua dung, chua phai, chua co,"
    "sai, sai roi, sua, sua lai"
)
_COURTESIES = words("a nha nhe nghen nhen em anh chi oi")
_OTHER_WORDS = words("cô cỏ hồng")  # not "có", "hông"; "sữa" stays: the south writes it for "sửa"
_SIGNS = {"👍": True, "✅": True, "👌": True, "✔": True, "👎": False, "❌": False}


def read_yes_no(text: str) -> bool | None:
    """True for yes, False for no, None for anything else, such as "đúng không"."""
    kept = clean(text)
    if kept.lower() in _OTHER_WORDS:
        return None
    rest = fold(kept).split()
    polite = rest[:1] == ["da"]
    rest = rest[polite:]
    while rest and rest[-1] in _COURTESIES:
        rest.pop()
    said = " ".join(rest)
    if not said:
        return True if polite else _sign(kept)
    return True if said in _YES else False if said in _NO else None


def _sign(text: str) -> bool | None:
    """A thumb up or down, whatever the colour of its skin."""
    return next((answer for sign, answer in _SIGNS.items() if text.startswith(sign)), None)
