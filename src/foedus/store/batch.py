"""One batch of inputs on its way into the tables: all of it or nothing, and once.

The order is: *intend* (which inputs; the ledger sees to it that no other batch has them), write the
files, *stage* (the ledger names the files and the account: from here it will happen), *publish* each
table (a commit carries the batch's id, so it is made once whoever makes it), *finish*.  A process killed
before staging leaves nothing; one killed after is finished by the next that opens the workspace to write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from foedus.store.journal import Journal
from foedus.store.journal_tables import Aside, Counts, Item, Plan
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
        self._journal, self._tables, self._where = journal, tables, where
        self._files: dict[str, list[str]] = {}
        self._claims = 0
        with told(where):
            journal.begin(self.id, kind=kind, source=source)

    def take(self, ids: Sequence[str]) -> set[str]:
        """Take those inputs that no other batch has taken; they are returned."""
        with told(self._where):
            return self._journal.take(self.id, ids)

    def write(self, table: str, frame: pl.DataFrame) -> list[str]:
        """Write rows of one table, which nobody sees before :meth:`commit`; the files written."""
        import polars as pl

        if frame.height == 0:
            return []
        with told(self._where):
            files = self._tables[table].write(frame.with_columns(batch=pl.lit(self.id)))
        self._files.setdefault(table, []).extend(files)
        if table == "claims":
            self._claims += frame.height
        return files

    def commit(
        self, counts: Counts, items: Mapping[str, Item] | None = None, set_aside: Sequence[Aside] = ()
    ) -> Counts:
        """Make it so.  When this returns, every row is in its table for good.

        Args:
            counts: the account of the inputs; ``claims`` is filled in.
            items: what became of each input taken, by id.
            set_aside: what was set aside, and of which input.

        Raises:
            StoreError: the disk is full, or another process took the batch for abandoned.
        """
        account = replace(counts, claims=self._claims)
        plan = Plan(self.id, {name: tuple(files) for name, files in self._files.items()})
        with told(self._where):
            self._journal.stage(plan, account, items or {}, set_aside)
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
