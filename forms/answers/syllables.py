"""Whether letters are a syllable that Vietnamese can have, so that a decoding is not taken on trust.

Source: the rhymes of primary-school spelling; syllables that close with c, ch, p or t
carry only the tones sắc and nặng.
"""

import unicodedata

from forms.answers.word_sets import words
from locales.folding import toneless

_ONSETS = words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
_RHYMES = words(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt "
    "oc oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut "
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    "ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu"
)
_STOPS = ("c", "ch", "p", "t")
_SHARP, _HEAVY = "\u0301", "\u0323"
_LONGEST_ONSET = 3


def is_syllable(word: str) -> bool:
    """Whether a word in lower case, with its accents, can be a Vietnamese syllable."""
    letters = toneless(word)
    if letters.endswith(_STOPS) and not {_SHARP, _HEAVY} & set(unicodedata.normalize("NFD", word)):
        return False
    return any(_fits(letters[:cut], letters[cut:]) for cut in range(_LONGEST_ONSET + 1))


def _fits(onset: str, rhyme: str) -> bool:
    if onset == "qu" and rhyme.startswith("y"):  # "quyết" is said as "qu" and "iêt"
        rhyme = "i" + rhyme[1:]
    return rhyme in _RHYMES and (not onset or onset in _ONSETS)
