"""``foedus read``, ``annotate`` and ``brief`` as their users call them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FOEDUS = Path(sys.executable).with_name("foedus")
TEXT = "Turkey shot down a Russian jet on 24 November 2015. Moscow condemned Ankara, TASS reported.\n"


def run(*words: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [FOEDUS, *words],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def jsonl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "reports.jsonl"
    rows = [{"id": "one", "body": TEXT, "date": "2015-11-25"}, {"id": "two", "body": "Nothing happened."}]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\nnot json\n", "utf-8")
    return path


def test_read_prints_claims_keeps_ids_and_sets_bad_lines_aside(jsonl: Path) -> None:
    done = run("read", jsonl, "--column", "text=body")
    assert done.returncode == 3, done.stderr
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert {c["document_id"] for c in claims} == {"one"}
    for claim in claims:
        span = claim["evidence"]
        assert TEXT[span["start"] : span["end"]] == span["text"]
    (shot,) = [c for c in claims if c["type"] == "ASSAULT"]
    assert (shot["subject"]["country"], shot["object"]["country"]) == ("TUR", "RUS")
    assert shot["date"] == "2015-11-24"
    assert "reports.jsonl" in done.stderr and "1 set aside" in done.stderr


def test_annotate_reads_standard_input() -> None:
    done = run("annotate", "--layer", "dates", "-", stdin=TEXT)
    assert done.returncode == 0, done.stderr
    (date,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (date["value"], date["type"]) == ("2015-11-24", "date")
    assert TEXT[date["start"] : date["end"]] == "24 November 2015"


def test_places_of_given_mentions_come_one_line_each_in_order(tmp_path: Path) -> None:
    given = tmp_path / "mentions.jsonl"
    text = "From Aleppo to Xqzzvy, Syria."
    spans = [{"start": 5, "end": 11}, {"start": 15, "end": 21}]
    given.write_text(json.dumps({"id": "a", "text": text, "mentions": spans}) + "\n", "utf-8")
    done = run("annotate", "--layer", "places", "--mentions", given)
    assert done.returncode == 0, done.stderr
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["country"] == "SYR" and first["geonames_id"]
    assert second["geonames_id"] is None


def test_brief_writes_a_page_and_prints_json(tmp_path: Path) -> None:
    report, page = tmp_path / "report.txt", tmp_path / "brief.html"
    report.write_text(TEXT, "utf-8")
    done = run("brief", report, "--json", "-o", page)
    assert done.returncode == 0, done.stderr
    (tie,) = [t for t in json.loads(done.stdout)["ties"] if (t["a"], t["b"]) == ("rus", "tur")]
    assert tie["alignment"] < 0
    assert "Turkey shot down a" not in done.stderr
    assert page.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("read", "no-such-file.txt"), "no-such-file.txt"),
        (("read", "pyproject.toml", "--column", "text"), "FIELD=NAME"),
        (("annotate", "--layer", "moods", "README.md"), "actors, dates, places, attributions"),
        (("brief",), "--workspace"),
    ],
)
def test_wrong_usage_leaves_with_two_and_says_what_is_right(words: tuple[str, ...], says: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_help_shows_an_example_for_every_command() -> None:
    from typer.main import get_command
    from typer.testing import CliRunner

    from foedus.cli.app import app

    def leaves(command: object, path: tuple[str, ...]) -> list[tuple[str, ...]]:
        inner = getattr(command, "commands", None)
        return [leaf for n, c in inner.items() for leaf in leaves(c, (*path, n))] if inner else [path]

    found = leaves(get_command(app), ())
    assert {("read",), ("annotate",), ("brief",)} <= set(found)
    for path in found:
        shown = CliRunner().invoke(app, [*path, "--help"], env={"COLUMNS": "200"}).output
        assert f"foedus {' '.join(path)}" in shown.replace("Usage: foedus", "", 1), path


def test_help_does_not_load_what_reading_needs() -> None:
    heavy = "('spacy', 'polars', 'onnxruntime', 'numpy', 'pydantic', 'fastapi')"
    code = f"import sys, foedus.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
