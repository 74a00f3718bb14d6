"""``foedus annotate``: one layer of what is found in reports, as standoff annotation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import console
from foedus.cli.read import Columns, Date, Out, Private
from foedus.errors import UsageError


def annotate(
    inputs: Annotated[
        list[str] | None, typer.Argument(help="Files, folders, globs, addresses, or -.")
    ] = None,
    layer: Annotated[str, typer.Option(help="actors, dates, places or attributions.")] = "actors",
    mentions: Annotated[
        Path | None, typer.Option(help="Resolve the mentions given in this JSONL file (places only).")
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
        set_aside = console.write_resolved(mentions, output)
        console.finish(set_aside)
        return
    if not inputs:
        raise UsageError("no input", remedy="Name a file, a folder, an address, or - for stdin.")
    columns = console.columns_option(column or [])
    layered = api.layer_of(inputs, layer=layer, date=date, columns=columns, allow_private=allow_private)
    console.write_lines(layered, output)
    console.finish(layered.set_aside, layered.notes)
