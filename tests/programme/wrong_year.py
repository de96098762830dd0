"""A sample year: its places and duties exist, its rows fit their columns, its days are days."""

from tests.programme.wrong import Wrong

FILE = "sample_year.yaml"
TABLE = [
    Wrong(
        "unknown_place",
        FILE,
        line=1,
        old="{dong: 3}",
        new="{nam: 3}",
        reason="the place nam is not in places.yaml",
    ),
    Wrong(
        "unknown_place",
        FILE,
        line=7,
        old="- ap-sen | -5",
        new="- ap-mai | -5",
        reason="the place ap-mai is not in places.yaml",
    ),
    Wrong(
        "bad_value",
        FILE,
        line=6,
        old="| 2 | 25 người",
        new="| 25 người",
        reason="this row has 3 cells, but there are 4 columns",
    ),
    Wrong(
        "bad_value",
        FILE,
        line=6,
        old="12/3",
        new="31/2",
        reason="31/2 in the column day is no day, as in 12/3 or -6",
    ),
    Wrong(
        "bad_value",
        FILE,
        line=7,
        old="| -5 |",
        new="| +5 |",
        reason="+5 in the column day is no day",
    ),
    Wrong(
        "bad_value",
        FILE,
        line=9,
        old="-9 | 1 |",
        new="-9 | bữa sau |",
        reason="bữa sau in the column sent is no number of days",
    ),
    Wrong(
        "bad_value",
        FILE,
        line=13,
        old="mended: {people: 21 người}",
        new="mended: {people: 21 người}\n- {duty: bm-mai, nil: [ap-sen]}",
        reason="the duty bm-mai is not in duties.yaml",
    ),
    Wrong(
        "bad_value",
        FILE,
        line=13,
        old="mended: {people: 21 người}",
        new="mended: {people: 21 người}\n- {duty: bm-ca, nil: [ap-sen]}",
        reason="“không phát sinh” is no answer to bm-ca",
    ),
    Wrong(
        "missing_key",
        FILE,
        line=13,
        old="mended: {people: 21 người}",
        new="mended: {people: 21 người}\n- {nil: [ap-sen]}",
        reason="an entry has a form with columns and rows, a duty with nil, or accepted_after",
    ),
    Wrong(
        "missing_key",
        FILE,
        line=4,
        old="columns: [place, day, sent, people]",
        new="columns: [day, sent, people]",
        reason="the column place is missing here",
    ),
]
