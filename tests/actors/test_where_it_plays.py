"""Whose forces and rebels are meant where no country is named."""

from __future__ import annotations

from foedus.actors import find
from foedus.models import parse
from foedus.records import Report, text_hash

TEXT = (
    "Ten Russian raids hit the city of Raqqa in northern Syria on Thursday. Russian warplanes also bombed "
    "Islamic State positions near Aleppo, Syria. Fighting between government forces and rebels has grown. "
    "Syrian troops fired on the Turkish-backed fighters."
)


def named(words: str) -> str:
    report = Report(text_hash(TEXT), "", TEXT, published="2016-08-11")
    return next(m.actor_id for m in find(report, parse(TEXT)) if m.span.text == words)


def test_warplanes_from_abroad_do_not_move_the_scene() -> None:
    assert named("government forces").startswith("syr")


def test_bare_rebels_are_not_the_group_named_last() -> None:
    assert named("rebels") != "islamic-state"


def test_a_backed_group_is_not_whoever_was_named_last() -> None:
    assert named("the Turkish-backed fighters") not in ("islamic-state", named("rebels"))
