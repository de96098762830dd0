"""A person on Zalo who waits for each reply, and the settings that put the program on Zalo."""

from testing.zalo import StandIn


def settings(zalo: StandIn) -> dict[str, str]:
    """What the program has to be told to run against the stand-in."""
    return {"zalo_token": zalo.token, "zalo_api_url": zalo.url}
