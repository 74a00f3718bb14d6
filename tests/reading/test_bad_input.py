"""Broken and hostile input: set aside with the reason, the rest read, in bounded time and memory."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from foedus.errors import SetAside
from foedus.reading import read, within
from foedus.reading.compose import Fields

MIB = 1 << 20
GOOD = "Talks began in Geneva."


def reasons(path: Path) -> str:
    """What was set aside beside one good report, which must have been read all the same."""
    (path.parent / "zz.txt").write_text(GOOD)
    reading = read([path.parent])
    assert [report.text for report in reading if report.document_id == "zz"] == [GOOD]
    return "\n".join(map(str, reading.set_aside))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t ", "is empty"),
        ("a.html", b"", "is empty"),
        ("a.csv", b"", "is empty"),
        ("a.jsonl", b"", "is empty"),
        ("a.xml", b"", "is empty"),
        ("a.warc", b"", "is empty"),
        ("a.arc", b"", "is empty"),
        ("a.json", b"[]", "holds no report"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is binary"),
        ("a.jsonl", b"\x00\x01\x02", "is binary"),
        ("a.txt", b"\xff\xfeT\x00\xd8", "starts as utf-16-le but is not"),
        ("a.txt", b"caf\x81\x8d caf\x90 of the embassy", "neither UTF-8 nor Windows-1252"),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "has no article on it"),
        ("a.html", b"just words", "has no article on it"),
        ("a.csv", b"title,body\nTalks,Talks began.\n", "--column text=body"),
        ("a.csv", b"text\nTalks,began\n", "has 2 values for 1 columns"),
        ("a.jsonl", b'{"text": "x"}\n{"text": \n[1]\n{"text": 5}\n', "line 2: is not JSON"),
        ("a.jsonl", b'{"text": "x"}\n[1]\n', "line 2: is JSON but not an object"),
        ("a.jsonl", b'{"text": "x"}\n{"text": 5}\n', "line 2: has no text in 'text'"),
        ("a.jsonl", b'{"text":' + b"[" * 100_000, "is not JSON"),
        ("a.json", b'[{"text": "x"}, {"text": ', "is cut short"),
        ("a.json", b'[{"text": "x"}, oops]', "is not JSON from here on"),
        ("a.json", b'[{"text": "x"}, {"text": "y', "is cut short"),
        ("a.json.gz", gzip.compress(b'[{"text": "x"}, {"text": "y"}]', mtime=0)[:-9], "broken or cut short"),
        ("a.json.gz", gzip.compress(b'{"text": "x"}', mtime=0)[:-9], "broken or cut short"),
        ("a.parquet.gz", gzip.compress(b"PAR1" * 50, mtime=0)[:-9], "is not a Parquet file"),
        ("a.html", b"<html><body><h1>404</h1><p>Not found</p></body></html>", "has no article on it"),
        ("a.json", b"[" * 100_000, "is not JSON"),
        ("a.parquet", b"PAR1 and then nothing", "is not a Parquet file"),
        ("a.xml", b"<rss><channel></channel></rss>", "is not a feed"),
        ("a.warc", b"not an archive at all", "holds no WARC record"),
        ("a.arc", b"not an archive at all", "is not an ARC file"),
        ("a.txt.gz", gzip.compress(GOOD.encode(), mtime=0)[:-6], "gzip compression is broken or cut short"),
    ],
)
def test_reason_is_told_and_the_rest_read(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert reason in reasons(tmp_path / name)


def test_gzip_cut_short_keeps_the_rows_before(tmp_path: Path) -> None:
    # Numbers in between keep it from being one compressed block.
    rows = "".join(json.dumps({"text": f"Report {n}: {n * 7919 % 104729}"}) + "\n" for n in range(10_000))
    packed = gzip.compress(rows.encode(), mtime=0)
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    reading = read([tmp_path])
    count = sum(1 for _ in reading)
    assert 4_000 < count < 6_000
    assert "cut short" in str(reading.set_aside[-1])


def test_encodings(tmp_path: Path) -> None:
    text = "Erdoğan met Lavrov"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-16"))
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (tmp_path / "c.txt").write_bytes("“Talks” began".encode("cp1252"))
    (tmp_path / "d.jsonl").write_bytes(json.dumps({"text": text}, ensure_ascii=False).encode("utf-16"))
    (tmp_path / "e.csv").write_bytes("text\n“Talks” began\n".encode("cp1252"))
    reading = read([tmp_path])
    assert [report.text for report in reading] == [text, text, "“Talks” began", text, "“Talks” began"]
    assert len(reading.notes) == 2 and all("Windows-1252" in note for note in reading.notes)


def test_lone_surrogates_keep_their_length(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Talks \\ud800 began"}\n')
    [report] = read([tmp_path])
    assert report.text == "Talks \ufffd began"


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE r [<!ENTITY a "x">]><rss><channel><item><title>&a;</title></item></channel></rss>',
        b'<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]><rss/>',
        b'<!DOCTYPE r [<!entity a SYSTEM "file:///etc/passwd">]><rss><channel/></rss>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "x">]><rss/>'.encode("utf-16"),
        b'<!DOCTYPE r [<!ENTITY a "' + b"x" * 1000 + b'">'
        + b"".join(b'<!ENTITY b%d "%s">' % (n, b"&a;" * 100) for n in range(100))
        + b"]><rss>&b99;</rss>",
    ],
)  # fmt: skip
def test_entities_are_refused_at_once(tmp_path: Path, xml: bytes) -> None:
    (tmp_path / "a.xml").write_bytes(xml)
    start = time.process_time()
    assert "declares XML entities" in reasons(tmp_path / "a.xml")
    assert time.process_time() - start < 5  # seconds; a bomb that goes off takes hours


MEASURE = """
import re, sys
from pathlib import Path
from foedus.reading import read

