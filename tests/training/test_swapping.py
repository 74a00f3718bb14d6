"""Renamed sentences keep their labels on the right words."""

from __future__ import annotations

import random

from training.coder.sentences import example
from training.coder.swapping import swapped

ENTRY = {
    "t": "[A|Russia] bombed [B|rebels] whom [C|Turkish] officers had trained for [D|Ankara].",
    "p": ["A>B ASSAULT"],
}


def test_labels_move_with_the_words() -> None:
    before = example(ENTRY, "x:1")
    after = swapped(before, random.Random(3), share=1.0)
    assert after.text != before.text
    pair = next(p for p in after.pairs if p.labels.event)
    assert pair.subject and pair.object
    assert after.text[slice(*pair.subject)] not in ("Russia", "rebels")
    assert after.text[slice(*pair.object)] == "rebels"
    words = [{after.text[slice(*span)] for p in after.pairs for span in (p.subject,) if span}]
    assert all(word in after.text for word in words[0])
    assert len(words[0]) == 4


def test_nothing_to_rename_is_left_alone() -> None:
    before = example({"t": "[A|Rebels] shot [B|a judge].", "p": ["A>B ASSAULT"]}, "x:1")
    assert swapped(before, random.Random(1), share=1.0) == before
