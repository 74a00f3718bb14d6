from __future__ import annotations

from pathlib import Path

import pytest

from foedus.actors import find, load_dictionary
from foedus.errors import ActorError
from foedus.models import parse
from foedus.records import Report

OURS = """# a dictionary of our own
ZEBRA_FRONT_
+Z_FRONT_
+FRONT_OF_THE_ZEBRA_   ; comment
	[KENREB]

ARTHUR_DEXTER_ [KENGOV 20050101-20091231]
+A._DEXTER_
	[KENOPP >20100101]

KENYA_ [KEN]
+LAND_OF_LIONS_

GUNMEN [~REB]
OPEN_BRACKET_FRONT_ [UGAREB
"""


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    path = tmp_path / "ours.actors.txt"
    path.write_text(OURS, "utf-8")
    return path


def test_new_actors_are_found_by_every_name(dictionary: Path) -> None:
    known = load_dictionary(dictionary)
    text = "The Front of the Zebra attacked the Land of Lions. Arthur Dexter condemned the Z Front."
    report = Report("r", "d", text, published="2007-05-01")
    found = {m.span.text: m.actor_id for m in find(report, parse(text), known=known)}
    assert found["The Front of the Zebra"] == found["the Z Front"] == "zebra-front"
    assert found["the Land of Lions"] == "ken"
    assert found["Arthur Dexter"] == "arthur-dexter"


def test_codes_become_country_sectors_and_terms(dictionary: Path) -> None:
    known = load_dictionary(dictionary)
    front, dexter = known.get("zebra-front"), known.get("arthur-dexter")
    assert front is not None and dexter is not None
    assert (front.kind, front.country, front.sectors) == ("armed_group", "KEN", ("REB",))
    assert dexter.kind == "person"
    assert known.principal("arthur-dexter", "2007") == ("ken-gov", "ken")
    assert known.principal("arthur-dexter", "2012") == ()
    assert known.get("open-bracket-front") is not None
    assert known.get("gunmen") is None


def test_a_file_without_actors_or_no_file_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("# nothing\n", "utf-8")
    with pytest.raises(ActorError, match="no actor in it"):
        load_dictionary(empty)
    with pytest.raises(ActorError, match="cannot be read"):
        load_dictionary(tmp_path / "none.txt")


@pytest.mark.parametrize("name", ["International", "MilNonState"])
def test_phoenix_s_own_files_are_read(name: str) -> None:
    path = Path(__file__).parents[3] / f"shared/data/actors/Phoenix.{name}.actors.txt"
    path = path if path.exists() else path.with_name(f"Phoenix.{name}.txt")
    if not path.exists():
        pytest.skip("../shared/data/actors is absent")
    known = load_dictionary(path)
    from foedus.actors import catalogue

    assert len(known) > len(catalogue()) + 300
