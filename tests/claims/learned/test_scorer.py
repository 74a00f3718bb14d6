"""The shipped weights answer the five questions that a model of PLV alone got wrong."""

from __future__ import annotations

import pytest

from foedus.claims.learned import PairQuery, PairScore, PairScorer
from foedus.claims.learned.labels import MODALITIES, NONE, REGARDS, RELATIONS, TYPES


@pytest.fixture(scope="module")
def scorer() -> PairScorer:
    return PairScorer()


def ask(text: str, subject: str | None, object_: str | None) -> PairQuery:
    def span(words: str | None) -> tuple[int, int] | None:
        return (text.index(words), text.index(words) + len(words)) if words else None

    return PairQuery(text, span(subject), span(object_))


def one(scorer: PairScorer, *query: str | None) -> PairScore:
    return scorer.score([ask(*query)])[0]  # type: ignore[arg-type]


def test_probabilities_sum_to_one(scorer: PairScorer) -> None:
    score = one(scorer, "Norway sent aid to Malawi.", "Norway", "Malawi")
    assert set(score.types) == {*TYPES, NONE}
    for found, labels in [
        (score.types, (*TYPES, NONE)), (score.modality, MODALITIES), (score.regard, REGARDS),
        (score.regard_back, REGARDS), (score.relation, RELATIONS),
    ]:  # fmt: skip
        assert set(found) == set(labels)
        assert sum(found.values()) == pytest.approx(1.0, abs=1e-6)
        assert all(0 <= value <= 1 for value in found.values())
    assert 0 <= score.direction <= 1


def test_the_pair_is_read_and_not_the_sentence(scorer: PairScorer) -> None:
    text = "Norwegian jets bombed the militia while Portugal held talks with Brazil."
    assert one(scorer, text, "Norwegian jets", "the militia").best == "ASSAULT"
    assert one(scorer, text, "Portugal", "Brazil").best == "CONSULT"
    assert one(scorer, text, "Norwegian jets", "the militia").none < 0.2
    assert one(scorer, text, "the militia", "Norwegian jets").none > 0.8
    assert one(scorer, text, "Brazil", "the militia").none > 0.5


def test_direction(scorer: PairScorer) -> None:
    text = "The convoy was ambushed by Somali gunmen."
    there = one(scorer, text, "Somali gunmen", "The convoy")
    back = one(scorer, text, "The convoy", "Somali gunmen")
    assert there.none < 0.5 < back.none
    assert there.direction > 0.5 > back.direction


def test_modality(scorer: PairScorer) -> None:
    said = one(scorer, "The army did not attack the village.", "The army", "the village").modality
    assert max(said, key=said.__getitem__) == "negated"


def test_queries_come_back_in_order_whatever_the_batching(scorer: PairScorer) -> None:
    queries = [
        ask("Chad accused Sudan of arming rebels.", "Chad", "Sudan"),
        ask("Togo and Benin signed a treaty on fishing in their common waters.", "Togo", "Benin"),
        ask("Chad accused Sudan of arming rebels.", "Sudan", "rebels"),
        ask("Togo and Benin signed a treaty on fishing in their common waters.", "Benin", "Togo"),
    ]
    together, alone = scorer.score(queries), [scorer.score([query])[0] for query in queries]
    assert [score.best for score in together] == [score.best for score in alone]
    for a, b in zip(together, alone, strict=True):
        assert a.none == pytest.approx(b.none, abs=0.08)  # int8 scales differ a little by batch


def test_any_text_is_answered(scorer: PairScorer) -> None:
    queries = [
        PairQuery("", None, None),
        PairQuery("🙂", (0, 1), None),
        PairQuery("a " * 3000, (5000, 5001), (0, 1)),
    ]
    scores = scorer.score(queries)
    assert [score.sign is None for score in scores] == [True, False, False]
    assert scorer.score([]) == []


def test_both_ways_of_encoding_agree_on_plain_cases(scorer: PairScorer) -> None:
    marked = PairScorer(way="marked")
    query = ask("Poland expelled five Russian diplomats.", "Poland", "five Russian diplomats")
    assert marked.score([query])[0].best == scorer.score([query])[0].best == "SANCTION"
