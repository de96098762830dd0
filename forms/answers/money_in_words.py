"""Amounts written out in Vietnamese, as on receipts: read back where a slip of a zero costs.

Source: how numbers are read in primary school (85 000 120: "tám mươi lăm triệu không nghìn
một trăm hai mươi"); "linh" and "nghìn" as in official papers.
"""

_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_BILLION = 10**9
_GROUPS = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def say_money_in_words(dong: int) -> str:
    """Whole đồng, not negative, in words without the unit: 1500000 is "một triệu năm trăm nghìn"."""
    if dong < 0:
        raise ValueError("an amount to be said in words is not negative")
    if dong == 0:
        return _DIGITS[0]
    billions, rest = divmod(dong, _BILLION)
    words = [say_money_in_words(billions), "tỷ"] if billions else []
    return " ".join(words + _below_billion(rest, opening=not billions))


def _below_billion(number: int, *, opening: bool) -> list[str]:
    """Groups of three digits; a group of zeros is said only between others."""
    words: list[str] = []
    for size, name in _GROUPS:
        group, number = divmod(number, size)
        if group:
            words += [*_below_thousand(group, opening=opening and not words), name]
        elif number and (words or not opening):
            words += [_DIGITS[0], name]
    return [word for word in words if word]


def _below_thousand(number: int, *, opening: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [] if opening and not hundreds else [_DIGITS[hundreds], "trăm"]
    if 0 < rest < 10 and words:
        words.append("linh")
    return words + _below_hundred(rest)


def _below_hundred(number: int) -> list[str]:
    tens, digit = divmod(number, 10)
    if tens == 0:
        return [_DIGITS[digit]] if digit else []
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if digit:
        words.append(_after_tens(digit, tens))
    return words


def _after_tens(digit: int, tens: int) -> str:
    if digit == 5:
        return "lăm"
    if tens > 1 and digit in (1, 4):
        return {1: "mốt", 4: "tư"}[digit]
    return _DIGITS[digit]
