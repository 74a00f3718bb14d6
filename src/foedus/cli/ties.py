"""``foedus ties``: who stands with whom on a day, how sure, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import console
from foedus.cli.claims_given import AtOption, ClaimsOption, WorkspaceOption, claims_given
from foedus.cli.tables import Format, write_table
from foedus.errors import UsageError

_SHOWN = {
    "a_name": "who", "b_name": "with whom", "kind": "kind", "alignment": "alignment", "low": "low",
    "high": "high", "claims": "claims", "sources": "sources", "last_evidence": "last heard",
}  # fmt: skip
_REASONS = {"contribution": "adds", "counts": "counts", "words": "because", "evidence_text": "in these words"}


def ties(
    workspace: WorkspaceOption = None,
    claims: ClaimsOption = None,
    at: AtOption = None,
    between: Annotated[tuple[str, str] | None, typer.Option(help="Two actor ids: that dyad only.")] = None,
    why: Annotated[
        tuple[str, str] | None, typer.Option(help="Two actor ids: the claims behind their tie.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to write the table.")] = Format.table,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here, not to stdout.")] = None,
) -> None:
    """Print the ties of a day: alignment from -1 to 1 with its interval, kind, claims and sources.

    Example: foedus ties --workspace w --at 2016-12-31 --why rus hezbollah
    """
    from foedus import ties as room

    if between and why:
        raise UsageError("give either --between or --why")
    frame, set_aside = claims_given(workspace, claims)
    if why:
        write_table(room.why(frame, *why, at), format, output, shown=_REASONS)
    else:
        found = room.ties(frame, at=at, between=between)
        write_table(found, format, output, shown=_SHOWN)
        if between and not found.height:
            console.say(
                f"no tie of {between[0]} and {between[1]}; `foedus actors show NAME` tells an actor's id"
            )
    console.finish(set_aside)
