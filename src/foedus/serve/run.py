"""Starting the server."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

from foedus.api import Workspace
from foedus.errors import ServeError
from foedus.serve.access import access_for


def serve(
    workspace: Workspace,
    *,
    host: str = "127.0.0.1",
    port: int = 8300,
    names: Sequence[str] = (),
    say: Callable[[str], None] = print,
) -> None:
    """Serve a workspace until interrupted.

    Args:
        workspace: what is shown.
        host: the address to listen on; any but a loopback address lets other machines in, with a token.
        port: 0 picks a free one.
        names: other names that the server is called by.
        say: where the start-up line goes.

    Raises:
        ServeError: the port is taken or the address is not this machine's.
    """
    import uvicorn

    from foedus.serve.app import create_app

    listener = _listen(host, port)
    number = listener.getsockname()[1]
    access = access_for(host, tuple(names))
    mark = "?" if access.remote else "#"
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    shown = f"[{shown}]" if ":" in shown else shown
    say(f"{workspace.name} at http://{shown}:{number}/{mark}token={access.token}")
    if access.remote:
        say("Other machines can reach this server; whoever has the address above can read and judge.")
    config = uvicorn.Config(
        create_app(workspace, access),
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=2,
        access_log=False,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(
        family, socket.SOCK_STREAM, socket.IPPROTO_TCP
    )  # named, so that asyncio sets NODELAY
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), port))
        listener.listen(128)  # before the address is told: who comes early waits
    except OSError as error:
        listener.close()
        raise ServeError(
            f"cannot listen on {host}:{port}: {error.strerror}",
            remedy="Choose another with --port or --host.",
        ) from error
    return listener
