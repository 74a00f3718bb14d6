"""WARC and ARC: what is whole is read, what is broken is told."""

from __future__ import annotations

import gzip
import random
import zlib
from pathlib import Path

import brotli
import pytest
import zstandard

from foedus.errors import SetAside
from foedus.reading import read
from foedus.reading.payload import body, unchunked

DATA = Path(__file__).parents[3] / "shared" / "data" / "pages" / "warc"
MIB = 1 << 20
PAGE = (
    "<html><head><title>Truce</title></head><body><article>"
    + "<p>Russia and Turkey agreed on a truce in Syria on Tuesday, officials said in Ankara.</p>" * 5
    + "</article></body></html>"
).encode()


def record(url: str, data: bytes = PAGE, *headers: str) -> bytes:
    """One WARC response."""
    told = "\r\n".join(
        ["HTTP/1.1 200 OK", "Content-Type: text/html", f"Content-Length: {len(data)}", *headers]
    )
    http = told.encode() + b"\r\n\r\n" + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2017-01-10T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(data):032d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_pages_and_their_addresses(tmp_path: Path) -> None:
    archive = record("https://example.org/1") + record(
        "https://example.org/2", gzip.compress(PAGE), "Content-Encoding: gzip"
    )
    (tmp_path / "a.warc").write_bytes(archive)
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(archive))
    reading = read([tmp_path])
    assert [report.url for report in reading] == ["https://example.org/1", "https://example.org/2"] * 2
    assert {report.text.splitlines()[0] for report in reading} == {
        "Russia and Turkey agreed on a truce in Syria on Tuesday, officials said in Ankara."
    }
    assert reading.set_aside == []


@pytest.mark.parametrize("packed", [False, True])
def test_cut_short_anywhere_is_told_and_the_first_kept(tmp_path: Path, packed: bool) -> None:
    first, second = record("https://example.org/1"), record("https://example.org/2")
    if packed:
        first, second = gzip.compress(first), gzip.compress(second)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    for kept in range(1, len(second) - 3, 37):
        path.write_bytes(first + second[:kept])
        reading = read([path])
        assert "https://example.org/1" in [report.url for report in reading]
        assert reading.set_aside, f"{kept} of {len(second)} bytes of the second record passed for whole"


def test_bomb_in_a_record(tmp_path: Path) -> None:
    bomb = zlib.compress(b"<p>x</p>" * (40 * MIB // 8))
    (tmp_path / "a.warc").write_bytes(
        record("https://example.org/1", bomb, "Content-Encoding: deflate") + record("https://example.org/2")
    )
    reading = read([tmp_path])
    assert [report.url for report in reading] == ["https://example.org/2"]
    assert "larger than 20 MiB decoded" in str(reading.set_aside[0])


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_compressions(name: str) -> None:
    pack = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": brotli.compress,
        "zstd": zstandard.compress,
    }[name]
    assert body(pack(PAGE), transfer=None, content=name, where="x") == PAGE
    with pytest.raises(SetAside, match="larger than 20 MiB"):
        body(pack(b"x" * (21 * MIB)), transfer=None, content=name, where="x")
    with pytest.raises(SetAside, match="compression is broken"):
        body(b"\x1f\x8b" + b"\xff" * 50, transfer=None, content=name, where="x")


def test_chunks() -> None:
    assert unchunked(b"3;x=y\r\nabc\r\n1\r\nd\r\n0\r\n\r\n") == b"abcd"
    assert unchunked(PAGE) == PAGE


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data/pages/warc is absent")
@pytest.mark.parametrize(
    ("name", "reports", "aside"),
    [
        ("example.warc", 1, 0),
        ("example.warc.gz", 1, 0),
        ("example.arc", 1, 0),
        ("example.arc.gz", 1, 0),
        ("example-iana.org-chunked.warc", 1, 0),
        ("example-wrong-chunks.warc.gz", 1, 0),
        ("example-bad-non-chunked.warc.gz", 1, 0),
        ("example-resource.warc.gz", 1, 0),
        ("example-wget-bad-target-uri.warc.gz", 1, 0),
        ("example-trunc.warc", 0, 1),
        ("example-space-in-url.arc", 0, 1),
        ("bad.arc", 0, 2),
        ("post-test.warc.gz", 0, 0),
    ],
)
def test_real_archives(name: str, reports: int, aside: int) -> None:
    reading = read([DATA / name])
    assert (len(list(reading)), len(reading.set_aside)) == (reports, aside)


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data/pages/warc is absent")
def test_damaged_archives_never_crash(tmp_path: Path) -> None:
    chance = random.Random(20170110)
    for path in sorted(DATA.glob("*arc*")):
        data = bytearray(path.read_bytes())
        for _ in range(6):
            data[chance.randrange(len(data))] = chance.randrange(256)
            target = tmp_path / path.name
            target.write_bytes(data[: chance.randint(1, len(data))])
            reading = read([target])
            assert len(list(reading)) + len(reading.set_aside) < 20
