"""The shipped tagger on sentences of our own, and together with the rules."""

from __future__ import annotations

import pytest

from foedus.models import parse
from foedus.records import Attribution, Report
from foedus.voices import chain, denied, find
from foedus.voices.learned import shipped_tagger
from foedus.voices.lexicon import lexicon

TEXT = (
    "The minister said on Monday that the army had left the town.\n\n"
    "“We will come back,” he told reporters. “It is our land.”\n\n"
    "Reuters, citing two officials, said Turkey denied it had bombed the village.\n\n"
    "It rained in the north."
)


def attributions(text: str, learned: str) -> tuple[Attribution, ...]:
    return find(Report("r", "r", text), parse(text), (), learned=learned)  # type: ignore[arg-type]


def test_plain_speech_is_tagged() -> None:
    found = list(shipped_tagger().tag(TEXT, [(0, 60)]))
    assert [TEXT[slice(*item.cue)].split()[0] for item in found] == ["said"]
    assert found[0].source == (0, 12)
    assert "that the army had left the town" in TEXT[slice(*found[0].content[-1])]
    assert 0.5 < found[0].probability <= 1


def test_nothing_is_found_where_nobody_speaks() -> None:
    start = TEXT.index("It rained")
    assert list(shipped_tagger().tag(TEXT, [(start, len(TEXT))])) == []
    assert list(shipped_tagger().tag(TEXT, [])) == []


@pytest.mark.parametrize("learned", ["auto", "always"])
def test_chains_and_denials_hold_with_the_model(learned: str) -> None:
    found = attributions(TEXT, learned)
    start = TEXT.index("bombed")
    assert [speaker.text for speaker in chain(found, start, start + 6)] == [
        "Reuters",
        "two officials",
        "Turkey",
    ]
    assert denied(found, start, start + 6)
    for words, speaker in (("had left", "The minister"), ("come back", "he"), ("our land", "he")):
        start = TEXT.index(words)
        assert [s.text for s in chain(found, start, start + len(words))] == [speaker]


@pytest.mark.parametrize("piece", ["“He said that ", "said ", "– he said. “", "zzz", "\u0000", "é́ "])
def test_broken_text_gives_spans_that_hold(piece: str) -> None:
    text = piece * 60
    for item in attributions(text, "always"):
        for span in (item.source, item.cue, *item.content):
            assert span is None or (span.text and text[span.start : span.end] == span.text)


def test_every_cue_has_a_meaning_of_the_lexicon_or_other() -> None:
    words = lexicon()
    forces = {cue.force for table in (words.verbs, words.nouns, words.adverbs) for cue in table.values()}
    assert {item.force for item in attributions(TEXT, "always")} <= forces | {"other"}
