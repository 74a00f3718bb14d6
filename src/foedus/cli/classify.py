"""``foedus classify``: what the subject does to the object, for pairs that are given."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from foedus.errors import SetAside, UsageError


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        stream = sys.stdin if str(path) == "-" else path.open(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path)) from error
    with stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                try:
                    yield f"{path}:{number}", json.loads(line)
                except ValueError:
                    yield f"{path}:{number}", None


def classify(
    file: Annotated[
        Path, typer.Argument(help='JSON lines {"id","text","subject":[start,end],"object":…}; - for stdin.')
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here, not to stdout.")] = None,
) -> None:
    """Tell the event type, modality, sign and regard for pairs of spans that are given.

    Example: echo '{"id":1,"text":"Turkey shelled Kurdish positions.","subject":[0,6],"object":[15,32]}' |
    foedus classify -
    """
    from foedus.claims import classify as answers
    from foedus.cli.console import finish, write_lines

    set_aside: list[SetAside] = []

    def told() -> Iterator[dict[str, Any]]:
        for found in answers(_rows(file)):
            if isinstance(found, SetAside):
                set_aside.append(found)
            else:
                yield found

    write_lines(told(), output)
    finish(set_aside)
