"""Lists of the words people type, written as sentences rather than as columns of quotes."""


def words(spaced: str) -> frozenset[str]:
    """The words of a text, separated by spaces."""
    return frozenset(spaced.split())


def phrases(separated: str) -> frozenset[str]:
    """The phrases of a text, separated by commas."""
    return frozenset(phrase.strip() for phrase in separated.split(","))
