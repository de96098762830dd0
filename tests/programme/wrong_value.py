"""Values that are of the right kind and still cannot be right."""

from tests.programme.wrong import Wrong

TABLE = [
    Wrong(
        "bad_value",
        "plan.yaml",
        line=4,
        old="2024-01-02",
        new="2024-02-30",
        reason="a date is written as year-month-day and must exist, for example 2025-06-30",
    ),
    Wrong(
        "bad_value",
        "plan.yaml",
        line=4,
        old="issued_on: 2024-01-02",
        new="issued_on: 02/01/2024",
        reason="a date is written as year-month-day and must exist, for example 2025-06-30",
    ),
    Wrong(
        "bad_value",
        "plan.yaml",
        line=1,
        old="code: binh-minh-1",
        new="code: Bình Minh",
        reason="this code is not written as codes are: '^[a-z0-9]+(-[a-z0-9]+)*$'",
    ),
    Wrong(
        "bad_value",
        "places.yaml",
        line=9,
        old="code: ap-lua,",
        new="code: ap-lua-ben-kia-song-dai,",
        reason="this is longer than 20 characters, shorten it",
    ),
    Wrong(
        "bad_value",
        "places.yaml",
        line=7,
        old="names: [{name: Xã Tây}]",
        new="names: []",
        reason="this must not be empty",
    ),
    Wrong(
        "bad_value",
        "activities.yaml",
        line=29,
        old="source: IV.3",
        new="source: IV.3\n  forms: [policies]\n  asks: [households, boats]",
        reason="'boats' is not one of the words that fit here",
    ),
    Wrong(
        "bad_value",
        "activities.yaml",
        line=23,
        old="kind: policy",
        new="kind: chính sách",
        reason="'chính sách' is not one of the words that fit here",
    ),
    Wrong(
        "bad_value",
        "activities.yaml",
        line=18,
        old="200 triệu đồng",
        new="200",
        reason="an amount is written with its unit, as in 1.058 triệu đồng or 2,679 tỷ đồng",
    ),
]
