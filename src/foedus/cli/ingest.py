"""``foedus ingest``: reports into a workspace."""

from __future__ import annotations

from typing import Annotated

import typer

from foedus.cli import console
from foedus.cli.account import Progress, close

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, globs, addresses, or - for stdin.")]
Where = Annotated[str, typer.Option("--workspace", "-w", help="Folder, or address of a catalogue.")]
Columns = Annotated[
    list[str] | None, typer.Option("--column", help="FIELD=NAME, e.g. text=article_content. Repeatable.")
]


def ingest(
    inputs: Inputs,
    workspace: Where,
    date: Annotated[str | None, typer.Option(help="Publication date of reports without one (EDTF).")] = None,
    column: Columns = None,
    engine: Annotated[str, typer.Option(help="local (this machine) or ray (a cluster).")] = "local",
    jobs: Annotated[int, typer.Option(min=1, help="Workers to use.")] = 1,
    coder: Annotated[str, typer.Option(help="Who codes the claims.")] = "combined",
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch private addresses.")] = False,
) -> None:
    """Read reports into a workspace; what is in it already is not read again.

    Interrupted and run again, it goes on where it stopped.

    Example: foedus ingest news/ --workspace syria --jobs 4
    """
    from foedus import engine as engines
    from foedus import flow
    from foedus.reading import read
    from foedus.store import Workspace

    flow.coder(coder)
    columns = console.columns_option(column or [])
    source = read(inputs, date=date, columns=columns, allow_private=allow_private)
    work = flow.Read(coder)
    with Workspace(workspace, create=True) as into:
        account = engines.ingest(into, source, engine=engine, jobs=jobs, work=work, progress=Progress())
        into.tidy()
    close(account, source.notes)
