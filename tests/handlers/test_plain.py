"""What is read at once where there is only text, and how a long text is cut."""

import random

import pytest

from handlers import plain
from handlers.message import Choice, File, Reply
from handlers.splitting import LIMIT, size, split

MORE = 'Gõ "thêm" để xem tiếp'


def listed(count: int, words: str = "Ấp Bãi Nhà", **further: str) -> Reply:
    """A reply with that many options."""
    rows = tuple((Choice(f"{words} {n}", f"t:{n}"),) for n in range(1, count + 1))
    return Reply(choices=rows, **further)  # type: ignore[arg-type]  # strings only


def test_what_is_short_is_one_screen_and_says_nothing_of_more() -> None:
    toggles = listed(12, question="Hộ này thiếu những gì?", hint="Gõ các số cũng được, ví dụ: 1,4,7.")
    assert plain.screens(toggles) == [plain.lines(toggles)]
    assert MORE not in plain.lines(toggles)


def test_a_long_list_goes_on_with_its_numbers() -> None:
    reply = listed(25, text="Xã Lại Sơn", question="Rà soát hộ nào?", hint="Hoặc gõ một phần tên.")
    first, second, third = plain.screens(reply)
    assert first.startswith("Xã Lại Sơn\n\nRà soát hộ nào?\n1 Ấp Bãi Nhà 1\n")
    assert first.endswith('10 Ấp Bãi Nhà 10\nHoặc gõ một phần tên.\nGõ "thêm" để xem tiếp (còn 15).')
    assert second.startswith("Tiếp: Rà soát hộ nào?\n\n11 Ấp Bãi Nhà 11\n")
    assert second.endswith('20 Ấp Bãi Nhà 20\nGõ "thêm" để xem tiếp (còn 5).')
    assert third.endswith("25 Ấp Bãi Nhà 25")


def test_the_next_page_of_a_list_is_reached_by_the_same_word() -> None:
    choices = ((Choice("Ấp 1", "t:1"),), (Choice("Xem tiếp", "t:2", next_page=True), Choice("Hình", "t:3")))
    assert plain.screens(Reply(choices=choices)) == ['1 Ấp 1\n2 Hình\nGõ "thêm" để xem tiếp.']


def test_the_question_stands_below_the_beginning_of_a_long_text() -> None:
    text = "\n".join(f"Dòng thứ {n}" for n in range(1, 41))
    first, second = plain.screens(listed(2, text=text, question="Duyệt không?"))
    assert first.endswith('\n\nDuyệt không?\n1 Ấp Bãi Nhà 1\n2 Ấp Bãi Nhà 2\nGõ "thêm" để xem tiếp.')
    assert second.startswith("Tiếp: Duyệt không?\nDòng thứ ")
    assert second.endswith("Dòng thứ 40")


def test_photos_and_files_come_with_all_their_words() -> None:
    text = "\n".join(f"Dòng thứ {n}" for n in range(1, 61))
    with_file = Reply(text=text, files=(File("a.docx", "/a", "application/msword"),))
    assert plain.shown(with_file) == [text]
    assert plain.kept_back(with_file) == []
    assert len(plain.screens(Reply(text=text))) > 1


def test_whatever_is_said_is_kept_whole_and_in_pieces_that_a_platform_takes() -> None:
    chance = random.Random(7)  # noqa: S311  # no secret
    words = ["ấp", "Bãi", "Nhà", "rà", "soát", "⚠️", "👨‍👩‍👧", "x" * 300, "hộ"]
    for _ in range(60):
        said, options = (
            [" ".join(chance.choices(words, k=chance.randint(1, most))) for _ in range(chance.randint(0, 40))]
            for most in (60, 90)
        )
        reply = Reply(
            text="\n".join(said),
            question="Chọn nơi nào?",
            choices=tuple((Choice(option, "t"),) for option in options),
        )
        screens = plain.screens(reply)
        assert all(size(screen) <= LIMIT for screen in screens)
        assert all(plain.screens(Reply(text=screen)) == [screen] for screen in screens)
        assert all(MORE in screen for screen in screens[:-1])
        shown = "\n".join(screens).split()
        for word in ("rà", "x" * 300, "👨‍👩‍👧"):
            assert shown.count(word) == plain.lines(reply).split().count(word)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("một hai ba bốn", ["một hai", "ba bốn"]),
        ("mộthaibabốn", ["mộthaibab", "ốn"]),
        ("một\nhai ba bốn", ["một", "hai ba", "bốn"]),
        ("một hai\n\nba bốn", ["một hai", "ba bốn"]),
        ("😀😀😀😀😀", ["😀😀😀😀", "😀"]),
        ("một hai b", ["một hai b"]),
    ],
)
def test_a_cut_is_where_a_reader_would_pause(text: str, pieces: list[str]) -> None:
    assert split(text, 9) == pieces
