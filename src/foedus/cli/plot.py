"""``foedus plot``: a tie over time, the network, or the strain map, as SVG."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import console
from foedus.cli.claims_given import AtOption, ClaimsOption, WorkspaceOption, claims_given
from foedus.errors import UsageError


class Picture(StrEnum):
    """What to draw."""

    tie = "tie"
    network = "network"
    strain = "strain"


def plot(
    picture: Annotated[Picture, typer.Argument(help="What to draw.")],
    workspace: WorkspaceOption = None,
    claims: ClaimsOption = None,
    at: AtOption = None,
    between: Annotated[tuple[str, str] | None, typer.Option(help="Two actor ids, for `tie`.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here, not to stdout.")] = None,
) -> None:
    """Draw a tie over time, the network of ties with its blocs, or the strain map, as SVG.

    Example: foedus plot tie --workspace w --between rus tur -o rus-tur.svg
    """
    from foedus import blocs
    from foedus.brief import plots
    from foedus.ties import ties

    frame, set_aside = claims_given(workspace, claims)
    if picture is Picture.tie:
        if between is None:
            raise UsageError("a tie has two ends", remedy="Give --between A B.")
        drawn = plots.tie_picture(frame, *between)
    else:
        table = ties(frame, at=at)
        if picture is Picture.network:
            drawn = plots.network_picture(table, blocs.blocs(table))
        else:
            drawn = plots.strain_picture(table, blocs.edge_strain(table), blocs.strain(table, most=5))
    with console.output(output) as stream:
        stream.write(drawn)
    console.finish(set_aside)
