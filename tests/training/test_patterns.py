"""Made sentences read well enough and their labels stand on the right words."""

from __future__ import annotations

from collections import Counter

from training.coder.patterns import patterns, verbs

from foedus.ontology import MODALITIES, types


def test_every_type_and_modality_is_made() -> None:
    found = list(patterns(600, seed=2))
    acts = [p.labels for example in found for p in example.pairs if p.labels.event]
    assert {labels.types[0] for labels in acts if labels.types} == set(types("event"))
    assert set(Counter(labels.modality for labels in acts)) == set(MODALITIES)
    assert all("{" not in example.text for example in found)


def test_a_passive_puts_the_target_first() -> None:
    for example in patterns(400, seed=3):
        if " was not " in example.text and " by " in example.text:
            act = next(p for p in example.pairs if p.labels.event)
            assert act.subject and act.object
            assert act.object[0] < act.subject[0]
            assert act.labels.modality == "negated"
            break
    else:
        raise AssertionError("no passive was made")


def test_the_same_seed_makes_the_same_sentences() -> None:
    assert list(patterns(20, seed=5)) == list(patterns(20, seed=5))
    assert len({verb.base for verb in verbs()}) == len(verbs())
