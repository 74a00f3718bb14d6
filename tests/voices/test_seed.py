"""Who says what in the origin article, by rules that know nothing of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from foedus import actors
from foedus.models import parse
from foedus.records import ActorRef, Attribution, Report, text_hash
from foedus.voices import chain, find, hearsay

SEED = Path(__file__).parents[3] / "shared" / "seed" / "changing-alliances.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the origin article is not at {SEED}")


@cache
def article() -> tuple[str, tuple[Attribution, ...]]:
    text = SEED.read_text("utf-8")
    sentences = parse(text)
    report = Report(text_hash(text), "seed", text, published="2017-01-10")
    return text, find(report, sentences, actors.find(report, sentences))


def said_by(words: str) -> tuple[ActorRef, ...]:
    text, found = article()
    start = text.index(words)
    return chain(found, start, start + len(words))


@pytest.mark.parametrize(
    "words",
    [
        "work in close cooperation",
        "are Russian soldiers",
        "reliable partners",
        "brought certainty",
        "airstrikes of",
    ],
)
def test_what_the_commander_says_is_hezbollahs_word(words: str) -> None:
    (speaker,) = said_by(words)
    assert "hezbollah" in (speaker.actor_id, *speaker.within)


def test_the_newspapers_word_with_its_description_and_again_as_the_newspaper() -> None:
    for words in ("held its first direct", "request for the meeting"):
        (speaker,) = said_by(words)
        assert (speaker.actor_id, speaker.kind) == ("al-akhbar", "media")


def test_turkeys_statements_relay_the_opposition() -> None:
    outer, inner = said_by("have left Syria")
    assert outer.actor_id == "tur"
    assert inner.text == "the Syrian opposition forces"


def test_what_is_noted_is_nobodys_word() -> None:
    text, found = article()
    start = text.index("admiration of the Russian army")
    assert said_by("admiration of the Russian army") == ()
    assert hearsay(found, start, start + 10)


def test_the_writers_own_voice() -> None:
    assert said_by("suffered heavy losses") == ()
    assert said_by("became a staunch ally") == ()
