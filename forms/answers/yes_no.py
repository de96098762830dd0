"""Yes and no as people type them: "dạ", "đúng rồi", "ừ", "ok" / "không", "chưa", "sửa", "hổng".

Source of the southern spellings (dợ, hông, hổng, khum, gòi): everyday chat.
"""

import re

from forms.answers.telex import decode
from forms.answers.word_sets import phrases, words
from locales.folding import clean, fold

_YES = phrases(
    "da, dza, da roi, u, um, uh, uhm, ua, o, ok, oke, oki, okie, okay, ok luon, oke luon, vang, y, yes,"
    "co, co chu, phai, phai roi, phai do, dung, dung roi, dung vay, dung do, dung goi, dung roi do, dung het,"
    "dung het roi, dung luon, dong y, nhat tri, duoc, duoc roi, duoc luon, chinh xac, chuan, chuan roi, roi,"
    "goi, rui, xac nhan, khong sai, hong sai, ko sai, k sai"
)
_NO = phrases(
    "khong, k, ko, kg, kh, hk, hok, hong, hem, khum, hum, n, no, chua, chua dung, chua phai, chua co,"
    "khong phai, ko phai, k phai, hong phai, khum phai, khong dung, ko dung, k dung, hong dung, khum dung,"
    "khong co, ko co, k co, hong co, khum co, dau co, khong phai dau, hong phai dau, khong dau, hong dau,"
    "sai, sai roi, sai bet, sua, sua lai"
)
_OPENINGS = words("da dza u ua um uh o")  # "ờ, hông": what follows decides
_COURTESIES = words("da a nha nhe nghen nhen hen em anh chi co chu bac oi")
_ACCENTED_YES = words("dợ dzợ")  # without accents they are "do" and "dzo", which may be anything
_OTHER_WORDS = words("cô cỏ cổ hồng hóng ổ ố")  # not "có", "hông", "ờ"; "sữa" stays: southern for "sửa"
_SIGNS = {"👍": True, "✅": True, "👌": True, "✔": True, "👎": False, "❌": False}
_LONGEST = 60  # characters; a yes takes no more to say (assumption)
_PAUSES = re.compile(r"[,.;!]+")


def read_yes_no(text: str) -> bool | None:
    """True for yes, False for no, None for anything else, such as "đúng không"."""
    if len(text) > _LONGEST:
        return None
    answer = _read(text)
    decoded = decode(text) if answer is None else None
    return _read(decoded) if decoded else answer


def _read(text: str) -> bool | None:
    """What all parts between commas say; None where they differ ("đúng, không")."""
    kept = clean(text).lower()
    if kept in _OTHER_WORDS:
        return None
    if kept in _ACCENTED_YES:
        return True
    parts = [said for said in (fold(part).split() for part in _PAUSES.split(kept)) if said]
    if not parts:
        return _sign(kept)
    telling = [said for said in parts if len(said) > 1 or said[0] not in _OPENINGS | _COURTESIES - {"co"}]
    answers = {_part(said) for said in telling or parts[:1]}
    return answers.pop() if len(answers) == 1 else None


def _part(said: list[str]) -> bool | None:
    """What a few words without accents say, those before and behind them left out one by one."""
    phrase = " ".join(said)
    if phrase in _YES or phrase in _NO:
        return phrase in _YES
    if len(said) > 1 and said[0] in _OPENINGS:
        without = said[1:]
        courtesies_only = set(without) <= _COURTESIES - {"co"}
        return True if courtesies_only else _part(without)
    return _part(said[:-1]) if len(said) > 1 and said[-1] in _COURTESIES else None


def _sign(text: str) -> bool | None:
    """A thumb up or down, whatever the colour of its skin."""
    return next((answer for sign, answer in _SIGNS.items() if text.startswith(sign)), None)
