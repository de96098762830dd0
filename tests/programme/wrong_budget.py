"""The budget register: of places and activities that there are, each once, parts within their whole."""

from tests.programme.wrong import Wrong

TABLE = [
    Wrong(
        "unknown_place",
        "budgets.yaml",
        line=4,
        old="place: tay",
        new="place: nam",
        reason="the place nam is not in places.yaml",
    ),
    Wrong(
        "unknown_agency",
        "budgets.yaml",
        line=3,
        old="agency: nong-nghiep",
        new="agency: kho-bac",
        reason="the agency kho-bac is not in agencies.yaml",
    ),
    Wrong(
        "unknown_activity",
        "budgets.yaml",
        line=4,
        old="2025, activity: BM1",
        new="2025, activity: BM9",
        reason="the activity BM9 is not in activities.yaml",
    ),
    Wrong(
        "bad_value",
        "budgets.yaml",
        line=4,
        old="place: tay, ",
        new="",
        reason="money is allocated to a place or to an agency",
    ),
    Wrong(
        "bad_value",
        "budgets.yaml",
        line=4,
        old="2025, activity: BM1, money: central",
        new="2025, activity: BM1, money: tw",
        reason="'tw' is not one of the words that fit here",
    ),
    Wrong(
        "duplicate_code",
        "budgets.yaml",
        line=4,
        old="2025, activity: BM1, money: central, place: tay",
        new="2024, activity: BM1, money: central, place: dong",
        reason="2024, BM1, central, dong stands in this list twice",
    ),
    Wrong(
        "allocation_parts",
        "budgets.yaml",
        line=1,
        old="amount: 60 triệu đồng",
        new="amount: 50 triệu đồng",
        reason="the parts of binh-minh (BM1, central, 2024) make 55 triệu đồng, more than the 50 triệu đồng",
    ),
]
