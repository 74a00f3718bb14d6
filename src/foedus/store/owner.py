"""Who is at work on a batch, and whether that process still lives."""

from __future__ import annotations

import os
import socket
import time
from functools import cache
from pathlib import Path

LEASE = 900.0  # seconds after which a silent process on another machine is taken for dead


def moment() -> float:
    """Seconds since the epoch."""
    return time.time()


def _started(pid: int) -> str | None:
    """When a process of this machine began (clock ticks since boot), None if it is not running."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return _probed(pid)
    return None if fields[0] in ("Z", "X") else fields[19]


def _probed(pid: int) -> str | None:
    if Path("/proc/self/stat").exists():
        return None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        pass
    return "0"


@cache
def _self(pid: int) -> str:
    return f"{socket.gethostname()}:{pid}:{_started(pid)}"


def this_process() -> str:
    """This process's name in the ledger: machine, process id and when it began."""
    return _self(os.getpid())


def is_alive(owner: str, touched: float) -> bool:
    """Whether the process ``owner`` still runs; for another machine, whether it was heard of lately."""
    host, _, rest = owner.partition(":")
    pid, _, started = rest.partition(":")
    if host != socket.gethostname():
        return moment() - touched < LEASE
    return _started(int(pid)) == started
