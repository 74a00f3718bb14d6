"""From the sentence alone: (source country, target country, type) against PLV, by micro-F1.

Gold countries are those of the actors found in the gold spans; sentences whose gold source or target has none
are left out.  ``signed_dyad_f1`` asks for the dyad and the sign only.  For coders with learned weights only
the held-out tenth of PLV counts.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from foedus import flow
from foedus.ontology import entry
from foedus.records import Claim, Mention, Report, text_hash

PLV = Path(__file__).parents[2] / "shared" / "data" / "plover" / "plv_train.tsv"
_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}

Event = tuple[str, str, str]


def _sentences(*, held_out_only: bool) -> Iterator[dict[str, str]]:
    from training.coder.sources import plv
    from training.coder.split import held_out

    kept = {example.text for example in plv() if held_out(example)} if held_out_only else None
    with PLV.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if kept is None or row["sentence"] in kept:
                yield row


def _country(mentions: tuple[Mention, ...], text: str, phrase: str) -> str | None:
    start = text.find(phrase)
    inside = [m for m in mentions if m.country and start <= m.head.start < start + len(phrase)]
    return inside[0].country if start >= 0 and inside else None


def _said(claim: Claim) -> Event | None:
    ends = claim.subject, claim.object
    if claim.kind != "event" or claim.modality != "actual" or not all(end and end.country for end in ends):
        return None
    assert claim.subject and claim.object
    return (str(claim.subject.country), str(claim.object.country), _ROOTS.get(claim.type, claim.type))


def _sign(event: Event) -> tuple[str, str, int]:
    type_ = "CONCEDE" if event[2] == "YIELD" else event[2]
    return (*event[:2], -1 if type_ == "REQUEST" else entry("event", type_).sign)


def _f1(right: int, told: int, gold: int) -> float:
    return 2 * right / (told + gold) if told + gold else 0.0


def measure(coder: str = flow.DEFAULT_CODER, show: int = 0) -> dict[str, float]:
    """The figures; empty where the data is absent."""
    if not PLV.exists():
        return {}
    right = told = gold = right_dyads = told_dyads = 0
    for row in _sentences(held_out_only=coder != "rules"):
        text = row["sentence"]
        coded = flow.read_report(Report(text_hash(text), "", text), coder)
        ends = [_country(coded.mentions, text, row[end]) for end in ("source", "target")]
        if not all(ends):
            continue
        wanted: Event = (str(ends[0]), str(ends[1]), row["gold_root"])
        found = {event for claim in coded.claims if (event := _said(claim))}
        gold += 1
        told += len(found)
        right += wanted in found
        dyads = {_sign(event) for event in found}
        told_dyads += len(dyads)
        right_dyads += _sign(wanted) in dyads
        if show and wanted not in found:
            show -= 1
            print(wanted, found, text[:250], file=sys.stderr)
    return {
        "sentences": float(gold),
        "precision": right / max(1, told),
        "recall": right / max(1, gold),
        "f1": _f1(right, told, gold),
        "signed_dyad_f1": _f1(right_dyads, told_dyads, gold),
    }


if __name__ == "__main__":
    name = sys.argv[1] if len(sys.argv) > 1 else flow.DEFAULT_CODER
    print(json.dumps(measure(name, int(sys.argv[2]) if len(sys.argv) > 2 else 0), indent=1))
