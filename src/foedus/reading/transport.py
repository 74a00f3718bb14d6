"""Connections that go only where they may, and end in time."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable
from typing import Any

import httpcore2
import httpx2

from foedus.errors import FetchError
from foedus.reading.addresses import is_public

_CONNECT_SECONDS = 10.0


class GuardedTransport(httpx2.HTTPTransport):
    """An HTTP transport whose every connection is to an address that was checked.

    Args:
        allow_private: whether addresses that are not of the open internet are allowed.
        deadline: ``time.monotonic()`` at which all reading and writing ends.
    """

    def __init__(self, *, allow_private: bool, deadline: float) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            max_connections=1,
            network_backend=_GuardedBackend(allow_private, deadline),
        )


class _GuardedBackend(httpcore2.NetworkBackend):
    def __init__(self, allow_private: bool, deadline: float) -> None:
        self._allow_private = allow_private
        self._deadline = deadline
        self._backend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        # The address is passed on, not the name: a second look-up could answer differently.
        address = checked_address(host, port, allow_private=self._allow_private)
        left = _left(self._deadline, _CONNECT_SECONDS if timeout is None else timeout)
        stream = self._backend.connect_tcp(address, port, left, local_address, socket_options)
        return _TimedStream(stream, self._deadline)

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise FetchError("local sockets are not fetched from", where=path)


def checked_address(host: str, port: int, *, allow_private: bool) -> str:
    """The address of ``host`` to connect to.

    Raises:
        FetchError: it has none, or any of its addresses is not of the open internet.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("has no address", where=host) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(map(is_public, addresses)):
        raise FetchError(
            "is an address of a private network or of this machine, which is not fetched",
            where=host,
            remedy="Pass --allow-private if it is your own.",
        )
    return addresses[0]


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("took too long")
    return left if timeout is None else min(left, timeout)


class _TimedStream(httpcore2.NetworkStream):
    """A stream that ends at the deadline, however slowly its bytes drip."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
