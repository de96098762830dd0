"""Going to public addresses only: a link that somebody made up must not lead into the operator's network.

Looked at is the address that is really connected to, behind every name and every redirection.
"""

import socket
from ipaddress import IPv6Address, ip_address
from typing import Any


def is_public(host: str) -> bool:
    """Whether a numeric address belongs to the internet, and not to this machine or its network."""
    address = ip_address(host.partition("%")[0])
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address.is_global and not address.is_multicast


def public_socket(where: tuple[Any, ...]) -> socket.socket:
    """A socket for what ``getaddrinfo`` found. Raises OSError where that is no public address."""
    family, kind, protocol, _name, address = where
    if not is_public(address[0]):
        raise OSError("not a public address")
    return socket.socket(family, kind, protocol)
