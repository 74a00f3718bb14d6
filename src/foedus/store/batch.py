"""One batch of inputs on its way into the tables: all of it or nothing, and once.

The order is: *intend* (which inputs; the ledger sees to it that no other batch has them), write the
files, *stage* (the ledger names the files and the account: from here it will happen), *publish* each
table (a commit carries the batch's id, so it is made once whoever makes it), *finish*.  A process killed
before staging leaves nothing; one killed after is finished by the next that opens the workspace to write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from foedus.errors import SetAside
from foedus.store.journal import Counts, Journal, Plan
from foedus.store.table import IcebergTable
from foedus.store.trouble import told

if TYPE_CHECKING:
    import polars as pl

_ORDER = ("reports", "mentions", "claims")  # claims last: whoever sees a claim can open its report


class Batch:
    """A batch under way; made by :meth:`foedus.store.Workspace.begin`.

    Args:
        journal: the ledger.
        tables: the workspace's tables by name.
        where: the workspace's name, for messages.
        kind: what brings it (``ingest``, ``import``, ``append``).
        source: the input it comes from, for the ledger.
    """

    def __init__(
        self, journal: Journal, tables: Mapping[str, IcebergTable], where: str, *, kind: str, source: str = ""
    ) -> None:
        self.id = uuid4().hex
        self.taken: set[str] = set()
        self._journal, self._tables, self._where = journal, tables, where
        self._kind, self._source = kind, source
        self._files: dict[str, list[str]] = {}
        self._claims = 0

    def intend(self, ids: Sequence[str] = ()) -> set[str]:
        """Take those inputs that no other batch has taken; they are returned."""
        with told(self._where):
            self.taken = self._journal.intend(self.id, ids, kind=self._kind, source=self._source)
        return self.taken

    def write(self, table: str, frame: pl.DataFrame) -> None:
        """Write rows of one table; nobody sees them before :meth:`commit`."""
        import polars as pl

        if frame.height == 0:
            return
        with told(self._where):
            marked = frame.with_columns(batch=pl.lit(self.id))
            self._files.setdefault(table, []).extend(self._tables[table].write(marked))
        if table == "claims":
            self._claims += frame.height

    def commit(
        self,
        counts: Counts,
        failed: Mapping[str, SetAside] | None = None,
        rejected: Sequence[SetAside] = (),
    ) -> Counts:
        """Make it so.  When this returns, every row is in its table for good.

        Args:
            counts: the account of the inputs; ``claims`` is filled in.
            failed: taken inputs that were set aside, by id.
            rejected: rows set aside within an input.

        Raises:
            StoreError: the disk is full, or another process took the batch for abandoned.
        """
        account = Counts(counts.taken, counts.stored, counts.duplicate, counts.set_aside, self._claims)
        plan = Plan(self.id, {name: tuple(files) for name, files in self._files.items()})
        with told(self._where):
            self._journal.stage(plan, account, failed or {}, rejected)
            carry_out(plan, self._journal, self._tables)
        return account

    def abandon(self) -> None:
        """Give the inputs back; the files written are swept up by the next compaction."""
        with told(self._where):
            self._journal.drop(self.id)


def carry_out(plan: Plan, journal: Journal, tables: Mapping[str, IcebergTable]) -> None:
    """Publish a staged batch in every table that has not got it, and mark it done."""
    for name in _ORDER:
        if files := plan.files.get(name):
            tables[name].publish(plan.batch, files)
    journal.finish(plan.batch)


def recover(journal: Journal, tables: Mapping[str, IcebergTable]) -> int:
    """Finish the staged batches of dead processes and drop their unstaged ones; how many there were."""
    orphans = journal.abandoned()
    for batch, state in orphans:
        if state == "staged":
            carry_out(journal.plan(batch), journal, tables)
        else:
            journal.drop(batch)
    return len(orphans)
