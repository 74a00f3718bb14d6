"""A workspace: the tables, the ledger and the judgements of one body of reports and claims."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.errors import StoreError
from foedus.records import Mention, Report
from foedus.store import compaction, derived
from foedus.store.batch import Batch, recover
from foedus.store.catalogue import check_place, open_catalogue, open_table
from foedus.store.compaction import Compacted
from foedus.store.filters import dyad_column
from foedus.store.journal import Journal
from foedus.store.journal_tables import Counts
from foedus.store.location import locate
from foedus.store.migrations import migrate
from foedus.store.reads import Reads
from foedus.store.rows import mentions_frame, reports_frame
from foedus.store.schemas import VERSION, layouts
from foedus.store.table import IcebergTable
from foedus.store.trouble import told

if TYPE_CHECKING:
    import polars as pl


class Workspace(Reads):
    """The tables at a folder or URL (see :func:`foedus.store.locate`).

    Args:
        place: a folder, or a catalogue's URL with ``warehouse=``.
        create: make the workspace where there is none.

    Raises:
        StoreError: there is no workspace, or a newer foedus wrote it.
    """

    def __init__(self, place: str | Path, *, create: bool = False) -> None:
        self.location = locate(place)
        self.name = self.location.name
        folder = self.location.folder
        if folder is not None and not (folder / "workspace.db").exists():
            if not create:
                raise StoreError(
                    "there is no workspace here",
                    where=str(place),
                    remedy="Fill one with `foedus ingest` or `foedus import`.",
                )
            with told(self.name):
                folder.mkdir(parents=True, exist_ok=True)
        with told(self.name):
            self._open(create=create)

    def _open(self, *, create: bool) -> None:
        self._catalogue = open_catalogue(self.location)
        self.journal = Journal(self._catalogue.engine)
        self.journal.create()
        found = self.journal.get("version")
        if found is None and not create and self.location.folder is None:
            raise StoreError(
                "there is no workspace here", where=self.name, remedy="Open it with create=True."
            )
        if found is not None and int(found) > VERSION:
            raise StoreError(
                f"the workspace is of version {found}; this foedus knows up to {VERSION}",
                where=self.name,
                remedy="Install a newer foedus.",
            )
        check_place(self._catalogue, self.location)
        self.tables: dict[str, IcebergTable] = {
            name: open_table(self._catalogue, self.location, layout) for name, layout in layouts().items()
        }
        migrate(self.tables, self.journal, found)

    @property
    def version(self) -> int:
        """The version of the workspace's schemas."""
        return int(self.journal.get("version") or VERSION)

    def close(self) -> None:
        """Let go of the catalogue's connections."""
        self._catalogue.engine.dispose()

    def __enter__(self) -> Workspace:
        """The workspace itself; it is closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    # Writing

    def begin(self, kind: str, source: str = "") -> Batch:
        """A new batch, to be written and committed (see :class:`foedus.store.Batch`)."""
        return Batch(self.journal, self.tables, self.name, kind=kind, source=source)

    def recover(self) -> int:
        """Finish or drop what killed processes left; how many batches that was."""
        with told(self.name):
            return recover(self.journal, self.tables)

    @contextmanager
    def lock(self, name: str, *, seconds: float = 3600.0) -> Iterator[None]:
        """Hold a named lock, so that two processes do not do the same work at once.

        Raises:
            StoreError: another process held it for ``seconds``.
        """
        end = time.monotonic() + seconds
        with told(self.name):
            while not self.journal.try_lock(name):
                if time.monotonic() > end:
                    raise StoreError(
                        f"another process is busy with {name}", where=self.name, remedy="Wait for it."
                    )
                time.sleep(0.05)
        try:
            yield
        finally:
            with told(self.name):
                self.journal.unlock(name)

    def compact(self) -> dict[str, Compacted]:
        """Merge small files into large ones in order and drop what is no longer needed, table by table."""
        with self.lock("compaction"), told(self.name):
            pending = self.journal.pending()
            return {name: compaction.compact(table, pending) for name, table in self.tables.items()}

    def tidy(self) -> bool:
        """Compact if there are many small files; whether there were."""
        with told(self.name):
            many = any(compaction.small_files(table) > compaction.MANY for table in self.tables.values())
        if many:
            self.compact()
        return many

    def append_claims(self, frame: pl.DataFrame, *, data_set: str | None = None) -> Counts:
        """Add claims (columns of :func:`foedus.frames.claim_schema`) in one commit."""
        return self._append("claims", keyed(frame, data_set))

    def append_reports(self, reports: Iterable[Report]) -> Counts:
        """Add reports in one commit."""
        return self._append("reports", reports_frame(reports))

    def append_mentions(self, mentions: Iterable[tuple[str, Mention]]) -> Counts:
        """Add mentions, each with its report's id, in one commit."""
        return self._append("mentions", mentions_frame(mentions))

    def _append(self, table: str, frame: pl.DataFrame) -> Counts:
        batch = self.begin("append", table)
        try:
            batch.write(table, frame)
        except BaseException:
            batch.abandon()
            raise
        return batch.commit(Counts(taken=frame.height, stored=frame.height))

    # Tables computed from the claims

    @property
    def snapshot(self) -> int | None:
        """The claims table as it stands now, by its snapshot's number; None while it is empty."""
        with told(self.name):
            current = self.tables["claims"].current().current_snapshot()
        return current.snapshot_id if current else None

    def keep(self, name: str, frame: pl.DataFrame, *, snapshot: int | None = None) -> None:
        """Put a frame in the place of the derived table ``name`` (ties, actors).

        Args:
            name: the table's name; not one of the workspace's own.
            frame: all its rows.
            snapshot: the :attr:`snapshot` of the claims it was computed from.

        Raises:
            StoreError: the name is one of the workspace's own tables.
        """
        with told(self.name):
            derived.keep(self._catalogue, self.location, name, frame, snapshot)

    def kept(self, name: str) -> tuple[pl.DataFrame, int | None] | None:
        """A derived table and the snapshot of the claims behind it; None where it was never kept."""
        with told(self.name):
            return derived.kept(self._catalogue, self.location, name)


def keyed(frame: pl.DataFrame, data_set: str | None = None) -> pl.DataFrame:
    """A flat claims frame with the columns that the store finds claims by."""
    import polars as pl

    if "dyad" not in frame.columns:
        frame = frame.with_columns(dyad_column())
    if "data_set" not in frame.columns:
        frame = frame.with_columns(pl.lit(data_set, dtype=pl.String).alias("data_set"))
    return frame
