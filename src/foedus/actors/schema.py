"""The form of a catalogue entry, checked: a wrong one is named by file, entry and field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import yaml

from foedus.edtf import bounds
from foedus.errors import ActorError, DateError
from foedus.records import ActorKind

KINDS = frozenset(get_args(ActorKind))
PARENT_KINDS = frozenset(
    (
        "part_of",
        "member_of",
        "arm_of",
        "leads",
        "successor_of",
        "split_from",
        "owned_by",
        "close_to",
        "backed_by",
    )
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_TEXTS = ("aliases", "ambiguous_aliases", "domains", "sectors", "area", "adjectives", "demonyms", "metonyms")
_FIELDS = frozenset(
    (
        "id",
        "name",
        "kind",
        "country",
        "since",
        "until",
        "wikidata",
        "cow",
        "leaning",
        "gender",
        "parents",
        "members",
        "note",
        *_TEXTS,
    )
)
_PARENT_FIELDS = frozenset(("parent", "kind", "since", "until", "role"))


def _refuse(what: str, where: str, remedy: str | None = None) -> ActorError:
    return ActorError(what, where=where, remedy=remedy)


def entries(text: str, where: str) -> Iterator[dict[str, Any]]:
    """The checked entries of one catalogue file.

    Args:
        text: YAML, a list of entries.
        where: the file's name, for messages.

    Raises:
        ActorError: not YAML, not a list, or an entry breaks the schema.
    """
    try:
        found = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except yaml.YAMLError as error:
        raise _refuse(f"not YAML: {error}", where) from error
    if not isinstance(found, list):
        raise _refuse("must be a list of entries", where, "Begin each entry with '- id: …'.")
    for number, entry in enumerate(found, 1):
        yield check(entry, where, number)


def check(entry: Any, where: str, number: int = 1) -> dict[str, Any]:
    """The entry itself, if it keeps the schema.

    Raises:
        ActorError: it does not; the message names the file, the entry and the field.
    """
    if not isinstance(entry, dict):
        raise _refuse(f"entry {number} is not a mapping", where)
    label = f"{where}, entry {entry.get('id', number)}"
    unknown = sorted(set(map(str, entry)) - _FIELDS)
    if unknown:
        raise _refuse(f"unknown field {unknown[0]!r}", label, f"Known: {', '.join(sorted(_FIELDS))}.")
    for field in ("id", "name", "kind"):
        if not isinstance(entry.get(field), str) or not entry[field].strip():
            raise _refuse(f"{field} is missing or not text", label)
    if not _ID.match(entry["id"]):
        raise _refuse(f"id {entry['id']!r} is not a slug", label, "Use a-z, 0-9 and single hyphens.")
    if entry["kind"] not in KINDS:
        raise _refuse(f"kind {entry['kind']!r} is unknown", label, f"Known: {', '.join(sorted(KINDS))}.")
    _check_texts(entry, label)
    _check_dates(entry, label)
    for parent in entry.get("parents") or ():
        _check_parent(parent, label)
    return entry


def _check_texts(entry: Mapping[str, Any], label: str) -> None:
    for field in _TEXTS:
        values = entry.get(field) or []
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            raise _refuse(f"{field} must be a list of texts", label, "Quote words such as NO, ON and Y.")
    country = entry.get("country")
    if country is not None and not (isinstance(country, str) and re.fullmatch(r"[A-Z]{3}", country)):
        raise _refuse(f"country {country!r} is not an ISO 3166-1 alpha-3 code", label)


def _check_dates(fields: Mapping[str, Any], label: str) -> None:
    for field in ("since", "until"):
        value = fields.get(field)
        if value is None:
            continue
        try:
            bounds(str(value))
        except DateError as error:
            raise _refuse(f"{field} {value!r} is not an EDTF date", label, error.remedy) from error


def _check_parent(parent: Any, label: str) -> None:
    if not isinstance(parent, dict) or not isinstance(parent.get("parent"), str):
        raise _refuse("a parent must be {parent: ID, kind: …}", label)
    unknown = sorted(set(map(str, parent)) - _PARENT_FIELDS)
    if unknown:
        raise _refuse(f"unknown field {unknown[0]!r} in parents", label)
    if parent.get("kind", "part_of") not in PARENT_KINDS:
        raise _refuse(
            f"parent kind {parent['kind']!r} is unknown", label, f"Known: {', '.join(sorted(PARENT_KINDS))}."
        )
    _check_dates(parent, f"{label}, parent {parent['parent']}")
