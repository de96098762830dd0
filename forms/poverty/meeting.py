"""The villagers' meeting (họp dân): when it agrees with a proposal. QĐ 24/2021/QĐ-TTg, step 3."""


def agrees(present: int, in_favour: int) -> bool:
    """Whether at least half of those present were in favour; nobody present agrees to nothing."""
    return present > 0 and 2 * in_favour >= present
