"""Those who issue papers: their place is known, and only one of them answers for it on a day."""

from tests.programme.wrong import Wrong

TABLE = [
    Wrong(
        "unknown_place",
        "papers.yaml",
        line=18,
        old="place: dong",
        new="place: nam",
        reason="the place nam is not in places.yaml",
    ),
    Wrong(
        "dates_reversed",
        "papers.yaml",
        line=19,
        old="- place: dong\n  valid_to: 2025-06-30",
        new="- place: dong\n  valid_to: 2025-06-30\n  valid_from: 2025-07-01",
        reason="it ends on 2025-06-30, before it begins on 2025-07-01",
    ),
    Wrong(
        "periods_overlap",
        "papers.yaml",
        line=10,
        old="valid_from: 2025-07-01",
        new="valid_from: 2025-06-30",
        reason="on some day both this and Ủy ban nhân dân huyện Bình Minh would issue",
    ),
    Wrong(
        "missing_key",
        "papers.yaml",
        line=18,
        old="  town: Đông\n",
        new="",
        reason="the key town is missing here",
    ),
    Wrong(
        "bad_value",
        "papers.yaml",
        line=15,
        old="signs: [KT. Chủ tịch, Phó Chủ tịch]",
        new="signs: []",
        reason="this must not be empty",
    ),
]
