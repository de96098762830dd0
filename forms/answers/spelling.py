"""Whether two short texts are the same but for a slip of the thumb."""


def close_words(typed: str, name: str) -> bool:
    """Whether every typed word is a near spelling of the name's word in the same place.

    Both are folded. One slip is let pass from four letters on, two from eight; shorter
    Vietnamese words differ by a letter too often.
    """
    typed_words, name_words = typed.split(), name.split()
    if len(typed_words) != len(name_words):
        return _near(typed.replace(" ", ""), name.replace(" ", ""))
    slips = [_slips(one, other) for one, other in zip(typed_words, name_words, strict=True)]
    return sum(slips) <= _allowed(len(name)) and all(
        count <= max(_allowed(len(word)), int(len(name_words) > 1))
        for count, word in zip(slips, name_words, strict=True)
    )


def _near(one: str, other: str) -> bool:
    return _slips(one, other) <= _allowed(min(len(one), len(other)))


def _allowed(letters: int) -> int:
    return 0 if letters < 4 else 1 if letters < 8 else 2


def _slips(one: str, other: str, most: int = 3) -> int:
    """Letters added, lost, changed or swapped with the next between two words, counted to ``most``."""
    if abs(len(one) - len(other)) >= most:
        return most
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, expected in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != expected))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == expected:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most)
