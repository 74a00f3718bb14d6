"""``foedus serve``: the web page and HTTP API."""

from __future__ import annotations

from typing import Annotated

import typer

from foedus.cli import console


def serve(
    workspace: Annotated[str, typer.Option("--workspace", "-w", help="The workspace's folder or URL.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 picks a free one.")] = 8300,
    host: Annotated[
        str,
        typer.Option(help="The address to listen on; any but 127.0.0.1 lets others in, with a token."),
    ] = "127.0.0.1",
    name: Annotated[list[str] | None, typer.Option(help="Another host name the server is called by.")] = None,
) -> None:
    """Open a web page and an HTTP API over a workspace, on this machine only.

    Example: foedus serve --workspace w --port 8300
    """
    from foedus import serve as room
    from foedus.api import Workspace

    room.serve(Workspace(workspace), host=host, port=port, names=tuple(name or ()), say=console.say)
