"""The ontology: meaning as data, read from the YAML beside this file and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.errors import OntologyError
from foedus.records import ClaimKind, Sign

MODALITIES = ("actual", "negated", "future", "demanded", "hypothetical")


@dataclass(frozen=True, slots=True)
class Entry:
    """One type of claim: its sign, default intensity (-10 to 10), and how it reads in a sentence.

    ``quad`` is the PLOVER quad class 1 to 4 for events, else None.
    """

    kind: ClaimKind
    type: str
    sign: Sign
    intensity: float
    says: str
    quad: int | None = None
    symmetric: bool = False


def load_yaml(name: str) -> Any:
    """The parsed YAML file ``name`` of this folder.

    Raises:
        OntologyError: the file is missing or is not YAML.
    """
    try:
        text = resources.files("foedus.ontology").joinpath(name).read_text("utf-8")
        return yaml.safe_load(text)
    except (OSError, yaml.YAMLError) as error:
        raise OntologyError(f"cannot be read: {error}", where=f"ontology/{name}") from error


def _entry(kind: ClaimKind, type_: str, fields: Mapping[str, Any], where: str) -> Entry:
    try:
        entry = Entry(kind=kind, type=type_, **fields)
    except TypeError as error:
        raise OntologyError(f"{type_}: {error}", where=where) from error
    if entry.sign not in (-1, 0, 1) or not -10 <= entry.intensity <= 10:
        raise OntologyError(f"{type_}: sign must be -1, 0 or 1, intensity -10 to 10", where=where)
    return entry


@cache
def entries() -> Mapping[tuple[str, str], Entry]:
    """All claim types, keyed by (kind, type).

    >>> entries()["event", "ASSAULT"].sign
    -1
    """
    found: dict[tuple[str, str], Entry] = {}
    attitudes = load_yaml("attitudes.yaml")
    sources: list[tuple[ClaimKind, Mapping[str, Any], str]] = [
        ("event", load_yaml("plover.yaml"), "plover.yaml"),
        ("relation", load_yaml("relations.yaml"), "relations.yaml"),
        ("stance", attitudes["stance"], "attitudes.yaml"),
        ("regard", attitudes["regard"], "attitudes.yaml"),
        ("quantity", attitudes["quantity"], "attitudes.yaml"),
    ]
    for kind, types, where in sources:
        for type_, fields in types.items():
            found[kind, type_] = _entry(kind, type_, fields, f"ontology/{where}")
    return found


@cache
def types(kind: ClaimKind) -> tuple[str, ...]:
    """The types of one kind of claim, in the ontology's order.

    >>> types("regard")
    ('POSITIVE', 'NEGATIVE')
    """
    return tuple(entry.type for entry in entries().values() if entry.kind == kind)


def entry(kind: str, type_: str) -> Entry:
    """The entry for a kind and type.

    Raises:
        OntologyError: there is none.
    """
    try:
        return entries()[kind, type_]
    except KeyError:
        known = ", ".join(t for k, t in entries() if k == kind) or "no such kind"
        raise OntologyError(f"unknown {kind} type {type_!r}", remedy=f"Known: {known}.") from None


@cache
def modality_weights() -> Mapping[str, float]:
    """How much a claim of each modality weighs on a tie, 0 to 1."""
    weights = {name: float(f["weight"]) for name, f in load_yaml("modalities.yaml").items()}
    if tuple(weights) != MODALITIES:
        raise OntologyError(f"must list exactly {MODALITIES}", where="ontology/modalities.yaml")
    return weights
