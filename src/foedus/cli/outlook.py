"""``foedus outlook``: what is likely to come next, and where ties will stand."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from foedus.cli import console
from foedus.cli.claims_given import AtOption, ClaimsOption, WorkspaceOption, claims_given
from foedus.cli.tables import Format, write_table

_SHOWN = {
    "a": "who", "b": "with whom", "type": "act", "until": "until", "probability": "probability",
    "baseline": "static baseline", "because": "because of",
}  # fmt: skip


def outlook(
    workspace: WorkspaceOption = None,
    claims: ClaimsOption = None,
    at: AtOption = None,
    actor: Annotated[str | None, typer.Option(help="An actor id: its dyads only.")] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(help="Two actor ids: that dyad only.")] = None,
    weeks: Annotated[float, typer.Option(min=0.1, help="How far ahead.")] = 4.0,
    ties: Annotated[bool, typer.Option("--ties", help="Where ties will stand, not which acts come.")] = False,
    format: Annotated[Format, typer.Option(help="How to write the table.")] = Format.table,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here, not to stdout.")] = None,
) -> None:
    """Print the likeliest acts of the weeks ahead, each with the past acts behind it and a static baseline.

    Example: foedus outlook --workspace w --actor rus --weeks 4
    """
    import polars as pl

    from foedus import outlook as room

    frame, set_aside = claims_given(workspace, claims)
    if ties:
        write_table(room.ahead(frame, between=between, weeks=weeks, at=at), format, output)
    else:
        found = room.outlook(frame, actor=actor, between=between, weeks=weeks, at=at)
        schema: dict[str, Any] = {
            **dict.fromkeys(("a", "b", "type", "until"), pl.String),
            "probability": pl.Float64,
            "baseline": pl.Float64,
            "because": pl.List(pl.String),
        }
        rows = [{**asdict(one), "because": list(one.because)} for one in found]
        write_table(pl.DataFrame(rows, schema=schema), format, output, shown=_SHOWN)
    console.finish(set_aside)
