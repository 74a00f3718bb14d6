"""Leaving an organisation breaks with it; leaving a place does not."""

from __future__ import annotations

import pytest

from foedus import flow
from foedus.records import Report, text_hash


@pytest.mark.parametrize(
    ("text", "type_", "other"),
    [
        ("Britain left the European Union in 2020.", "REJECT", "eu"),
        ("Russian troops withdrew from the town.", "RETREAT", None),
    ],
)
def test_who_leaves_what(text: str, type_: str, other: str | None) -> None:
    (claim,) = flow.read_report(Report(text_hash(text), "", text), "rules").claims
    assert claim.type == type_
    assert (claim.object.actor_id if claim.object else None) == other
