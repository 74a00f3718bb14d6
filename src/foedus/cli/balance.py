"""``foedus balance``: how far a signed network is from balance, with proof."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli import console
from foedus.cli.claims_given import AtOption, ClaimsOption, WorkspaceOption, claims_given
from foedus.errors import UsageError

if TYPE_CHECKING:
    from foedus.blocs import Balance


def balance(
    network: Annotated[
        Path | None, typer.Argument(exists=True, dir_okay=False, help="CSV: a,b,sign[,weight].")
    ] = None,
    workspace: WorkspaceOption = None,
    claims: ClaimsOption = None,
    at: AtOption = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="When to stop looking for a proof.")] = 60.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print the frustration index of a signed network, the edges that cause it, and the two sides.

    Example: foedus balance network.csv --json
    """
    from foedus import blocs

    if network is not None:
        if workspace or claims:
            raise UsageError("give a network file, or a workspace, not both", remedy="Leave one out.")
        graph = blocs.read_network(network)
    else:
        if not (workspace or claims):
            raise UsageError(
                "give a network, --workspace or --claims", remedy="For one: foedus balance network.csv."
            )
        from foedus.ties import ties

        graph = blocs.from_ties(ties(claims_given(workspace, claims)[0], at=at))
    found = blocs.frustration(graph, seconds=seconds)
    console.put(json.dumps(found.as_json(), ensure_ascii=False) if as_json else _told(found))


def _told(found: Balance) -> str:
    fields = found.as_json()
    proof = "proved" if found.proved else f"not proved; at least {fields['bound']}"
    lines = [
        f"{found.nodes} actors, {found.edges} ties, {found.negative} of them negative",
        f"frustration {fields['frustration']} ({proof}, {found.seconds:.2f} s)",
        f"triangles: {found.triangles['balanced']} balanced, {found.triangles['unbalanced']} not",
    ]
    if found.walks is not None:
        lines.append(f"balance by closed walks: {found.walks:.3f}")
    lines += [f"given up: {a} – {b}" for a, b in found.frustrated_edges]
    sides = [sorted(name for name, side in found.blocs.items() if side == which) for which in (0, 1)]
    return "\n".join([*lines, *(f"side {i + 1}: {', '.join(side)}" for i, side in enumerate(sides))])
