"""What engines do to a report, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from foedus.errors import SetAside
from foedus.flow import Coded
from foedus.records import Report

Work = Callable[[Report], Coded]
Outcome = Coded | SetAside
SECONDS = 10.0  # a report that takes longer is set aside


class Engine(Protocol):
    """Runs work over a stream of reports."""

    def map(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """What comes of each report, in their order, a bounded number being under way at a time."""
        ...


def done(work: Work, report: Report) -> Outcome:
    """What comes of one report; a fault of the work's own is set aside with its name, not raised."""
    try:
        return work(report)
    except SetAside as error:
        return error
    except Exception as error:
        return SetAside(
            f"could not be coded: {type(error).__name__} {error}",
            where=place(report),
            remedy="This is a fault in foedus; please report it with the text.",
        )


def place(report: Report) -> str:
    """Where a report came from, for messages."""
    return report.origin or report.document_id


class Inline:
    """Runs the work in this process: for tests, and for finding faults.

    Args:
        work: what is done to each report.
    """

    def __init__(self, work: Work) -> None:
        self._work = work

    def map(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """See :class:`Engine`."""
        return (done(self._work, report) for report in reports)