def peak():  # of this process alone; the usage that the system counts can include its parent's
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

count, early, reading = 0, 0, read(sys.argv[1:])
for count, _ in enumerate(reading, 1):
    early = peak() if count == 200 else early
print(count, early, peak(), "|".join(map(str, reading.set_aside)))
"""


def measured(path: Path) -> tuple[int, int, int, str]:
    """Reports, MiB at the 200th, peak MiB, and reasons of reading ``path`` in a process of its own."""
    if not Path("/proc/self/status").exists():
        pytest.skip("memory is measured through /proc")
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True, timeout=120
    )
    count, early, peak, reason = run.stdout.rstrip("\n").split(" ", 3)
    return int(count), int(early), int(peak), reason


def test_long_lines_and_bombs_take_bounded_memory(tmp_path: Path) -> None:
    long = {"a.txt": "is larger than 20 MiB", "b.jsonl": "longer than 8 MiB", "c.csv": "longer than 8 MiB"}
    for name in long:
        with (tmp_path / name).open("wb") as stream:
            for _ in range(50):
                stream.write(b"x" * MIB)
    bombs = {
        "d.txt.gz": "larger than 20 MiB",
        "e.html.gz": "larger than 8 MiB",
        "f.jsonl.gz": "longer than 8 MiB",
    }
    for name in bombs:
        with gzip.open(tmp_path / name, "wb", compresslevel=1) as stream:
            for _ in range(100):
                stream.write(b"x" * MIB)
    (tmp_path / "zz.txt").write_text(GOOD)
    count, _, peak, reasons = measured(tmp_path)
    assert count == 1 and peak < 512
    for name, reason in {**long, **bombs}.items():
        assert any(name in one and reason in one for one in reasons.split("|")), (name, reasons)


def test_a_long_stream_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("w") as stream:
        for number in range(1200):
            text = f"Talks number {number} " + "began" * 10_000
            stream.write(json.dumps({"text": text, "language": "en"}) + "\n")
    count, early, peak, _ = measured(tmp_path / "a.jsonl")
    assert count == 1200 and peak < 512
    assert peak - early < 16  # MiB; the 1,000 reports after the 200th are 48 MiB


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<html><body>" + "<p><b>" * 150_000 + GOOD),
        ("a.html", "<html><body>" + "<" * MIB),
        ("a.html", "<html><body><p " + "a=b " * (MIB // 4) + ">"),
        ("a.md", "`" * (MIB // 4)),
        ("a.md", "> " * 20_000),
        ("a.txt", " " * MIB + "x"),
        ("a.txt", "\n" * (MIB - 1) + "x"),
        ("a.csv", "text\n" + '"' * (MIB + 1)),
    ],
)
def test_a_mebibyte_of_anything_ends(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    reasons(tmp_path / name)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 12  # the patience, and two seconds


def test_work_that_takes_too_long_is_given_up() -> None:
    def forever() -> None:
        while True:
            try:
                sum(range(1000))
            except Exception:
                continue

    def asleep() -> None:
        while True:
            time.sleep(0.001)

    for work in (forever, asleep):
        with pytest.raises(SetAside, match=r"a\.html: took longer than 0\.1 seconds"):
            within(work, where="a.html", seconds=0.1)
    assert within(lambda: "done", where="a.html", seconds=5) == "done"


def test_patience_is_for_work_not_for_waiting_for_a_busy_machine() -> None:
    # Three times as long by the clock, but next to no work.
    assert within(lambda: time.sleep(0.6) or "done", where="a.html", seconds=0.2) == "done"


def test_traced_code_goes_on_after_patience_was_kept() -> None:
    # An interruption that is called back would leave the interpreter looping here.
    seen = []

    def follow(frame: FrameType, event: str, _: object) -> Any:
        seen.append(event)
        return follow

    before = sys.gettrace()
    within(lambda: "done", where="a.html")
    sys.settrace(follow)
    try:
        within(lambda: "done", where="b.html")
        fields = Fields("Talks began.")
    finally:
        sys.settrace(before)
    assert fields.text == "Talks began." and seen


def test_an_interruption_that_comes_too_late_hurts_nobody_else() -> None:
    # Work that ends at about the moment its time is up is either done or given up, and nothing else is.
    ends: Counter[str] = Counter()
    for number in range(12):
        until = time.thread_time() + 0.045 + number % 10 / 1000

        def work(until: float = until) -> str:
            while time.thread_time() < until:
                pass
            return "done"

        try:
            ends[within(work, where="a", seconds=0.05)] += 1
        except SetAside:
            ends["given up"] += 1
    assert ends.total() == 12
