"""JSON lines that a command is given: from a file or standard input, line by line, bad lines set aside."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

from foedus.errors import SetAside, UsageError


def json_lines(path: Path, set_aside: list[SetAside]) -> Iterator[tuple[str, Any]]:
    """Where each JSON value of a JSONL file is, and the value; ``-`` is standard input.

    Lines that are not UTF-8 or not JSON are added to ``set_aside``; blank ones are passed over.

    Raises:
        UsageError: the file cannot be opened.
    """
    with _opened(path) as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                where = f"{'standard input' if str(path) == '-' else path}:{number}"
                try:
                    yield where, _value(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
                except (ValueError, RecursionError) as error:
                    told = SetAside(
                        _why(error), where=where, remedy="Write one JSON object a line, in UTF-8."
                    )
                    set_aside.append(told)


def _opened(path: Path) -> Any:
    if str(path) == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        stream: IO[bytes] = path.open("rb")
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path)) from error
    return stream


def _value(line: bytes) -> Any:
    from foedus.interchange import sound_json

    return sound_json(json.loads(line.decode("utf-8")))


def _why(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 at byte {error.start + 1} of the line"
    return f"not JSON: {error}" if isinstance(error, json.JSONDecodeError) else "nested too deeply"
