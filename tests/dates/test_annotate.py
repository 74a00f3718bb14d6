"""The layer's objects and the inferred publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.dates import annotate_dates, infer_publication
from foedus.records import Report

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "changing-alliances.txt"


def test_keys_of_the_interface() -> None:
    """Each line has the interface's keys, and the TIMEX value beside the EDTF one."""
    report = Report("h", "doc", "They met in late October last year.", published="2017-01-10")
    (line,) = annotate_dates(report)
    assert {"document_id", "start", "end", "text", "value", "type"} <= set(line)
    assert (line["document_id"], line["value"], line["type"]) == ("doc", "2016-10~", "date")
    assert (line["timex"], line["mod"]) == ("2016-10", "END")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("ALEPPO, 12 December (SANA) - The army said in November 2016 that it had advanced.", "2016-12-12"),
        ("Wed 05 Apr 2017\n\nThe army advanced.", "2017-04-05"),
        ("It was in 1914.", None),
        ("Nobody knows.", None),
    ],
)
def test_datelines(text: str, published: str | None) -> None:
    """A dateline is the date; a text without one and without clues has none."""
    assert infer_publication(text) == published


def test_seed_was_written_early_in_2017() -> None:
    """The article's own words leave the weeks after December 2016."""
    if not SEED.exists():
        pytest.skip("../shared/seed is absent")
    assert infer_publication(SEED.read_text("utf-8")) == "2017-01~"
