"""``foedus import``: other people's event data into a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli.account import Progress, close

Inputs = Annotated[list[Path], typer.Argument(help="Files, folders, globs; .gz and .zip are unpacked.")]
Where = Annotated[str, typer.Option("--workspace", "-w", help="Folder, or address of a catalogue.")]
Format = Annotated[str, typer.Option("--format", "-f", help="icews, polecat, gdelt1, gdelt2, acled, …")]


def import_(inputs: Inputs, workspace: Where, format: Format) -> None:
    """Import coded events as claims of their data set; rows that are in it already are not imported again.

    Interrupted and run again, it goes on where it stopped.

    Example: foedus import --format icews events.2018.tab --workspace syria
    """
    from foedus.engine import import_events
    from foedus.store import Workspace

    with Workspace(workspace, create=True) as into:
        account = import_events(into, format, inputs, progress=Progress())
        into.tidy()
    close(account)
