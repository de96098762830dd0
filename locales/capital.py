"""A name as it begins a sentence, a line or a button; and as it stands inside one."""


def capital(said: str) -> str:
    """ "báo cáo tháng 10" as "Báo cáo tháng 10": only the first letter changes."""
    return said[:1].upper() + said[1:]


def small(said: str) -> str:
    """ "Xã Lại Sơn" as "xã Lại Sơn"."""
    return said[:1].lower() + said[1:]
