"""What every command shares: JSON lines out, messages on stderr, exit codes."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NoReturn, TypeVar

import typer

from foedus.errors import SetAside, UsageError

T = TypeVar("T")

SET_ASIDE = 3
_SHOWN = 20


def say(message: str) -> None:
    """One line on stderr."""
    print(message, file=sys.stderr)  # noqa: T201


def fail(error: Exception, *, code: int = 1) -> NoReturn:
    """Print the error on stderr and leave with ``code``."""
    say(f"foedus: {error}")
    sys.exit(code)


@contextmanager
def output(path: Path | None) -> Iterator[IO[str]]:
    """Standard output, or the file ``path``, as UTF-8 text."""
    if path is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        yield sys.stdout
        return
    try:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise UsageError(f"cannot write: {error.strerror}", where=str(path)) from error


def write_lines(objects: Iterable[Any], path: Path | None) -> int:
    """Write objects as JSON lines; the number written."""
    count = 0
    with output(path) as stream:
        for item in objects:
            stream.write(json.dumps(item, ensure_ascii=False) + "\n")
            count += 1
    return count


def progress(items: Iterable[T], every: float = 5.0) -> Iterator[T]:
    """The items, with a count on stderr every few seconds."""
    last = time.monotonic()
    for count, item in enumerate(items, 1):
        yield item
        if time.monotonic() - last > every:
            last = time.monotonic()
            say(f"{count:,} reports read")


def finish(set_aside: Sequence[SetAside], notes: Sequence[str] = ()) -> None:
    """Tell the notes and what was set aside, where and why; leave with code 3 if anything was."""
    for note in dict.fromkeys(notes):
        say(f"note: {note}")
    if not set_aside:
        return
    say(f"{len(set_aside)} set aside:")
    for error in set_aside[:_SHOWN]:
        say(f"  {error}")
    if len(set_aside) > _SHOWN:
        say(f"  … and {len(set_aside) - _SHOWN} more")
    raise typer.Exit(SET_ASIDE)


def columns_option(pairs: Sequence[str]) -> dict[str, str]:
    """``["text=article_content"]`` as ``{"text": "article_content"}``.

    Raises:
        UsageError: a pair has no ``=``.
    """
    columns: dict[str, str] = {}
    for pair in pairs:
        field, equals, name = pair.partition("=")
        if not equals or not field or not name:
            raise UsageError(f"--column {pair!r} is not FIELD=NAME", remedy="Write --column text=body.")
        columns[field] = name
    return columns


def write_resolved(mentions: Path, path: Path | None) -> list[SetAside]:
    """Resolve the place mentions given in a JSONL file, one line out per mention, in order."""
    from foedus.places import resolve_mentions

    set_aside: list[SetAside] = []
    write_lines(resolve_mentions(json_lines(mentions, set_aside)), path)
    return set_aside


def json_lines(path: Path, set_aside: list[SetAside]) -> Iterator[Any]:
    """The objects of a JSONL file; lines that are none are added to ``set_aside``.

    Raises:
        UsageError: the file cannot be opened.
    """
    try:
        stream = path.open(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path)) from error
    with stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as error:
                    set_aside.append(SetAside(f"not JSON: {error}", where=f"{path}:{number}"))
