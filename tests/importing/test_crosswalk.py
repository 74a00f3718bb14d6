"""CAMEO codes become PLOVER types."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from foedus.importing.crosswalk import plover, types
from foedus.ontology import entries, load_yaml

TABLE = Path(__file__).parents[2] / "../shared/data/plover/cameo2plover_2021.txt"


def test_every_type_is_in_the_ontology() -> None:
    assert all(("event", fields["type"]) in entries() for fields in load_yaml("cameo.yaml").values())
    assert types().height == 16


@pytest.mark.parametrize(
    ("code", "type_"),
    [("190", "ASSAULT"), ("0256", "REQUEST"), ("0871", "RETREAT"), ("871", "RETREAT"), ("20", "REQUEST"),
     ("1951", "ASSAULT"), ("163", "COERCE"), (" 042 ", "CONSULT")],
)  # fmt: skip
def test_codes(code: str, type_: str) -> None:
    found = plover(code)
    assert found is not None
    assert found.type == type_


@pytest.mark.parametrize("code", ["010", "10", "019", "", "--", "4x", "990"])
def test_what_plover_has_no_type_for(code: str) -> None:
    assert plover(code) is None


@pytest.mark.skipif(not TABLE.exists(), reason="no ../shared/data/plover")
def test_agrees_with_the_published_table() -> None:
    lines = re.findall(r"^(\d{3,4}): *([A-Z]+) *,", TABLE.read_text(), re.M)
    wrong = [code for code, type_ in lines if (found := plover(code)) is None or found.type != type_]
    assert len(lines) > 200
    assert wrong == []
