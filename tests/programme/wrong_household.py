"""Sample households: in a hamlet that there is, each number once, with the classes there are."""

from tests.programme.wrong import Wrong

TABLE = [
    Wrong(
        "unknown_place",
        "households.yaml",
        line=1,
        old="{place: ap-sen",
        new="{place: ap-mai",
        reason="the place ap-mai is not in places.yaml",
    ),
    Wrong(
        "wrong_level",
        "households.yaml",
        line=1,
        old="{place: ap-sen",
        new="{place: dong",
        reason="a household belongs to a hamlet, but dong is a commune",
    ),
    Wrong(
        "duplicate_code",
        "households.yaml",
        line=3,
        old="number: 2",
        new="number: 1",
        reason="ap-sen, 1 stands in this list twice, each may stand in it once",
    ),
    Wrong(
        "bad_value",
        "households.yaml",
        line=7,
        old="household_class: poor",
        new="household_class: hộ nghèo",
        reason="'hộ nghèo' is not one of the words that fit here",
    ),
]
