"""Runs a flow over many reports, here or on a cluster, into a workspace."""

from foedus.engine.account import Account
from foedus.engine.events import import_events
from foedus.engine.ingest import ingest
from foedus.engine.local import Local
from foedus.engine.work import Engine, Inline, Outcome, Work

__all__ = ["Account", "Engine", "Inline", "Local", "Outcome", "Work", "import_events", "ingest"]
