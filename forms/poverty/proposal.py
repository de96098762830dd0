"""The class that a review proposes (đề xuất), from income or points and the number of deprivations.

Source of the structure: NĐ 07/2021/NĐ-CP, Điều 3, continued by NĐ 351/2025/NĐ-CP. A household is
below where its income per head is at most the limit of its area, or where its B1 points, which
estimate that income (TT 07/2021/TT-BLĐTBXH, not verified), are at most theirs.
"""

from forms.poverty.classes import NEAR_POOR, NOT_POOR, POOR
from forms.poverty.standard import Standard


def propose(
    standard: Standard, area: str, *, points: int | None, income: int | None, deprivations: int
) -> str | None:
    """ "poor", "near_poor" or "not_poor"; None where nothing can be judged.

    ``income`` is đồng per head and month; where both are given it decides, because the decree
    speaks of income and the points only estimate it.
    """
    below = _below(standard, area, points, income)
    if below is None:
        return None
    if not below:
        return NOT_POOR
    return POOR if deprivations >= standard.deprivations else NEAR_POOR


def _below(standard: Standard, area: str, points: int | None, income: int | None) -> bool | None:
    if income is not None:
        return income <= standard.income(area)
    limit = standard.points(area)
    if points is None or limit is None:
        return None
    return points <= limit
