"""A small reference writer: whole numbers in the words of a school book, to be read back."""

_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}


def in_words(number: int) -> str:
    """0 to 999 999 999 999 in words; groups of zeros between others are said."""
    if number == 0:
        return "không"
    groups = [number // 10**9 % 1000, number // 10**6 % 1000, number // 1000 % 1000, number % 1000]
    said: list[str] = []
    for at, (group, name) in enumerate(zip(groups, ("tỷ", "triệu", "nghìn", ""), strict=True)):
        if group:
            said.append(f"{_three_digits(group, full=bool(said))} {name}")
        elif said and any(groups[at:]):
            said.append(f"không {name}")
    return " ".join(" ".join(said).split())


def _three_digits(group: int, *, full: bool) -> str:
    hundreds, tens, digit = group // 100, group // 10 % 10, group % 10
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 0 and digit:
        said.append(f"linh {_DIGITS[digit]}" if said else _DIGITS[digit])
    elif tens:
        said.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
        if digit:
            closing = "lăm" if digit == 5 else _AFTER_TENS.get(digit, _DIGITS[digit]) if tens > 1 else ""
            said.append(closing or _DIGITS[digit])
    return " ".join(said)
