"""Choosing an engine by name."""

from __future__ import annotations

from foedus.engine.local import Local
from foedus.engine.work import Engine, Inline, Work
from foedus.errors import UsageError

NAMES = ("local", "ray", "inline")


def engine_for(engine: str | Engine, work: Work, jobs: int) -> Engine:
    """The engine of a name, or the one given.

    Raises:
        UsageError: there is none of that name.
        EngineError: what it needs is not installed.
    """
    if not isinstance(engine, str):
        return engine
    if engine == "local":
        return Local(work, jobs)
    if engine == "inline":
        return Inline(work)
    if engine == "ray":
        from foedus.engine.cluster import Cluster

        return Cluster(work, jobs)
    raise UsageError(f"no engine named {engine!r}", remedy=f"One of {', '.join(NAMES)}.")
