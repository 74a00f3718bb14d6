"""What every command shares: JSON lines out, messages on stderr, exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NoReturn

import typer

from foedus.errors import FoedusError, SetAside, UsageError

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


def finish(set_aside: Sequence[SetAside]) -> None:
    """Tell what was set aside, where and why, and leave with code 3 if anything was."""
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


def known(error: FoedusError) -> SetAside:
    """An item's failure as a :class:`SetAside`, whatever kind of error it was."""
    return (
        error if isinstance(error, SetAside) else SetAside(error.what, where=error.where, remedy=error.remedy)
    )
