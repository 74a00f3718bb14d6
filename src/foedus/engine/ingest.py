"""Ingesting reports into a workspace: each once, in batches, exactly accounted."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from foedus.engine.account import Account
from foedus.engine.engines import engine_for
from foedus.engine.work import Outcome, Work
from foedus.errors import FoedusError, SetAside
from foedus.flow import Coded, Read
from foedus.frames import claims_frame
from foedus.reading import CopyIndex, Fingerprint
from foedus.records import Report, text_hash
from foedus.store import Aside, Batch, Counts, Item, Workspace, keyed, mentions_frame, reports_frame

if TYPE_CHECKING:
    from foedus.engine.work import Engine

BATCH = 100
LOOKBACK = 50_000  # reports whose copies are recognised: 4 kB of memory each
Progress = Callable[[Account], None]


def ingest(
    workspace: Workspace,
    reports: Iterable[Report],
    *,
    engine: str | Engine = "local",
    jobs: int = 1,
    work: Work = Read(),  # noqa: B008
    progress: Progress | None = None,
    batch_size: int = BATCH,
) -> Account:
    """Read, group, code and store reports; those stored before are not stored again.

    Args:
        workspace: where to.
        reports: in order; what a :class:`foedus.reading.Reading` sets aside is accounted for too.
        engine: ``local`` (worker processes), ``ray``, ``inline`` (this process), or an engine.
        jobs: how many workers.
        work: what is done to each report.
        progress: called after every batch with the account so far.
        batch_size: reports in one commit.

    Raises:
        StoreError: the disk is full, or the workspace cannot be used.
        UsageError: the engine is unknown.
        EngineError: what the engine needs is not installed.
    """
    workspace.recover()
    run = _Run(workspace, reports, batch_size)
    runner = engine_for(engine, work, jobs)
    try:
        for outcome in runner.map(run.taken()):
            if run.place(outcome) and progress:
                progress(run.account)
        run.finish()
    except BaseException:
        run.abandon()
        raise
    return run.account


@dataclass
class _Open:
    """A batch whose reports are under way."""

    batch: Batch
    came: int = 0
    reports: list[Report] = field(default_factory=list)
    prints: dict[str, Fingerprint] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    full: bool = False


class _Run:
    def __init__(self, workspace: Workspace, reports: Iterable[Report], batch_size: int) -> None:
        self.account = Account(noun="reports")
        self._workspace, self._reports, self._size = workspace, reports, batch_size
        self._index = CopyIndex(workspace.fingerprints(LOOKBACK))
        self._open: deque[_Open] = deque()
        self._told = 0

    def taken(self) -> Iterator[Report]:
        """The reports that this run is to code, each in its group of copies, batch by batch."""
        pending: list[Report] = []
        for report in self._reports:
            pending.append(report)
            if len(pending) == self._size:
                yield from self._take(pending)
                pending = []
        yield from self._take(pending)

    def _take(self, pending: list[Report]) -> Iterator[Report]:
        if not pending:
            return
        one = _Open(self._workspace.begin("ingest", pending[0].origin or ""), came=len(pending))
        self._open.append(one)
        won = one.batch.take([report.id for report in pending])
        for report in pending:
            if report.id in won:
                won.discard(report.id)
                found = self._index.enter(report)
                one.prints[report.id] = found
                one.reports.append(replace(report, group=found.group))
        self._count_known(pending, one)
        one.full = True
        yield from one.reports

    def _count_known(self, pending: list[Report], one: _Open) -> None:
        """Those the ledger had: duplicates, or set aside before."""
        mine = {report.id for report in one.reports}
        journal = self._workspace.journal
        before = journal.outcomes([r.id for r in pending if r.id not in mine])
        again = [name for name, item in before.items() if item.outcome == "set aside"]
        told = [error for name in again for error in journal.told(name)]
        duplicate = len(pending) - len(one.reports) - len(again)
        self.account.add(duplicate=duplicate, set_aside=len(again), told=told)

    def place(self, outcome: Outcome) -> bool:
        """Put an outcome with its batch; whether that made a batch whole, which is then committed."""
        while self._open[0].full and len(self._open[0].outcomes) == len(self._open[0].reports):
            self._commit(self._open.popleft())
        first = self._open[0]
        first.outcomes.append(outcome)
        if first.full and len(first.outcomes) == len(first.reports):
            self._commit(self._open.popleft())
            return True
        return False

    def finish(self) -> None:
        """Commit what is left, and account for what could not be read."""
        while self._open:
            self._commit(self._open.popleft())
        self._commit_unread()

    def _commit(self, one: _Open) -> None:
        coded = [o for o in one.outcomes if isinstance(o, Coded)]
        failed = {
            report.id: outcome
            for report, outcome in zip(one.reports, one.outcomes, strict=True)
            if isinstance(outcome, SetAside)
        }
        if not one.reports:
            one.batch.abandon()
            return
        claims = [claim for each in coded for claim in each.claims]
        one.batch.write("reports", reports_frame((each.report for each in coded), one.prints))
        one.batch.write("mentions", mentions_frame((e.report.id, m) for e in coded for m in e.mentions))
        one.batch.write("claims", keyed(claims_frame(claims)))
        items = {r.id: Item("set aside" if r.id in failed else "stored") for r in one.reports}
        told: list[Aside] = list(failed.items())
        duplicate = one.came - len(one.reports)
        one.batch.commit(Counts(one.came, len(coded), duplicate, len(failed)), items, told)
        self.account.add(
            stored=len(coded), set_aside=len(failed), claims=len(claims), told=list(failed.values())
        )

    def _commit_unread(self) -> None:
        """Inputs that gave no report are in the ledger too, each by its place and fault."""
        unread: list[SetAside] = list(getattr(self._reports, "set_aside", ()))
        if not unread:
            return
        names = {f"unread:{text_hash(str(error))}": error for error in unread}
        batch = self._workspace.begin("ingest", "unread")
        fresh = batch.take(list(names))
        items = {name: Item("set aside", 1, 1) for name in fresh}
        if fresh:
            batch.commit(
                Counts(taken=len(fresh), set_aside=len(fresh)), items, [(name, names[name]) for name in fresh]
            )
        else:
            batch.abandon()
        self.account.add(set_aside=len(unread), told=unread)

    def abandon(self) -> None:
        """Give back what is under way, after an error that says more."""
        for one in self._open:
            try:
                one.batch.abandon()
            except FoedusError:
                return
