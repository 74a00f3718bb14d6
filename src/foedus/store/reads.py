"""Reading a workspace: claims, reports, mentions, the ledger, and reviewers' decisions on claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from foedus.reading import Fingerprint
from foedus.records import Report
from foedus.store import judgements
from foedus.store.filters import Wanted, one_of
from foedus.store.journal import Journal
from foedus.store.rows import report_from
from foedus.store.sql import sql_over
from foedus.store.table import IcebergTable
from foedus.store.trouble import told

if TYPE_CHECKING:
    import polars as pl


class Reads:
    """What can be asked of a workspace; its tables and journal are the subclass's."""

    tables: dict[str, IcebergTable]
    journal: Journal
    name: str

    @cached_property
    def _claim_columns(self) -> list[str]:
        from foedus.frames import claim_schema

        return list(claim_schema())

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

    def claims_since(self, snapshot: int) -> pl.DataFrame | None:
        """The claims added after a :attr:`snapshot` of the claims; None where that is too long ago to tell.

        As coded: reviewers' decisions are not applied.
        """
        import polars as pl

        with told(self.name):
            files = self.tables["claims"].added_since(snapshot)
            if files is None:
                return None
            frame = self.tables["claims"].lazy(files).select(self._claim_columns).collect()
        return frame.with_columns(pl.col("sign").cast(pl.Int8))

    def query(self, sql: str) -> pl.DataFrame:
        """The answer to an SQL query (DuckDB's dialect) over ``claims``, ``reports`` and ``mentions``.

        Args:
            sql: one statement that reads; the tables are views over their files as they stand now, as coded.

        Raises:
            UsageError: the query cannot be answered.
        """
        with told(self.name):
            files = {name: table.files() for name, table in self.tables.items()}
        return sql_over(files, self.tables, sql)

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
