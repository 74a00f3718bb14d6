"""The fetcher against a real server: what it refuses, bounds and follows."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import FetchError
from foedus.reading import fetch, read
from foedus.reading.addresses import is_public
from foedus.reading.transport import checked_address

MIB = 1 << 20
PAGE = (
    "<html><body><article>"
    + "<p>Russia and Turkey agreed on a truce in Syria.</p>" * 9
    + "</article></body></html>"
)


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path, _, rest = self.path.partition("?")
        if path == "/to":
            return self._answer(b"", location=rest)
        if path == "/hops":
            return self._answer(b"", location=f"/hops?{int(rest) - 1}" if int(rest) else "/page")
        if path == "/gzip":
            return self._answer(gzip.compress(bytes(100 * MIB), 1), encoding="gzip")
        if path == "/brotli":
            return self._answer(brotli.compress(bytes(100 * MIB), quality=1), encoding="br")
        if path == "/drip":
            return self._drip()
        if path == "/feed":
            feed = b"<rss><channel><item><description>Talks began.</description></item></channel></rss>"
            return self._answer(feed, kind="application/rss+xml")
        if path == "/page":
            return self._answer(PAGE.encode("utf-16-le"), kind="text/html; charset=utf-16-le")
        return self._answer(b"gone", status=404)

    def _answer(
        self,
        data: bytes,
        *,
        location: str = "",
        encoding: str = "",
        kind: str = "text/html",
        status: int = 200,
    ) -> None:
        self.send_response(302 if location else status)
        for name, value in (("Location", location), ("Content-Encoding", encoding), ("Content-Type", kind)):
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:
            return

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x")
                time.sleep(0.02)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_a_page_of_ones_own_network(server: str) -> None:
    [report] = read([f"{server}/to?/feed"], allow_private=True)
    assert (report.text, report.url) == ("Talks began.", f"{server}/feed")


def test_private_addresses_are_refused_by_default(server: str) -> None:
    reading = read([f"{server}/feed"])
    assert list(reading) == []
    assert "--allow-private" in str(reading.set_aside[0])
    with pytest.raises(FetchError, match="private network"):
        fetch(server.replace("127.0.0.1", "localhost"))


def test_every_hop_is_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first address passes for public here; what it redirects to does not.
    monkeypatch.setattr("foedus.reading.transport.is_public", lambda address: address == "127.0.0.1")
    assert fetch(f"{server}/feed").content.startswith(b"<rss>")
    for target in (
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://0/",
    ):
        with pytest.raises(FetchError, match=r"private network|has no address"):
            fetch(f"{server}/to?{target}")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1:1/", "data:,x"]
)
def test_other_schemes_are_refused(server: str, target: str) -> None:
    for url in (target, f"{server}/to?{target}"):
        with pytest.raises(FetchError, match="only http and https"):
            fetch(url, allow_private=True)


def test_a_name_that_changes_its_mind(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first look-up gives the server, any other an address of this machine that may not be fetched.
    port = int(server.rpartition(":")[2])
    looked_up: list[str] = []
    truly = socket.getaddrinfo

    def answer(host: str, *arguments: Any, **named: Any) -> Any:
        if host != "rebind.example":
            return truly(host, *arguments, **named)
        looked_up.append(host)
        address = "127.0.0.1" if len(looked_up) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr("foedus.reading.transport.socket.getaddrinfo", answer)
    monkeypatch.setattr("foedus.reading.transport.is_public", lambda address: address == "127.0.0.1")
    # Connected to the address that was checked: it is looked up no second time.
    assert fetch(f"http://rebind.example:{port}/feed").content.startswith(b"<rss>")
    assert looked_up == ["rebind.example"]
    with pytest.raises(FetchError, match="private network"):
        fetch(f"http://rebind.example:{port}/feed")


def test_a_name_with_one_private_address_among_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_: object, **__: object) -> list[tuple[object, ...]]:
        found = ("93.184.216.34", "10.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in found]

    monkeypatch.setattr("foedus.reading.transport.socket.getaddrinfo", answer)
    with pytest.raises(FetchError, match="private network"):
        checked_address("mixed.example", 80, allow_private=False)
    assert checked_address("mixed.example", 80, allow_private=True) == "93.184.216.34"


def test_hops_are_counted(server: str) -> None:
    assert fetch(f"{server}/hops?4", allow_private=True).url == f"{server}/page"
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetch(f"{server}/hops?5", allow_private=True)


@pytest.mark.parametrize("path", ["gzip", "brotli"])
def test_bombs_are_cut_off(server: str, path: str) -> None:
    with pytest.raises(FetchError, match="larger than 20 MiB decoded"):
        fetch(f"{server}/{path}", allow_private=True)


def test_slow_answers_end(server: str) -> None:
    with pytest.raises(FetchError, match=r"took too long|cannot be fetched"):
        fetch(f"{server}/drip", allow_private=True, seconds=0.3)


def test_failures_are_told(server: str) -> None:
    with pytest.raises(FetchError, match="answered 404"):
        fetch(f"{server}/nothing", allow_private=True)
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch("http://127.0.0.1:1/", allow_private=True)
    with pytest.raises(FetchError, match=r"only http|cannot be fetched"):
        fetch("http://")


def test_the_charset_that_is_told_is_used(server: str) -> None:
    [report] = read([f"{server}/page"], allow_private=True)
    assert report.text.startswith("Russia and Turkey agreed")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "100.100.100.200", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001:0:7f00:1::", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_mapped_addresses_are_as_public_as_what_they_carry(address: object) -> None:
    assert not is_public(f"::ffff:{address}") or is_public(str(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)
