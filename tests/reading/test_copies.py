"""Copies are one group; other reports on the same event are not."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.reading import CopyIndex, Fingerprint, group_copies, read
from foedus.records import Report, text_hash

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
WORDS = [f"word{n}" for n in range(3000)]


def report(text: str) -> Report:
    return Report(text_hash(text), text_hash(text), text)


def story(seed: int, length: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def groups(*texts: str) -> list[str]:
    index = CopyIndex()
    return [index.add(report(text)) for text in texts]


def test_dateline_tail_title_and_case_do_not_matter() -> None:
    text = story(1)
    half = " ".join(text.split()[:120])
    found = groups(
        text,
        f"MOSCOW, 10 January (XY) - {text}",
        half,
        text.upper(),
        f"Title of it\n\n{text}",
        text + " More.",
    )
    assert len(set(found)) == 1


def test_other_reports_and_shared_quotations_stay_apart() -> None:
    quotation = " ".join(story(9, 40).split())
    found = groups(story(1), story(2), f"{story(3)} {quotation}", f"{story(4)} {quotation}")
    assert len(set(found)) == 4


def test_a_thousand_altered_copies_are_one_voice() -> None:
    chance, words, texts = random.Random(7), story(1).split(), []
    for number in range(1000):
        altered = list(words)
        for _ in range(chance.randint(0, 6)):
            altered[chance.randrange(len(altered))] = f"changed{number}"
        texts.append(" ".join([f"CITY{number} -", *altered[: chance.randint(200, 300)]]))
    assert len(set(groups(*texts))) == 1


def test_examples_have_one_copy() -> None:
    found = list(group_copies(read([EXAMPLES])))
    copies = [one.document_id for one in found if one.group != one.id]
    assert copies == ["2016-08-10-st-petersburg-bosporus-mail"]


def test_state_survives_as_bytes() -> None:
    texts = [story(1), "DATELINE " + story(1), story(2), story(1, 299)]
    whole = CopyIndex()
    prints = [whole.enter(report(text)) for text in texts]
    stored = [Fingerprint(p.report_id, p.group, bytes(p.sketch), bytes(p.shingles)) for p in prints[:2]]
    resumed = CopyIndex(stored)
    assert [resumed.enter(report(text)) for text in texts[2:]] == prints[2:]
    assert all(isinstance(p.sketch, bytes) and isinstance(p.shingles, bytes) for p in prints)


def test_the_sketch_is_the_same_everywhere() -> None:
    # A stored sketch must go on matching: a change of this figure needs a migration of the store.
    [one] = [CopyIndex().enter(report("Russia and Turkey agreed on a truce in Syria on Tuesday."))]
    assert len(one.sketch) == 2 * 96 * 4  # whole text and opening, 96 values of 32 bits each
    assert (one.sketch[:8].hex(), one.shingles[:8].hex()) == ("f6662c342833eac3", "4986bf07041eb142")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_has_a_group_and_its_like_the_same(texts: list[str]) -> None:
    index = CopyIndex()
    first = [index.add(report(text)) for text in texts]
    assert [index.add(report(text)) for text in texts] == first
