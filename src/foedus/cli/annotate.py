"""``foedus annotate``: one layer of what is found in reports, as standoff annotation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from foedus.cli import console
from foedus.cli.lines import json_lines
from foedus.cli.read import Columns, Date, Out, Private
from foedus.errors import SetAside, UsageError


def annotate(
    inputs: Annotated[
        list[str] | None, typer.Argument(help="Files, folders, globs, addresses, or -.")
    ] = None,
    layer: Annotated[str, typer.Option(help="actors, dates, places or attributions.")] = "actors",
    mentions: Annotated[
        Path | None, typer.Option(help="Resolve the mentions given in this JSONL file, or - (places only).")
    ] = None,
    date: Date = None,
    column: Columns = None,
    output: Out = None,
    allow_private: Private = False,
) -> None:
    """Print one layer of annotation, one JSON object a line.

    Example: foedus annotate --layer dates report.txt --date 2017-01-10
    """
    from foedus import api

    if mentions is not None:
        if layer != "places":
            raise UsageError("--mentions goes with --layer places")
        if inputs:
            raise UsageError("give either inputs or --mentions", remedy="--mentions brings its own texts.")
        set_aside: list[SetAside] = []
        console.write_lines(_resolved(mentions, set_aside), output)
        console.finish(set_aside)
        return
    if not inputs:
        raise UsageError("no input", remedy="Name a file, a folder, an address, or - for stdin.")
    columns = console.columns_option(column or [])
    layered = api.layer_of(inputs, layer=layer, date=date, columns=columns, allow_private=allow_private)
    console.write_lines(layered, output)
    console.finish(layered.set_aside, layered.notes)


def _resolved(mentions: Path, set_aside: list[SetAside]) -> Iterator[dict[str, Any]]:
    """One object a mention, in order; a line with one that cannot be resolved is set aside whole."""
    from foedus.places import resolve_mentions

    for number, (where, fields) in enumerate(json_lines(mentions, set_aside), 1):
        try:
            sound = isinstance(fields, dict) and isinstance(fields.get("text"), str)
            yield from resolve_mentions([{"id": number, **fields} if sound else {}])
        except SetAside as error:
            set_aside.append(SetAside(error.what, where=where, remedy=error.remedy))
