"""``foedus brief``: who sides with whom, on whose word, for a person to read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import console
from foedus.cli.read import Actors, Columns, Date, Jobs, Private
from foedus.errors import UsageError


def brief(
    inputs: Annotated[
        list[str] | None, typer.Argument(help="Files, folders, globs, addresses, or -.")
    ] = None,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-w", help="Brief on this workspace instead.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write one HTML page here.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the brief as one JSON object.")] = False,
    at: Annotated[
        str | None, typer.Option(callback=console.a_day, help="The day to say it for (EDTF).")
    ] = None,
    since: Annotated[
        str | None, typer.Option(callback=console.a_day, help="Count changes from this day (EDTF).")
    ] = None,
    date: Date = None,
    column: Columns = None,
    coder: Annotated[str, typer.Option(help="Who codes the claims.")] = "combined",
    jobs: Jobs = 1,
    actors: Actors = None,
    allow_private: Private = False,
) -> None:
    """Print who sides with whom, with the evidence; with -o write it as one HTML page.

    Example: foedus brief report.txt --date 2017-01-10 -o brief.html
    """
    from foedus import api
    from foedus import brief as briefs

    if bool(inputs) == (workspace is not None):
        raise UsageError("give either inputs or --workspace", remedy="For one: foedus brief report.txt.")
    set_aside = []
    if workspace is not None:
        made = api.Workspace(workspace).brief(at=at, since=since)
    else:
        stream = api.stream(
            inputs or [],
            date=date,
            columns=console.columns_option(column or []),
            coder=coder,
            jobs=jobs,
            allow_private=allow_private,
            dictionary=actors,
        )
        made = api.brief(console.progress(stream), stream, at=at, since=since)
        set_aside = stream.set_aside
    if output is not None:
        with console.output(output) as page:
            page.write(briefs.page(made))
        if str(output) != "-":
            console.say(f"wrote {output}")
    if as_json:
        console.write_lines([briefs.as_json(made)], None)
    elif output is None:
        from rich.console import Console

        with console.output(None) as stdout:
            briefs.show(made, Console(file=stdout))
    console.finish(set_aside)
