from __future__ import annotations

import pytest

from foedus.actors import catalogue
from foedus.actors.schema import check, entries
from foedus.errors import ActorError

GOOD = {"id": "some-group", "name": "Some Group", "kind": "armed_group", "country": "SYR"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "gang"}, "kind 'gang' is unknown"),
        ({"id": "Some Group"}, "is not a slug"),
        ({"name": ""}, "name is missing"),
        ({"country": "sy"}, "alpha-3"),
        ({"since": "the spring"}, "not an EDTF date"),
        ({"aliases": [False]}, "aliases must be a list of texts"),
        ({"colour": "red"}, "unknown field 'colour'"),
        ({"parents": [{"parent": "x", "kind": "friend_of"}]}, "parent kind 'friend_of' is unknown"),
        ({"parents": ["x"]}, "a parent must be"),
    ],
)
def test_a_wrong_entry_is_named_by_file_entry_and_field(change: dict[str, object], said: str) -> None:
    with pytest.raises(ActorError) as caught:
        check(GOOD | change, "groups/test.yaml")
    assert said in str(caught.value)
    assert "groups/test.yaml, entry" in str(caught.value)


def test_a_good_entry_passes() -> None:
    assert check(dict(GOOD), "x.yaml") == GOOD


def test_yaml_that_is_no_list_is_refused() -> None:
    with pytest.raises(ActorError, match="must be a list"):
        list(entries("a: b", "x.yaml"))
    with pytest.raises(ActorError, match="not YAML"):
        list(entries("- {", "x.yaml"))


def test_the_shipped_catalogue_keeps_the_schema_and_has_no_dangling_parent() -> None:
    known = catalogue()
    assert len(known) > 2000
    dangling = {p.parent for actor in known for p in actor.parents if p.parent not in known}
    assert dangling == set()
