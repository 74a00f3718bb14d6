"""The claims as they stood at one moment, and what is computed from them, each once."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from foedus import blocs, shifts, ties, voices
from foedus.api import Workspace
from foedus.edtf import bounds
from foedus.records import Bloc, Shift, Strain
from foedus.serve.memo import Memo
from foedus.store.filters import dyad, dyad_column

if TYPE_CHECKING:
    import polars as pl

# Columns that ties, voices and strains are computed from; sentences are read when they are shown.
SLIM = (
    "claim_id", "report_id", "kind", "type",
    "subject_id", "subject_name", "subject_within", "object_id", "object_name", "object_within",
    "issue", "sign", "modality", "day_first", "day_last", "said_by_ids", "said_by_names",
    "probability", "outlet", "published", "source", "group",
)  # fmt: skip
LARGE = 200_000  # claims from which sentences are left on disk, voices weighed once, history shared
MOMENTS = 24  # days at which a history is shown
_CONTRADICTIONS = 20_000  # latest claims in which contradictions are looked for


class Snapshot:
    """One state of a workspace.

    Args:
        workspace: where the claims are.
        version: names the state; another state has another name.
    """

    def __init__(self, workspace: Workspace, version: str) -> None:
        self.workspace = workspace
        self.version = version
        self._memo = Memo(size=128)
        self._whole = Memo(size=1)

    @property
    def claims(self) -> pl.DataFrame:
        """The claims with the columns of :data:`SLIM` and ``evidence_text`` (null in a large record)."""
        return self._whole.get("claims", self._read)

    def _read(self) -> pl.DataFrame:
        import polars as pl

        lazy = self.workspace.scan_claims()
        small = lazy.select(pl.len()).collect().item() <= LARGE
        words = pl.col("evidence_text") if small else pl.lit(None, pl.String).alias("evidence_text")
        found = lazy.select(*SLIM, words).collect()
        found = found.with_columns(pl.col("sign").cast(pl.Int8), dyad_column())
        return found if small else voices.weigh(found)

    @cached_property
    def span(self) -> tuple[date | None, date | None]:
        """The first and last day of what is told as fact."""
        import polars as pl

        told = self.claims.filter(
            (pl.col("modality") == "actual")
            & (pl.col("day_first").dt.year() > 1)
            & (pl.col("day_last").dt.year() < 9999)
        )
        low, high = told["day_first"].min(), told["day_last"].max()
        return (low if isinstance(low, date) else None), (high if isinstance(high, date) else None)

    def day(self, at: str | None) -> str:
        """The day meant by ``at``: its last one; the last day of the record by default.

        Raises:
            DateError: it is not a date.
        """
        if at:
            return bounds(at)[1].isoformat()
        last = self.span[1]
        return (last or date.today()).isoformat()

    def since(self, since: str | None, until: str) -> str:
        """The day changes are counted from: the one given, else a year before or halfway, if later."""
        if since:
            return bounds(since)[0].isoformat()
        last = date.fromisoformat(until)
        first = self.span[0] or last
        return max(last - timedelta(days=365), min(last, first + (last - first) / 2)).isoformat()

    def ties(self, at: str) -> pl.DataFrame:
        """The ties of a day."""
        return self._memo.get(("ties", at), lambda: ties.ties(self.claims, at=at))

    def change(self, since: str, until: str) -> pl.DataFrame:
        """What changed between two days."""
        return self._memo.get(("change", since, until), lambda: ties.change(self.claims, since, until))

    def blocs(self, at: str) -> tuple[Bloc, ...]:
        """The blocs of a day."""
        return self._memo.get(("blocs", at), lambda: tuple(blocs.blocs(self.ties(at))))

    def strains(self, at: str) -> tuple[Strain, ...]:
        """What strains the ties of a day."""
        known = self.known(at)
        return self._memo.get(("strains", at), lambda: tuple(blocs.strains(known, self.ties(at))))

    def known(self, at: str) -> pl.DataFrame:
        """The claims about days up to ``at``."""
        import polars as pl

        day = date.fromisoformat(at)
        return self.claims.filter(pl.col("day_first").is_null() | (pl.col("day_first") <= day))

    def contradictions(self, at: str) -> pl.DataFrame:
        """Claims that cannot both hold, among the latest known by a day."""
        return self._memo.get(("contradictions", at), lambda: voices.contradictions(self._latest(at)))

    def _latest(self, at: str) -> pl.DataFrame:
        known = self.known(at)
        if known.height <= _CONTRADICTIONS:
            return known
        down = [True, False]
        return known.sort("day_last", "claim_id", descending=down, nulls_last=True).head(_CONTRADICTIONS)

    def shifts(self, a: str, b: str) -> tuple[Shift, ...]:
        """Realignments of one dyad."""
        found = self._memo.get("shifts", lambda: tuple(shifts.shifts(self.claims)))
        return tuple(shift for shift in found if (shift.a, shift.b) == (a, b))

    def why(self, a: str, b: str, at: str) -> pl.DataFrame:
        """A tie taken apart into the claims behind it."""
        of = self._memo.get(("ready", at), lambda: ties.ready(self.claims, at))
        return ties.explained(of, a, b)

    def kept(self, key: tuple[Any, ...], compute: Any) -> Any:
        """Something else computed from this state, once."""
        return self._memo.get(key, compute)

    def of_dyad(self, a: str, b: str) -> pl.DataFrame:
        """The claims that count toward one tie, with the columns of :attr:`claims`."""
        import polars as pl

        return self.claims.filter(pl.col("dyad") == dyad(a, b))

    def between(self, a: str, b: str, at: str) -> pl.DataFrame:
        """Full claims between two actors known by a day."""
        import polars as pl

        found = self.workspace.claims(between=(a, b))
        return found.filter(pl.col("day_first").is_null() | (pl.col("day_first") <= date.fromisoformat(at)))

    @cached_property
    def names(self) -> dict[str, str]:
        """What each principal of the record is called."""
        from foedus.serve.shape.ties import names_in

        return names_in(self.ties(self.day(None)))

    @cached_property
    def opening(self) -> date | None:
        """The day by which two in a hundred dated claims have passed: where pictures of time begin."""
        import polars as pl

        days = self.claims.filter(pl.col("day_first").dt.year() > 1)["day_first"].sort()
        found = days[len(days) // 50] if len(days) else None
        return found if isinstance(found, date) else None

    def history(self, a: str, b: str, at: str) -> list[dict[str, Any]]:
        """A tie on days spread evenly from its first evidence (the record's opening, if later) to ``at``."""
        import polars as pl

        begun = self.of_dyad(a, b).filter(pl.col("day_first").dt.year() > 1)["day_first"].min()
        first = max((d for d in (begun, self.opening) if isinstance(d, date)), default=None)
        found = (self.ties(day).filter(a=a, b=b).to_dicts() for day in self.moments(first, at))
        return [row for rows in found for row in rows]

    def moments(self, first: date | None, at: str) -> list[str]:
        """Days spread evenly from ``first`` to ``at``; in a large record from a set that all ties share."""
        last = date.fromisoformat(at)
        if self.claims.height <= LARGE:
            return spread(first, last)
        shared = spread(self.opening, self.span[1] or last)
        return [*(day for day in shared if (first or last).isoformat() <= day < at), at]

    def warm(self) -> None:
        """Compute what every page of a large record needs, before it is asked for."""
        if self.claims.height > LARGE:
            today = self.day(None)
            self.why("", "", today)
            self.shifts("", "")
            for day in self.moments(self.opening, today):
                self.ties(day)


def spread(first: date | None, last: date, count: int = MOMENTS) -> list[str]:
    """Days spread evenly from ``first`` to ``last``, the last of them ``last``.

    >>> spread(date(2016, 1, 1), date(2016, 1, 3))
    ['2016-01-01', '2016-01-02', '2016-01-03']
    """
    if first is None or first >= last:
        return [last.isoformat()]
    step = max(1, (last - first).days // count)
    days = [last - timedelta(days=step * n) for n in range(count + 1)]
    return sorted(d.isoformat() for d in days if d >= first)
