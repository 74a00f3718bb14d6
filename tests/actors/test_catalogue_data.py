"""The hand-written catalogue keeps its own rules: ids, parents, dates, names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from foedus.edtf import bounds

ROOT = Path(str(resources.files("foedus.actors").joinpath("catalogue")))
ROOMS = ("groups", "organisations", "parties", "media")
MADE_BY_RULE = ("gov", "mil", "mfa", "mod", "spy", "cop", "opp")
TRULY_SHARED: frozenset[str] = frozenset()


def read(path: Path) -> list[dict[str, Any]]:
    """The entries of one file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - both are safe
    return found


@cache
def files() -> dict[str, list[dict[str, Any]]]:
    """The catalogue's entries by file; an entry without a loader's help, as it is written."""
    paths = sorted(path for room in ROOMS for path in (ROOT / room).glob("*.yaml"))
    return {str(path.relative_to(ROOT)): read(path) for path in paths}


def actors() -> Iterator[dict[str, Any]]:
    """Every entry of every file."""
    for found in files().values():
        yield from found


@cache
def states() -> dict[str, dict[str, Any]]:
    """The states by id."""
    return {entry["id"]: entry for entry in read(ROOT / "states.yaml")}


@cache
def all_ids() -> frozenset[str]:
    """Every id that is written down."""
    return frozenset(entry["id"] for entry in actors()) | states().keys()


def names(entry: dict[str, Any]) -> set[str]:
    """What an entry is called, folded."""
    fields = ("aliases", "adjectives", "demonyms", "metonyms")
    return {name.casefold() for name in (entry["name"], *(n for f in fields for n in entry.get(f, ())))}


def known(actor_id: str) -> bool:
    """Whether an id is an entry, a state, or an organ that every state has."""
    state, _, organ = actor_id.rpartition("-")
    return actor_id in {a["id"] for a in actors()} | states().keys() or (
        state in states() and organ in MADE_BY_RULE
    )


def relations(field: str, key: str) -> list[tuple[str, str, dict[str, Any]]]:
    """(entry, other end, relation) of all parents or members."""
    return [(a["id"], relation[key], relation) for a in actors() for relation in a.get(field, ())]


def test_at_least_1200_actors_and_250_media() -> None:
    kinds = [entry["kind"] for entry in actors()]
    assert len(kinds) >= 1200
    assert kinds.count("media") >= 250


def test_ids_are_unique() -> None:
    ids = [entry["id"] for entry in actors()] + list(states())
    assert sorted({i for i in ids if ids.count(i) > 1}) == []


@pytest.mark.parametrize(("field", "key"), [("parents", "parent"), ("members", "id")])
def test_the_other_end_exists(field: str, key: str) -> None:
    assert sorted({(a, b) for a, b, _ in relations(field, key) if not known(b)}) == []


def test_dates_are_edtf_and_in_order() -> None:
    dated = [(a["id"], a) for a in actors()]
    dated += [(a, r) for a, _, r in relations("parents", "parent") + relations("members", "id")]
    wrong = []
    for label, fields in dated:
        ends = [bounds(fields[end]) for end in ("since", "until") if end in fields]
        if len(ends) == 2 and ends[0][0] > ends[1][1]:
            wrong.append(label)
    assert wrong == []


def test_no_name_is_shared() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in actors():
        for name in names(entry):
            owners[name].add(entry["id"])
    shared = {name: sorted(ids) for name, ids in owners.items() if len(ids) > 1 and name not in TRULY_SHARED}
    assert shared == {}


def test_no_name_is_a_states() -> None:
    taken = set().union(*map(names, states().values()))
    assert {a["id"]: names(a) & taken for a in actors() if names(a) & taken} == {}


def test_no_alias_is_too_short_or_bracketed() -> None:
    wrong = [(a["id"], n) for a in actors() for n in a.get("aliases", ()) if len(n) < 3 or "(" in n]
    assert wrong == []


def test_ambiguous_names_are_not_also_plain_ones() -> None:
    wrong = [
        (a["id"], n)
        for a in actors()
        for n in a.get("ambiguous_aliases", ())
        if n in a.get("aliases", ()) or n == a["name"]
    ]
    assert wrong == []


def test_countries_and_areas_are_states() -> None:
    codes = {state.get("country") for state in states().values()} | {None}
    wrong = {a["id"] for a in actors() if not {a.get("country"), *a.get("area", ())} <= codes}
    assert wrong == set()


def test_renamings_follow_each_other() -> None:
    by_id = {entry["id"]: entry for entry in actors()}
    chain = ["al-nusra-front", "jabhat-fatah-al-sham", "hts"]
    for before, after in pairwise(chain):
        links = [p for p in by_id[after]["parents"] if p["kind"] == "successor_of"]
        assert [p["parent"] for p in links] == [before]
        assert by_id[before]["until"] == by_id[after]["since"] == links[0]["since"]


def test_a_blocs_members_come_and_go() -> None:
    by_id = {entry["id"]: entry for entry in actors()}
    eu = {m["id"]: m for m in by_id["eu"]["members"]}
    assert eu["gbr"]["until"] == "2020-01-31"
    assert len([m for m in eu.values() if "until" not in m]) == 27
    assert len(by_id["nato"]["members"]) == 32


@pytest.mark.parametrize("name", sorted(files()))
def test_files_stay_short_enough_to_read(name: str) -> None:
    assert 0 < len(files()[name]) <= 160
