"""Sample livelihood models: of a project and a place that there are, with households told apart."""

from tests.programme.wrong import Wrong

TABLE = [
    Wrong(
        "unknown_place",
        "models.yaml",
        line=5,
        old="place: ap-sen",
        new="place: ap-mai",
        reason="the place ap-mai is not in places.yaml",
    ),
    Wrong(
        "unknown_activity",
        "models.yaml",
        line=3,
        old="activity: BM1",
        new="activity: BM9",
        reason="the activity BM9 is not in activities.yaml",
    ),
    Wrong(
        "dates_reversed",
        "models.yaml",
        line=9,
        old="ends_on: 2026-03-31",
        new="ends_on: 2025-03-31",
        reason="it ends on 2025-03-31, before it begins on 2025-04-01",
    ),
    Wrong(
        "bad_value",
        "models.yaml",
        line=4,
        old="kind: aquaculture",
        new="kind: nuôi cá",
        reason="'nuôi cá' is not one of the words that fit here",
    ),
    Wrong(
        "bad_value",
        "models.yaml",
        line=11,
        old="number: 2",
        new="number: 9",
        reason="households.yaml has no number 9 in ap-sen",
    ),
    Wrong(
        "bad_value",
        "models.yaml",
        line=11,
        old="{number: 2",
        new="{number: 2, head: Chủ hộ mẫu Lúa",
        reason="a household has a number of households.yaml, or a head if it is not there",
    ),
    Wrong(
        "bad_value",
        "models.yaml",
        line=12,
        old="{head: Chủ hộ mẫu Mai, ",
        new="{",
        reason="a household has a number of households.yaml, or a head if it is not there",
    ),
    Wrong(
        "duplicate_code",
        "models.yaml",
        line=12,
        old="{head: Chủ hộ mẫu Mai",
        new="{number: 2",
        reason="2 stands in this model twice, each may stand in it once",
    ),
    Wrong(
        "missing_key",
        "models.yaml",
        line=1,
        old="  approval: Mẫu-1/QĐ\n",
        new="",
        reason="the key approval is missing here",
    ),
]
