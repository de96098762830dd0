"""What a review of few households gives away: where there are so few, their mean is what one of them has.

Incomes and deprivations are sensitive answers; who is not shown those of a household is not shown them of
fewer than FEW either.
"""

from locales import _
from reports.few import FEW
from reports.indicators.measured import Measured


def without_few(one: Measured) -> Measured:
    """An indicator for who may not see households: without a figure that tells of few of them."""
    if one.value is None or one.fewest is None or one.fewest >= FEW:
        return one
    lacking = _("Fewer than {few} households: not shown, so that nobody is recognised.", few=FEW)
    return one._replace(value=None, numerator=None, denominator=None, details=(), lacking=lacking)
