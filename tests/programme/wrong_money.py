"""Sums."""

from tests.programme.wrong import Wrong

TABLE = [
    Wrong(
        "budget_incomplete",
        "activities.yaml",
        line=13,
        old="  local: 30 triệu đồng\n",
        new="",
        reason="BM2 has a budget without local",
    ),
    Wrong(
        "activity_sum",
        "activities.yaml",
        line=20,
        old="total: 230 triệu",
        new="total: 1.230 triệu",
        reason="central and local money of BM2 make 230 triệu đồng, not 1.230 triệu đồng",
    ),
    Wrong(
        "plan_sum",
        "activities.yaml",
        line=8,
        old="200 triệu đồng\n  local: 30 triệu đồng",
        new="199 triệu đồng\n  local: 31 triệu đồng",
        reason="central of all activities makes 299 triệu đồng, but the plan says 300 triệu đồng",
        shown_in="plan.yaml",
    ),
    Wrong(
        "grand_sum",
        "plan.yaml",
        line=10,
        old="total: 345 triệu đồng",
        new="total: 346 triệu đồng",
        reason="central and local money of the plan make 345 triệu đồng, not 346 triệu đồng",
    ),
]
