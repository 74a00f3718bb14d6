"""Writers of one machine take turns at a table's commit.

Commits are safe without it (the catalogue refuses one that another overtook, and it is made again); with
several writers, taking turns saves the work of those that would be refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(folder: Path | None) -> Iterator[None]:
    """Hold a folder's lock, which ends with the process; without a folder or locks, nothing is held."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        folder = None
    if folder is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".turn").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
