"""A workspace: the tables, the ledger and the judgements of one body of reports and claims."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from foedus.errors import StoreError
from foedus.reading import Fingerprint
from foedus.records import Mention, Report
from foedus.store import compaction, judgements
from foedus.store.batch import Batch, recover
from foedus.store.catalogue import open_catalogue, open_table
from foedus.store.compaction import Compacted
from foedus.store.filters import Wanted, dyad_column, one_of
from foedus.store.journal import Counts, Journal
from foedus.store.location import locate
from foedus.store.migrations import migrate
from foedus.store.rows import mentions_frame, report_from, reports_frame
from foedus.store.schemas import VERSION, layouts
from foedus.store.table import IcebergTable
from foedus.store.trouble import told

if TYPE_CHECKING:
    import polars as pl


class Workspace:
    """The tables at a folder or URL (see :func:`foedus.store.locate`).

    Args:
        place: a folder, or a catalogue's URL with ``warehouse=``.
        create: make the workspace where there is none.

    Raises:
        StoreError: there is no workspace, or a newer foedus wrote it.
    """

    def __init__(self, place: str | Path, *, create: bool = False) -> None:
        self.location = locate(place)
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
        self.tables: dict[str, IcebergTable] = {
            name: open_table(self._catalogue, self.location, layout) for name, layout in layouts().items()
        }
        migrate(self.tables, self.journal, found)

    @property
    def name(self) -> str:
        """How the workspace is called in messages."""
        return self.location.name

    @property
    def version(self) -> int:
        """The version of the workspace's schemas."""
        return int(self.journal.get("version") or VERSION)

    @cached_property
    def _claim_columns(self) -> list[str]:
        from foedus.frames import claim_schema

        return list(claim_schema())

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

    # Reading

    def scan_claims(self, wanted: Wanted | None = None, *, judged: bool = True) -> pl.LazyFrame:
        """The claims as a lazy frame with all stored columns, files that cannot match left unread.

        Args:
            wanted: which claims; all where None.
            judged: leave out claims a reviewer rejected and correct those they corrected.
        """
        wanted = wanted or Wanted()
        with told(self.name):
            lazy = self.tables["claims"].scan(wanted.skipping())
            verdicts = self.judgements() if judged else None
        rows = wanted.rows()
        found = lazy if rows is None else lazy.filter(rows)
        return self._judged(found, verdicts, wanted) if verdicts is not None and verdicts.height else found

    def _judged(self, found: pl.LazyFrame, verdicts: pl.DataFrame, wanted: Wanted) -> pl.LazyFrame:
        """Corrected claims are looked up on their own: they may match only by what was corrected."""
        import polars as pl

        rejected, corrections = judgements.last_verdicts(verdicts)
        kept = found.filter(~pl.col("claim_id").is_in([*rejected, *corrections]))
        if not corrections:
            return kept
        these = self.scan_claims(Wanted(ids=list(corrections)), judged=False).collect()
        mended = judgements.corrected(these, corrections).lazy()
        rows = wanted.rows()
        return pl.concat([kept, mended if rows is None else mended.filter(rows)])

    def claims(
        self,
        since: str | date | None = None,
        until: str | date | None = None,
        between: tuple[str, str] | None = None,
        *,
        actor: str | None = None,
        kinds: Sequence[str] | None = None,
        ids: Sequence[str] | None = None,
        reports: Sequence[str] | None = None,
        data_set: str | None = None,
        columns: Sequence[str] | None = None,
        judged: bool = True,
    ) -> pl.DataFrame:
        """Claims as a Polars frame with the columns of :func:`foedus.frames.claim_schema`, or ``columns``.

        The other arguments are those of :class:`foedus.store.Wanted` and :meth:`scan_claims`.
        """
        import polars as pl

        wanted = Wanted(since, until, between, actor, kinds, ids, reports, data_set)
        chosen = list(columns) if columns is not None else self._claim_columns
        lazy = self.scan_claims(wanted, judged=judged).select(chosen)
        with told(self.name):
            frame = lazy.collect()
        return frame.with_columns(pl.col("sign").cast(pl.Int8)) if "sign" in chosen else frame

    def reports(
        self, ids: Sequence[str] | None = None, *, columns: Sequence[str] | None = None
    ) -> pl.DataFrame:
        """Reports as a Polars frame: those with these ids, or all."""
        import polars as pl

        with told(self.name):
            lazy = self.tables["reports"].scan(one_of("id", ids))
            if ids is not None:
                lazy = lazy.filter(pl.col("id").is_in(list(ids)))
            return lazy.select(
                columns if columns is not None else pl.exclude("sketch", "shingles", "sequence", "batch")
            ).collect()

    def fingerprints(self, last: int) -> list[Fingerprint]:
        """The fingerprints of the ``last`` reports, in the order the reports came in."""
        import polars as pl

        columns = ["id", "group", "sketch", "shingles"]
        with told(self.name):
            lazy = self.tables["reports"].scan().filter(pl.col("sketch").is_not_null())
            rows = lazy.top_k(last, by="sequence").sort("sequence").select(columns).collect().rows()
        return [Fingerprint(*row) for row in rows]

    def report(self, id: str) -> Report | None:
        """One report, or None."""
        found = self.reports([id])
        return report_from(found.row(0, named=True)) if found.height else None

    def mentions(self, reports: Sequence[str] | None = None) -> pl.DataFrame:
        """Mentions of actors as a Polars frame: of these reports, or all."""
        import polars as pl

        with told(self.name):
            lazy = self.tables["mentions"].scan(one_of("report_id", reports))
            if reports is not None:
                lazy = lazy.filter(pl.col("report_id").is_in(list(reports)))
            return lazy.select(pl.exclude("batch")).collect()

    def ledger(self) -> pl.DataFrame:
        """The batches: what brought them, their state, and the account of their inputs."""
        import polars as pl

        names = ("id", "kind", "state", "input", "taken", "stored", "duplicate", "set_aside", "claims")
        schema: dict[str, Any] = {n: pl.String if n in names[:4] else pl.Int64 for n in names}
        with told(self.name):
            rows = self.journal.rows("batches")
        return pl.DataFrame([{name: row[name] for name in names} for row in rows], schema=schema)

    def set_aside(self) -> pl.DataFrame:
        """What was set aside: where, what was wrong, what to do."""
        import polars as pl

        names = ("batch", "item", "place", "what", "remedy")
        with told(self.name):
            rows = self.journal.rows("set_aside")
        return pl.DataFrame(
            [{name: row[name] for name in names} for row in rows], schema=dict.fromkeys(names, pl.String)
        )

    # Judging

    def judge(
        self,
        claim_id: str,
        verdict: Literal["accept", "reject", "correct", "undo"],
        *,
        who: str,
        corrected: Mapping[str, Any] | None = None,
    ) -> None:
        """Record a reviewer's decision; earlier ones stay on record, the last one counts.

        Args:
            claim_id: the claim.
            verdict: accept, reject, correct, or undo (this reviewer's latest decision on the claim).
            who: the reviewer.
            corrected: for ``correct``, the claim table's columns and their right values.

        Raises:
            UsageError: the verdict is unknown, or a corrected column is.
        """
        row = judgements.row(claim_id, verdict, who, corrected, datetime.now(UTC))
        with told(self.name):
            self.journal.add("judgements", [row])

    def judgements(self) -> pl.DataFrame:
        """All decisions: claim_id, verdict, corrected (JSON), who, at; oldest first."""
        with told(self.name):
            return judgements.frame(self.journal.rows("judgements"))


def keyed(frame: pl.DataFrame, data_set: str | None = None) -> pl.DataFrame:
    """A flat claims frame with the columns that the store finds claims by."""
    import polars as pl

    if "dyad" not in frame.columns:
        frame = frame.with_columns(dyad_column())
    if "data_set" not in frame.columns:
        frame = frame.with_columns(pl.lit(data_set, dtype=pl.String).alias("data_set"))
    return frame
