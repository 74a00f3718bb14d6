"""Where routes ask: the workspace, its present state, and the reviewers' decisions."""

from __future__ import annotations

import hashlib
import threading
import time
from contextlib import suppress

from foedus.api import Workspace
from foedus.errors import FoedusError
from foedus.serve.snapshot import Snapshot
from foedus.store.trouble import told

_FRESH = 0.5  # seconds for which the state is taken to be unchanged


class Desk:
    """The one place where routes get at the workspace.

    Args:
        workspace: what is served.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._door = threading.Lock()
        self._checked = 0.0
        self._snapshot = Snapshot(workspace, "")

    def snapshot(self) -> Snapshot:
        """The present state; another one as soon as something was written."""
        with self._door:
            if time.monotonic() - self._checked > _FRESH:
                version = self._version()
                if version != self._snapshot.version:
                    self._snapshot = Snapshot(self.workspace, version)
                    threading.Thread(target=self._warm, args=(self._snapshot,), daemon=True).start()
                self._checked = time.monotonic()
            return self._snapshot

    def changed(self) -> None:
        """Look again at the next question: something was written here."""
        with self._door:
            self._checked = 0.0

    @staticmethod
    def _warm(snapshot: Snapshot) -> None:
        """Errors are left to the request that meets them, which can tell its asker."""
        with suppress(FoedusError):
            snapshot.warm()

    def _version(self) -> str:
        with told(self.workspace.name):
            parts = [str(len(self.workspace.journal.rows("judgements")))]
            for table in self.workspace.tables.values():
                current = table.current().current_snapshot()
                parts.append(str(current.snapshot_id) if current else "-")
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
