"""``foedus shifts``: which ties realigned, when, and how sure that is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import console
from foedus.cli.claims_given import ClaimsOption, WorkspaceOption, claims_given
from foedus.cli.tables import Format, write_table

_SHOWN = {
    "a": "who", "b": "with whom", "date": "date", "low": "not before", "high": "not after",
    "before": "before", "after": "after", "probability": "probability",
}  # fmt: skip


def shifts(
    workspace: WorkspaceOption = None,
    claims: ClaimsOption = None,
    since: Annotated[
        str | None, typer.Option(callback=console.a_day, help="Leave out changes before this day (EDTF).")
    ] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(help="Two actor ids: that dyad only.")] = None,
    online: Annotated[
        bool, typer.Option("--online", help="Give the day each would first have been noticed.")
    ] = False,
    format: Annotated[Format, typer.Option(help="How to write the table.")] = Format.table,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here, not to stdout.")] = None,
) -> None:
    """Print the realignments: ties whose alignment changed for good, with the interval of the day.

    Example: foedus shifts --workspace w --since 2016-01-01 --format json
    """
    from foedus import shifts as room

    frame, set_aside = claims_given(workspace, claims)
    found = room.shifts(frame, since=since, between=between, online=online)
    write_table(room.shifts_frame(found), format, output, shown=_SHOWN)
    console.finish(set_aside)
