"""A name as it begins a sentence, a line or a button."""


def capital(said: str) -> str:
    """ "báo cáo tháng 10" as "Báo cáo tháng 10": only the first letter changes."""
    return said[:1].upper() + said[1:]
