"""Keys of Telex and VNI left in a text because the keyboard did not compose them.

"taapj huaans" and "tap65 huan61" are "tập huấn". Used only where the text as typed means
nothing: "has" is no slip for "há" until nothing else fits.
"""

import re
import unicodedata
from collections.abc import Callable

from forms.answers.reading import Misfit, Reading, Understood
from forms.answers.syllables import is_syllable
from locales.folding import clean

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j", "7": "w", "8": "w", "9": "d"}
_DOUBLED = {"a": "â", "e": "ê", "o": "ô"}
_HORNED = {"a": "ă", "o": "ơ", "u": "ư"}
_MARKED = frozenset("ăâêôơư")
_VOWELS = frozenset("aeiouy") | _MARKED
_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 12  # letters and keys; "nghiêng" takes ten
_LEAST_VOWELS_WITH_MIDDLE = 3


def decode(text: str) -> str | None:
    """The text with its keys composed, in lower case; None where no word is a Vietnamese one then."""
    typed = clean(text).lower()
    decoded = _WORD.sub(lambda found: _word(found.group()), typed)
    return decoded if decoded != typed else None


def read_or_decode(read: Callable[[str], Reading], text: str) -> Reading:
    """The reading of the text as typed if it is sure, else that of the decoded text if this fits."""
    reading = read(text)
    if isinstance(reading, Understood) and reading.sure:
        return reading
    decoded = decode(text)
    again = read(decoded) if decoded else reading
    return reading if isinstance(again, Misfit) else again


def _word(typed: str) -> str:
    if not typed.isascii() or not typed[0].isalpha() or not 1 < len(typed) <= _LONGEST_WORD:
        return typed
    composed = _composed(typed if typed.isalpha() else _in_telex(typed))
    return composed if composed != typed and is_syllable(composed) else typed


def _in_telex(typed: str) -> str:
    """VNI digits as the Telex keys that do the same; 6 doubles the vowel it can stand on."""
    keys = ""
    for key in typed:
        vowel = next((letter for letter in reversed(keys) if letter in _DOUBLED), "")
        keys += vowel if key == "6" else _VNI.get(key, key)
    return keys


def _composed(keys: str) -> str:
    letters: list[str] = []
    tone = ""
    for key in keys:
        vowel_seen = any(letter in _VOWELS for letter in letters)
        if vowel_seen and key in _TONES:
            tone = _TONES[key]
        elif not _marks(key, letters, vowel_seen=vowel_seen):
            letters.append("ư" if key == "w" else key)
    if letters[-2:] == ["ư", "ơ"]:
        letters[-2] = "u"  # "thuở": the horn is on both only before another letter
    return _with_tone(letters, tone)


def _marks(key: str, letters: list[str], *, vowel_seen: bool) -> bool:
    """Lets a key change a letter before it; false where it is a letter of its own."""
    if key == "d" and letters[:1] == ["d"] and (len(letters) == 1 or vowel_seen):
        letters[0] = "đ"
        return True
    if key in _DOUBLED and key in letters:
        letters[letters.index(key)] = _DOUBLED[key]
        return True
    return key == "w" and _horns(letters)


def _horns(letters: list[str]) -> bool:
    places = [at for at, letter in enumerate(letters) if letter in _HORNED]
    if not places:
        return False
    spelled = "".join(letters)
    both = spelled.find("uo")
    if both >= 0:
        places = [both, both + 1]
    elif "ua" in spelled and "qu" not in spelled:
        places = [spelled.index("ua")]
    else:
        places = places[-1:]
    for at in places:
        letters[at] = _HORNED[letters[at]]
    return True


def _with_tone(letters: list[str], tone: str) -> str:
    if tone:
        at = _toned(letters)
        letters = [*letters[: at + 1], tone, *letters[at + 1 :]]
    return unicodedata.normalize("NFC", "".join(letters))


def _toned(letters: list[str]) -> int:
    """The place of the vowel that carries the tone."""
    spelled = "".join(letters)
    start = 2 if spelled.startswith("qu") or (spelled[:2] == "gi" and spelled[2:3] in _VOWELS) else 0
    vowels = [at for at, letter in enumerate(letters) if letter in _VOWELS and at >= start]
    marked = [at for at in vowels if letters[at] in _MARKED]
    if marked:
        return marked[-1]
    if not vowels:
        return next(at for at, letter in enumerate(letters) if letter in _VOWELS)
    if len(vowels) == 1:
        return vowels[0]
    closed = vowels[-1] < len(letters) - 1
    return vowels[1] if closed or len(vowels) >= _LEAST_VOWELS_WITH_MIDDLE else vowels[0]
