"""Every authored sentence is well-formed, and a malformed one is told where."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.coder.sentences import SentenceError, example, load, parse_pairs, parse_text


def test_every_file_loads() -> None:
    found = list(load())
    assert len(found) > 300
    assert all(
        example.text[start:end]
        for example in found
        for p in example.pairs
        for start, end in [p.subject or (0, 1)]
    )


def test_no_sentence_twice() -> None:
    texts = [example.text for example in load()]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_unlisted_pairs_are_none() -> None:
    found = example({"t": "[A|Oslo] hit [B|Rome] in [C|May].", "p": ["A>B ASSAULT"]}, "x:1")
    by_ends = {(p.subject, p.object): p.labels for p in found.pairs}
    assert len(by_ends) == 6
    assert by_ends[(0, 4), (9, 13)].types == ("ASSAULT",)
    assert by_ends[(0, 4), (9, 13)].direction == 1
    assert by_ends[(0, 4), (9, 13)].regard == "negative"
    assert by_ends[(9, 13), (0, 4)].event is False
    assert by_ends[(9, 13), (0, 4)].direction == 0
    assert by_ends[(0, 4), (17, 20)].relation == "none"


def test_both_ways_and_missing_ends() -> None:
    found = example({"t": "[A|Oslo] and [B|Rome] met.", "p": ["A=B CONSULT", "A>_ AGREE future"]}, "x:1")
    assert [p.labels.types for p in found.pairs] == [("CONSULT",), ("CONSULT",), ("AGREE",)]
    assert found.pairs[0].labels.direction is None
    assert found.pairs[2].object is None
    assert found.pairs[2].labels.modality == "future"


@pytest.mark.parametrize(
    ("text", "pairs", "told"),
    [
        ("[A|Oslo] hit [A|Rome]", [], "used twice"),
        ("[A|Oslo hit Rome", [], "left over"),
        ("[A|Oslo] hit [B|Rome]", ["A>C ASSAULT"], "not marked"),
        ("[A|Oslo] hit [B|Rome]", ["A>B BOMB"], "neither a type"),
        ("[A|Oslo] hit [B|Rome]", ["A>B ASSAULT", "A=B ALLY"], "listed twice"),
        ("[A|Oslo] hit [B|Rome]", ["A>B future"], "modality without"),
    ],
)
def test_malformed_is_told(text: str, pairs: list[str], told: str) -> None:
    with pytest.raises(SentenceError, match=told):
        example({"t": text, "p": pairs}, "x:1")


def test_the_file_and_entry_are_named(tmp_path: Path) -> None:
    (tmp_path / "bad-01.yaml").write_text("- {t: fine, p: []}\n- {t: '[A|x', p: []}\n", "utf-8")
    with pytest.raises(SentenceError, match=r"bad-01.yaml, entry 2"):
        list(load(tmp_path))


def test_offsets_are_of_the_plain_text() -> None:
    text, spans = parse_text("“[A|Ñandú]” met [B|B 🙂 c].")
    assert [text[a:b] for a, b in spans.values()] == ["Ñandú", "B 🙂 c"]
    assert parse_pairs(["A=B CONSULT"], spans) == {
        ("A", "B"): {"type": "CONSULT"},
        ("B", "A"): {"type": "CONSULT"},
    }
