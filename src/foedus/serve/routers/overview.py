"""The overview and the state of the workspace."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from foedus.brief.words import day as in_words
from foedus.ontology import MODALITIES, entries
from foedus.serve.answers.overview import Aside, Batch, Overview, Status
from foedus.serve.problems import told
from foedus.serve.routers.asking import At, Now, Since, Tagged
from foedus.serve.shape import overview as shape
from foedus.serve.shape.claims import lines
from foedus.serve.shape.notes import EMPTY, notes
from foedus.serve.shape.ties import against, names_in, ranked
from foedus.serve.snapshot import Snapshot
from foedus.version import __version__

router = APIRouter(prefix="/api", tags=["overview"], responses=told(400, 503))
_ASIDE = 50
_STANDING = 12


@router.get("/status", dependencies=[Tagged])
def status(now: Now) -> Status:
    """What is served, and how far it has got."""
    ledger = now.workspace.ledger()
    first, last = now.span
    writing = bool((ledger["state"] != "done").any()) if ledger.height else False
    return Status(
        name=now.workspace.name,
        version=now.version,
        foedus=__version__,
        claims=now.claims.height,
        reports=reports(now),
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        set_aside=int(ledger["set_aside"].fill_null(0).sum()),
        writing=writing,
        kinds=sorted({kind for kind, _ in entries()}),
        types=_types(),
        modalities=list(MODALITIES),
        notes=[] if now.claims.height else [EMPTY],
    )


def _types() -> dict[str, list[str]]:
    """The types of the ontology by kind."""
    return {kind: sorted(t for k, t in entries() if k == kind) for kind in sorted({k for k, _ in entries()})}


def reports(now: Snapshot) -> int:
    """How many reports there are."""
    count: int = now.kept(("reports",), lambda: now.workspace.reports(columns=["id"]).height)
    return count


@router.get("/overview", dependencies=[Tagged])
def overview(now: Now, at: At = None, since: Since = None) -> Overview:
    """The answer first: what grew closer, what soured, what is strained, since a day."""
    day = now.day(at)
    start = now.since(since, day)
    found: Overview = now.kept(("overview", day, start), lambda: _overview(now, day, start))
    return found


def _overview(now: Snapshot, day: str, start: str) -> Overview:
    table, change = ranked(now.ties(day)), now.change(start, day)
    up, down, new = shape.moved(change, 1), shape.moved(change, -1), shape.fresh(change)
    standing = table.sort("weight", "a", "b", descending=[True, False, False]).head(_STANDING).to_dicts()
    strains = now.strains(day)[: shape.SHOWN]
    contradictions = now.contradictions(day).to_dicts()[: shape.SHOWN]
    wanted = [i for row in (*up, *down, *new, *standing) for i in row["because"] or ()]
    wanted += [i for strain in strains for i in strain.because[:1]]
    wanted += [i for row in contradictions for i in (row["claim"], row["against_claim"])]
    found, names = lines(now.workspace, wanted), names_in(table)
    closer, soured = ([shape.changed_line(row, found) for row in rows] for rows in (up, down))
    strained = [shape.strain_line(strain, names, found) for strain in strains]
    first, last = now.span
    aside = now.workspace.set_aside()
    return Overview(
        date=day,
        since=start,
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        claims=now.claims.height,
        reports=reports(now),
        ties=table.height,
        lead=shape.lead(closer, soured, strained, in_words(start)) if table.height else "",
        closer=closer,
        soured=soured,
        new=[shape.changed_line(row, found) for row in new],
        strained=strained,
        standing=[shape.standing_line(row, found) for row in standing],
        contradictions=against(contradictions, found, names),
        came_in=_batches(now),
        set_aside=[_aside(row) for row in aside.tail(_ASIDE).to_dicts()],
        set_aside_total=aside.height,
        notes=notes(now, day),
    )


def _batches(now: Snapshot) -> list[Batch]:
    rows: list[dict[str, Any]] = now.workspace.ledger().tail(10).to_dicts()
    zero = dict.fromkeys(("taken", "stored", "duplicate", "set_aside", "claims"), 0)
    return [Batch(**{**zero, **{k: v for k, v in row.items() if v is not None}}) for row in reversed(rows)]


def _aside(row: dict[str, Any]) -> Aside:
    return Aside(place=row["place"], what=row["what"] or "", remedy=row["remedy"])
