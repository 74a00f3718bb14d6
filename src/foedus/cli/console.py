"""What every command shares: JSON lines out, messages on stderr, exit codes."""

from __future__ import annotations

import json
import os
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
    """Standard output (also as ``-``), or the file ``path``, as UTF-8 text.

    Raises:
        UsageError: the file cannot be written.
        OSError: standard output cannot be.
    """
    if path is None or str(path) == "-":
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:  # whoever reads has enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
        return
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
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


def put(text: str) -> None:
    """A line of data on standard output."""
    with output(None) as stream:
        stream.write(text + "\n")


def progress(items: Iterable[T], every: float = 5.0) -> Iterator[T]:
    """The items, with a count on stderr every few seconds."""
    last = time.monotonic()
    for count, item in enumerate(items, 1):
        yield item
        if time.monotonic() - last > every:
            last = time.monotonic()
            say(f"{count:,} report{'s' * (count > 1)} read")


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


def a_day(value: str | None) -> str | None:
    """An option that is a day, as given.

    Raises:
        UsageError: it is not an EDTF date.
    """
    from foedus.edtf import bounds
    from foedus.errors import DateError

    if value is not None:
        try:
            bounds(value)
        except DateError as error:
            raise UsageError(error.what, remedy=error.remedy) from error
    return value
