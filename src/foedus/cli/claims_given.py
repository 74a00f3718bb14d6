"""Where a command's claims come from: a workspace, or a file as ``foedus read`` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli.console import a_day
from foedus.cli.lines import json_lines
from foedus.errors import SetAside, UsageError

if TYPE_CHECKING:
    import polars as pl

    from foedus.records import Claim

WorkspaceOption = Annotated[
    str | None, typer.Option("--workspace", "-w", help="The workspace's folder or URL.")
]
ClaimsOption = Annotated[
    Path | None, typer.Option("--claims", help="Claims as `foedus read` writes them, instead of a workspace.")
]
AtOption = Annotated[
    str | None, typer.Option(callback=a_day, help="The day (EDTF); the last day of the claims by default.")
]


def claims_given(workspace: str | None, claims: Path | None) -> tuple[pl.DataFrame, list[SetAside]]:
    """The claims table of a workspace or a JSONL file, and the lines that are no claims.

    Raises:
        UsageError: neither or both are given, or the file cannot be opened.
        StoreError: there is no workspace there.
    """
    if (workspace is None) == (claims is None):
        raise UsageError("give either --workspace or --claims", remedy="For one: --workspace my-workspace.")
    if workspace is not None:
        from foedus.store import Workspace

        with Workspace(workspace) as opened:
            return opened.claims(), []
    from foedus.frames import claims_frame

    assert claims is not None
    set_aside: list[SetAside] = []
    return claims_frame(_claims(claims, set_aside)), set_aside


def _claims(path: Path, set_aside: list[SetAside]) -> Iterator[Claim]:
    from foedus.interchange import claim_from_json

    for where, fields in json_lines(path, set_aside):
        try:
            yield claim_from_json(fields, where=where)
        except SetAside as error:
            set_aside.append(error)
