"""``foedus export``: a workspace's claims in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import console
from foedus.errors import UsageError

Where = Annotated[str, typer.Option("--workspace", "-w", help="Folder, or address of a catalogue.")]
Format = Annotated[
    str, typer.Option("--format", "-f", help="gexf, csv, parquet, jsonl, ftm, polecat, geojson.")
]
Out = Annotated[Path, typer.Option("-o", "--output", help="The file to write.")]


def export(workspace: Where, format: Format, output: Out) -> None:
    """Write a workspace's claims in another format, with a datapackage.json beside it.

    Says what the format could not hold.

    Example: foedus export --workspace syria --format gexf -o syria.gexf
    """
    from foedus.brief import exports
    from foedus.store import Workspace

    if str(output) == "-":
        raise UsageError("an export is a file, with a datapackage.json beside it", remedy="Give -o PATH.")
    with Workspace(workspace) as source:
        done = exports.export(source, format, output)
    console.say(f"{done.records:,} records written to {output}")
    for left in done.left_out:
        console.say(f"left out: {left}")
