"""``foedus classify``: what the subject does to the object, for pairs that are given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from foedus.errors import SetAside


def classify(
    file: Annotated[
        Path, typer.Argument(help='JSON lines {"id","text","subject":\\[start,end],"object":…}; - for stdin.')
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here, not to stdout.")] = None,
) -> None:
    """Tell the event type, modality, sign and regard for pairs of spans that are given.

    Example: echo '{"id":1,"text":"Turkey shelled Kurdish positions.","subject":[0,6],"object":[15,32]}' |
    foedus classify -
    """
    from foedus.claims import classify as answers
    from foedus.cli.console import finish, write_lines
    from foedus.cli.lines import json_lines

    set_aside: list[SetAside] = []

    def told() -> Iterator[dict[str, Any]]:
        for found in answers(json_lines(file, set_aside)):
            if isinstance(found, SetAside):
                set_aside.append(found)
            else:
                yield found

    write_lines(told(), output)
    finish(set_aside)
