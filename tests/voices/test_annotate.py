"""The layer as JSON objects: offsets that hold, nesting under its parent."""

from __future__ import annotations

import json

from foedus.models import parse
from foedus.records import Report
from foedus.voices import annotate_attributions

TEXT = "Reuters, citing two officials, said Turkey denied it had bombed the village. It was quiet, he added."


def lines(text: str, learned: str = "always") -> list[dict[str, object]]:
    return list(annotate_attributions(Report("r", "doc", text), parse(text), learned=learned))  # type: ignore[arg-type]


def test_outermost_on_a_line_and_the_rest_nested() -> None:
    found = lines(TEXT, "never")
    assert [TEXT[slice(*line["cue"])] for line in found] == ["said", "added"]  # type: ignore[misc]
    (cited,) = found[0]["nested"]  # type: ignore[misc]
    assert TEXT[slice(*cited["source"])] == "two officials"
    (denied,) = cited["nested"]
    assert TEXT[slice(*denied["source"])] == "Turkey"
    assert denied["denies"] is True


def test_every_line_has_the_interfaces_keys_and_is_json() -> None:
    for line in lines(TEXT):
        assert {"document_id", "start", "end", "text", "source", "cue", "content"} <= set(line)
        assert line["text"] == TEXT[line["start"] : line["end"]]  # type: ignore[misc]
        assert json.loads(json.dumps(line)) == line


def test_hearsay_has_no_source() -> None:
    (line,) = lines("The rebels reportedly shelled the airport.")
    assert line["source"] is None
    assert line["speaker"] is None
