"""Which addresses Zalo goes to: public ones, unless the stand-in is told that this is a test."""

from ipaddress import ip_address

from yarl import URL

from testing.zalo.refusal import bad_request

_OWN_NAMES = (".localhost", ".local", ".internal", ".lan")


def require_public(name: str, url: str) -> None:
    """Raises RefusalError for an address that only this machine or its network can reach."""
    host = URL(url).host or ""
    if host == "localhost" or host.endswith(_OWN_NAMES) or ("." not in host and ":" not in host):
        raise bad_request(f"{name} must not be a local address")
    try:
        public = ip_address(host).is_global
    except ValueError:  # a name, not a number
        public = True
    if not public:
        raise bad_request(f"{name} must not be a private address")


def require_https(name: str, url: str) -> None:
    """Raises RefusalError for an address without TLS."""
    if URL(url).scheme != "https":
        raise bad_request(f"{name} must be an https address")
