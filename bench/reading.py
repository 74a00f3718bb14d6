"""Speed and memory of the reading room, by format.

``python -m bench.reading`` makes its own files (texts, tables, an archive) of invented reports of 600 words
and takes the real pages of ``../shared/data/pages`` where they are.  Each format is read in its own process.
"""

from __future__ import annotations

import csv
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PAGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages"
REPORTS = 2000
WORDS = 600
_VOCABULARY = (
    "Russia", "Turkey", "Iran", "Moscow", "Ankara", "said", "agreed", "met", "talks", "truce", "army",
    "rebels", "border", "on", "in", "with", "the", "a", "of", "Tuesday", "officials", "ministers", "troops",
    "ceasefire", "after", "before", "crossing", "sanctions", "delegation",
)  # fmt: skip


def texts(count: int = REPORTS, seed: int = 1) -> list[str]:
    """Invented reports: sentences of 20 words, paragraphs of five sentences."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        sentences = [" ".join(chance.choices(_VOCABULARY, k=20)) + "." for _ in range(WORDS // 20)]
        found.append("\n\n".join(" ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5)))
    return found


def _jsonl(path: Path) -> None:
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts()))


def _csv(path: Path) -> None:
    with path.open("w", newline="") as stream:
        table = csv.writer(stream)
        table.writerows([["text"], *([text] for text in texts())])


def _parquet(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": texts()}), path)


def _text(path: Path) -> None:
    path.mkdir()
    for number, text in enumerate(texts()):
        (path / f"{number:05}.txt").write_text(text)


def _warc(path: Path) -> None:
    with path.open("wb") as stream:
        for number, text in enumerate(texts(REPORTS // 10)):
            body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
            page = f"<html><head><title>{number}</title></head><body><article>{body}</article></body></html>"
            http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                f"WARC-Date: 2017-01-10T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            stream.write(head.encode() + http + b"\r\n\r\n")


MAKERS: dict[str, Callable[[Path], None]] = {
    "folder": _text,
    "a.jsonl": _jsonl,
    "a.csv": _csv,
    "a.parquet": _parquet,
    "a.warc": _warc,
}


def peak_mib() -> int:
    """The most memory that this process has had, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # the figure of getrusage can include that of the process that started this one
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text())
        return int(found[1]) // 1024 if found else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def one(path: str, copies: bool) -> dict[str, float]:
    """Reports a CPU second and peak MiB of reading ``path`` in this process, start-up not counted."""
    from foedus.reading import group_copies, read

    for _ in read([Path(__file__).resolve().parents[1] / "examples" / "reports"]):
        break  # language model and readers are loaded
    reading = read([path])
    started = time.process_time()
    count = sum(1 for _ in (group_copies(reading) if copies else reading))
    spent = time.process_time() - started
    return {"reports": count, "per_cpu_second": round(count / spent, 1), "peak_mib": peak_mib()}


def _apart(path: Path, copies: bool = False) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.reading", str(path), *(["copies"] if copies else [])]
    figures: dict[str, float] = json.loads(subprocess.check_output(command))
    return figures


def measure() -> dict[str, dict[str, float]]:
    """Figures by format, and for one format with the grouping of copies."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, make in MAKERS.items():
            path = Path(folder, name)
            make(path)
            figures[name] = _apart(path)
        figures["a.jsonl, copies grouped"] = _apart(Path(folder, "a.jsonl"), copies=True)
    if PAGES.exists():
        figures["real pages"] = _apart(PAGES)
    return figures


if __name__ == "__main__":
    asked = sys.argv[1:]
    print(json.dumps(one(asked[0], "copies" in asked) if asked else measure(), indent=1))
