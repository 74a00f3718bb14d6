"""What the reader should know about a day before trusting an empty page."""

from __future__ import annotations

from foedus.brief.words import day
from foedus.serve.snapshot import Snapshot

EMPTY = "The workspace is empty. Fill it with `foedus ingest REPORTS --workspace DIR`, then reload this page."


def notes(snapshot: Snapshot, at: str) -> list[str]:
    """Why there may be nothing to see on a day: an empty workspace, a day before or after all evidence."""
    first, last = snapshot.span
    if not snapshot.claims.height:
        return [EMPTY]
    if first is None or last is None:
        return ["No claim has a date; ties are shown as if all were known today."]
    if at < first.isoformat():
        begins = day(first.isoformat())
        return [f"{day(at)} is before all dated evidence, which begins on {begins}. Choose a later date."]
    if at > last.isoformat():
        return [f"Nothing is dated after {day(last.isoformat())}; later ties only fade."]
    return []
