"""The steps in order, and what they do with reports that cannot be used."""

from __future__ import annotations

import pytest

from foedus import flow
from foedus.claims import Coder, Understood
from foedus.errors import SetAside, UsageError
from foedus.records import Claim, Report, text_hash


def report(text: str, **fields: object) -> Report:
    return Report(text_hash(text), "d", text, **fields)  # type: ignore[arg-type]


def test_a_report_is_understood_and_coded() -> None:
    text = "ANKARA, 25 November 2015. Turkey shot down a Russian jet on Tuesday, officials said."
    coded = flow.read_report(report(text, published="2015-11-25", outlet="Wire"))
    (claim,) = [c for c in coded.claims if c.type == "ASSAULT"]
    assert claim.subject and claim.object
    assert (claim.subject.country, claim.object.country) == ("TUR", "RUS")
    assert claim.date == "2015-11-24"
    assert claim.outlet == "Wire"
    assert {m.country for m in coded.mentions} >= {"TUR", "RUS"}


def test_the_same_report_reads_the_same_twice() -> None:
    item = report("Iran condemned Israel. Israel rejected the accusation.", published="2020-01-01")
    assert flow.read_report(item) == flow.read_report(item)


def test_a_given_date_is_never_replaced() -> None:
    item = report("On 24 November 2016 they met.", published="2001", published_known="given")
    assert flow.dated(item) is item


@pytest.mark.parametrize("text", ["", "\n\n", "…", "\x00\x01", "🙂" * 50, "a" * 30_000, "( " * 3_000])
def test_odd_texts_are_read_without_claims(text: str) -> None:
    assert flow.read_report(report(text)).claims == ()


def test_a_text_too_long_is_set_aside() -> None:
    with pytest.raises(SetAside, match="longer than a report"):
        flow.read_report(report("a " * flow.LONGEST))


def test_an_unknown_coder_is_named_with_those_known() -> None:
    with pytest.raises(UsageError, match="rules"):
        flow.coder("nobody")


def test_a_coder_that_takes_too_long_loses_only_its_report(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Coder):
        name, version = "slow", "1"

        def code(self, understood: Understood) -> tuple[Claim, ...]:
            while "slow" in understood.report.text:
                pass
            return ()

    slow = Slow()
    monkeypatch.setattr(flow, "coder", lambda name: slow)
    monkeypatch.setattr(flow, "SECONDS", 1.0)
    with pytest.raises(SetAside, match="longer than 1 seconds"):
        flow.read_report(report("slow"), "slow")
    assert flow.read_report(report("quick"), "slow").claims == ()


@pytest.mark.parametrize("layer", ["actors", "dates", "places", "attributions"])
def test_each_layer_has_its_spans(layer: str) -> None:
    text = "Russia attacked Aleppo on 24 November 2016, Turkey said."
    spans = list(flow.annotate(report(text), layer))
    assert spans
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)
