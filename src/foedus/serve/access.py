"""Who may ask: names the server answers to, origins it trusts, the token for writes."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from dataclasses import dataclass, field

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
OPENREFINE = ("http://127.0.0.1:3333", "http://localhost:3333")  # where OpenRefine's own page lives


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one server.

    Args:
        token: what a request must carry to write, or, on a ``remote`` server, to be answered at all.
        hosts: names (without port) that a request's ``Host`` may have.
        remote: whether other machines can reach the server.
        guests: origins of other pages that may ask the reconciliation service.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    hosts: tuple[str, ...] = LOOPBACK
    remote: bool = False
    guests: tuple[str, ...] = OPENREFINE

    def knows_host(self, header: str) -> bool:
        """Whether a ``Host`` header names this server.

        >>> Access().knows_host("127.0.0.1:8300"), Access().knows_host("evil.example")
        (True, False)
        """
        return _name(header) in self.hosts

    def same_origin(self, origin: str, host: str) -> bool:
        """Whether an ``Origin`` header is the page that this server itself sent.

        >>> Access().same_origin("http://127.0.0.1:8300", "127.0.0.1:8300")
        True
        """
        scheme, _, rest = origin.partition("://")
        return scheme in ("http", "https") and rest.lower() == host.lower() and self.knows_host(host)

    def holds(self, token: str | None) -> bool:
        """Whether ``token`` is the server's."""
        return token is not None and hmac.compare_digest(token.encode(), self.token.encode())


def _name(host: str) -> str:
    """A Host header without its port, in lower case."""
    text = host.strip().lower()
    if text.startswith("["):
        return text.partition("]")[0] + "]"
    return text.partition(":")[0].rstrip(".")


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is this machine's alone.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0"), is_loopback("localhost")
    (True, False, True)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def access_for(host: str, names: tuple[str, ...] = ()) -> Access:
    """The rules for a server that listens on ``host`` and is called by ``names`` too."""
    if is_loopback(host):
        return Access(hosts=(*LOOPBACK, *(name.lower() for name in names)))
    own = (host.lower(), socket.gethostname().lower(), *(name.lower() for name in names))
    return Access(hosts=(*LOOPBACK, *own), remote=True)
