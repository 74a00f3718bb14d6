"""``foedus read``: reports in, claims out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import console

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, globs, addresses, or - for stdin.")]
Date = Annotated[str | None, typer.Option(help="Publication date of reports that have none (EDTF).")]
Columns = Annotated[
    list[str] | None, typer.Option("--column", help="FIELD=NAME, e.g. text=article_content. Repeatable.")
]
Out = Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of to stdout.")]
Jobs = Annotated[int, typer.Option(min=1, help="Processes to use.")]
Actors = Annotated[
    Path | None, typer.Option(help="Actors of your own, in the PETRARCH or Phoenix dictionary format.")
]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch from private addresses too.")]


def read(
    inputs: Inputs,
    date: Date = None,
    column: Columns = None,
    coder: Annotated[str, typer.Option(help="Who codes the claims.")] = "combined",
    jobs: Jobs = 1,
    actors: Actors = None,
    output: Out = None,
    allow_private: Private = False,
) -> None:
    """Read reports and print their claims, one JSON object a line.

    Example: foedus read report.txt --date 2017-01-10
    """
    from foedus import api
    from foedus.interchange import claim_json

    columns = console.columns_option(column or [])
    stream = api.stream(
        inputs,
        date=date,
        columns=columns,
        coder=coder,
        jobs=jobs,
        allow_private=allow_private,
        dictionary=actors,
    )
    console.write_lines((claim_json(c) for coded in console.progress(stream) for c in coded.claims), output)
    console.finish(stream.set_aside, stream.notes)
