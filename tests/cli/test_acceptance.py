"""What a hostile but fair reviewer tried: odd lines, broken text, full disks, and what the help says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.calling import called

from foedus.cli.lines import json_lines
from foedus.cli.tables import Format, write_table
from foedus.errors import SetAside

BROKEN = '{"id": "a\\ud800", "text": "Russia shelled \\udc00 Turkey.", "title": "\\ud800"}\n'


def test_json_lines_with_mark_other_encodings_and_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\n{"a": "\xe9"}\nrubbish\n["\\ud800"]\n' + b"[" * 100_000)
    set_aside: list[SetAside] = []
    assert list(json_lines(path, set_aside)) == [(f"{path}:1", {"a": 1}), (f"{path}:5", ["\ufffd"])]
    assert [error.where for error in set_aside] == [f"{path}:3", f"{path}:4", f"{path}:6"]
    assert "not UTF-8 at byte 8 of the line. Write one JSON object a line" in str(set_aside[0])


def test_broken_surrogates_do_not_stop_a_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(BROKEN)
    text = json.loads(BROKEN)["text"].replace("\udc00", "\ufffd")
    assert called(monkeypatch, "annotate", "--layer", "places", path) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["document_id"], text[line["start"] : line["end"]]) for line in lines] == [
        ("a\ufffd", "Russia"),
        ("a\ufffd", "Turkey"),
    ]
    path.write_text(
        json.dumps({"id": "\ud800", "text": "In \ud800 Homs", "mentions": [{"start": 5, "end": 9}]})
    )
    assert called(monkeypatch, "annotate", "--layer", "places", "--mentions", path) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "Homs"
    path.write_text(
        json.dumps({"id": "\ud800", "text": "Iran hit \ud800", "subject": [0, 4], "object": None})
    )
    assert called(monkeypatch, "classify", path) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "\ufffd"


def test_a_bad_line_of_mentions_is_set_aside_and_the_rest_resolved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "m.jsonl"
    good = {"id": "g", "text": "Homs", "mentions": [{"start": 0, "end": 4}]}
    bad = [
        {"id": "b", "text": "Homs", "mentions": [{"start": 0, "end": 9}]},
        [1],
        {"text": 5, "mentions": []},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in (*bad, good)))
    assert called(monkeypatch, "annotate", "--layer", "places", "--mentions", path) == 3
    shown = capsys.readouterr()
    assert [json.loads(line)["id"] for line in shown.out.splitlines()] == ["g"]
    assert all(f"{path}:{number}: " in shown.err for number in (1, 2, 3)), shown.err
    assert called(monkeypatch, "annotate", "--layer", "places", "--mentions", path, path) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ties", "--claims", "c", "--at", "soon"], "'soon' is not an EDTF date. Write it like 2016-11-24"),
        (["shifts", "--claims", "c", "--since", "soon"], "'soon' is not an EDTF date"),
        (["brief", "x.txt", "--at", "soon"], "'soon' is not an EDTF date"),
        (["actors", "find", "x", "--date", "soon"], "'soon' is not an EDTF date"),
        (["read", "x.txt", "--coder", "steam"], "no coder named 'steam'. One of combined"),
        (["ingest", "x.txt", "-w", "w", "--engine", "steam"], "no engine named 'steam'. One of local"),
        (["ingest", "x.txt", "-w", "x.txt"], "x.txt: is a file, not a workspace. Name a folder."),
        (["import", "--format", "icews", "none.tab", "-w", "w"], "none.tab: there is no such file or folder"),
        (["import", "--format", "icews", "*.tab", "-w", "w"], "*.tab: there is no such file or folder"),
        (["export", "-w", "w", "-f", "csv", "-o", "-"], "an export is a file"),
        (["balance"], "give a network, --workspace or --claims. For one: foedus balance"),
        (["balance", "none.csv"], "file 'none.csv' does not exist"),
        (["backtest", "none"], "dir 'none' does not exist"),
    ],
)
def test_wrong_usage(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.txt").write_text("Russia met Turkey.")
    assert called(monkeypatch, *arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and message in shown.err


@pytest.mark.parametrize("edge", ["x,y,5", "x,y,1,-2", "x,x,1"])
def test_a_bad_edge_is_named_by_file_and_line(
    edge: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "n.csv"
    path.write_text(f"a,b,sign,weight\np,q,1,1\n{edge}\n")
    assert called(monkeypatch, "balance", path) == 1
    assert f"{path}, line 3: " in capsys.readouterr().err


def test_help_and_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(monkeypatch, "classify", "--help") == 0
    assert '"subject":[start,end]' in capsys.readouterr().out
    assert called(monkeypatch, "actors", "--help") == 0
    assert "Example: foedus actors show" in capsys.readouterr().out
    assert called(monkeypatch, "--version") == 0
    assert capsys.readouterr().out.startswith("foedus ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_a_full_disk_and_a_reader_that_has_enough(tmp_path: Path, extra: list[str]) -> None:
    network = tmp_path / "n.csv"
    network.write_text("a,b,sign\nx,y,1\n")
    command = [
        sys.executable,
        "-c",
        "from foedus.cli.app import main; main()",
        "balance",
        str(network),
        *extra,
    ]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=120)
    assert done.returncode == 1
    assert (
        done.stderr.decode()
        == "foedus: standard output: No space left on device. Mend it and run it again.\n"
    )
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=120)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_tie_of_unknown_actors_says_where_ids_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = tmp_path / "c.jsonl"
    ends = {"subject": {"actor_id": "rus"}, "object": {"actor_id": "tur"}}
    claim = {"claim_id": "c", "document_id": "d", "kind": "event", "type": "ASSAULT", **ends, "sign": -1}
    wrong = [{**claim, "probability": "x"}, {**claim, "sign": "-1"}, {**claim, "type": 3}]
    lines = [{**claim, "date": "2017-01-02"}, *wrong]
    claims.write_text("".join(json.dumps(line) + "\n" for line in lines))
    asked = ("ties", "--claims", claims, "--between", "Russia", "Turkey", "--format", "json")
    assert called(monkeypatch, *asked) == 3
    shown = capsys.readouterr()
    assert shown.out == "" and "`foedus actors show NAME`" in shown.err
    assert all(words in shown.err for words in ("probability is 'x'", "sign is '-1'", "type is 3")), shown.err


def test_actors_of_text_that_is_not_utf8() -> None:
    command = [
        sys.executable,
        "-c",
        "from foedus.cli.app import main; main()",
        "actors",
        "find",
        "-",
        "--json",
    ]
    done = subprocess.run(command, input=b"Russia met the caf\xe9 owner.", capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["actor_id"] for line in found][:1] == ["rus"]


def test_shares_have_no_sign_and_alignments_have(capsys: pytest.CaptureFixture[str]) -> None:
    import polars as pl

    write_table(pl.DataFrame({"probability": [0.25], "alignment": [0.5]}), Format.table, None)
    assert capsys.readouterr().out.splitlines()[1].split() == ["0.25", "+0.50"]
