"""Bad input from the command line: exit 3 and the rest read, or exit 2; stderr tells why and the remedy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.calling import called

MIB = 1 << 20
GOOD = "Russia attacked Turkey on 24 November 2015."


def foedus(*arguments: str | Path, given: bytes = b"") -> tuple[int, str, str]:
    """Exit code, stdout and stderr of the command itself, in a process of its own."""
    command = [sys.executable, "-c", "from foedus.cli.app import main; main()", *map(str, arguments)]
    run = subprocess.run(command, input=given, capture_output=True, timeout=120)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def archive(words: str) -> bytes:
    """A WARC of two pages, the second cut short."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{words}</p></body></html>"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\n"
        "WARC-Date: 2017-01-10T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    record = f"{head}{http}\r\n\r\n".encode()
    return record + record[: len(record) - 40]


# Name, content, and what stderr must say of it.
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "binary.txt": (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00",
        "is binary, or in an encoding that cannot be told. Save it",
    ),
    "wide.txt": ("Russia met Turkey.".encode("utf-16-le"), "Save it as UTF-8."),
    "line.txt": (
        b"x" * (50 * MIB),
        "is larger than 20 MiB, the most one document may be. Save its text alone",
    ),
    "line.jsonl": (b'{"text": "' + b"x" * (50 * MIB), "line 1: is longer than 8 MiB"),
    "menu.html": (b"<html><body><nav>Home</nav></body></html>", "has no article on it. Save the page of the"),
    "table.csv": (b"title,body\nTalks,They met.\n", "no column 'text'; there are: title, body. Name the one"),
    "feed.xml": (b'<!DOCTYPE r [<!ENTITY a "x">]><rss/>', "declares XML entities, which are refused"),
    "cut.warc": (archive(GOOD), "record 2: is cut short"),
}


def test_everything_bad_in_one_folder_and_the_rest_read(tmp_path: Path) -> None:
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "old.txt").write_bytes("Russia attacked Turkey’s convoy on Tuesday.".encode("cp1252"))
    code, out, err = foedus("read", tmp_path)
    assert code == 3, err
    assert {json.loads(line)["document_id"] for line in out.splitlines()} == {
        "good",
        "old",
        "https://example.org/1",
    }
    for name, (_, reason) in BAD.items():
        assert any(str(tmp_path / name) in line and reason in line for line in err.splitlines()), (name, err)
    assert f"{tmp_path / 'old.txt'}: not UTF-8; read as Windows-1252." in err
    assert "Traceback" not in err


def test_a_table_alone_without_the_text_column_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(BAD["table.csv"][0])
    code, out, err = foedus("read", tmp_path / "table.csv")
    assert (code, out) == (2, "")
    assert f"{tmp_path / 'table.csv'}: no column 'text'" in err and "--column text=body" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.txt"], "missing.txt: there is no such file or folder"),
        (["."], "holds no file of a known format. Known are: .arc"),
        (["ftp://example.org/a"], "ftp://example.org/a: only http and https"),
        (["-", "--date", "soon"], "'soon' is not a date. Write it like 2017-01-10"),
        (["-", "--column", "body"], "--column 'body' is not FIELD=NAME. Write --column text=body"),
        (["-", "--column", "body=text"], "no field 'body'. Fields are text"),
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
    assert called(monkeypatch, "read", *arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and message in shown.err


@pytest.mark.parametrize(
    "command",
    [
        ("read",),
        ("brief",),
        ("annotate", "--layer", "dates"),
        ("annotate", "--layer", "actors"),
    ],
)
def test_commands_that_read_set_aside(
    command: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").touch()
    assert called(monkeypatch, *command, "empty.txt") == 3
    shown = capsys.readouterr()
    assert "empty.txt: is empty" in shown.err or "empty.txt: is empty" in shown.out


def test_a_private_address_is_set_aside_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(monkeypatch, "read", "http://169.254.169.254/latest/meta-data/") == 3
    assert "which is not fetched. Pass --allow-private" in capsys.readouterr().err
