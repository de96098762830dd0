"""What stands across a picture of practice is there, from edge to edge and not beyond."""

import pytest

from reports.drawing import blank, stamp

WORDS = "BẢN TẬP DÙNG: đây không phải số liệu thật."


@pytest.mark.parametrize(("width", "height"), [(900, 1674), (1080, 730), (1080, 300)])
def test_a_stamp_crosses_the_picture_and_stays_in_it(width: int, height: int) -> None:
    figure = blank(width, height, 100)
    stamp(figure, WORDS)
    (written,) = figure.texts
    box = written.get_window_extent()
    assert written.get_text() == WORDS
    assert width / 2 < box.width < width
    assert box.height < height
