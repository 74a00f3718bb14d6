"""What the user of a workspace has decided about actors: ``actors.yaml``.

::

    name:                       # a provisional actor gets a name, and an id of its own
      ~free-army-of-x: {id: free-army-of-x, name: Free Army of X, kind: armed_group, country: SYR}
    merge:                      # two are one
      ~al-ahbar: al-akhbar
    split:                      # one is several: the first case that fits
      ~the-front:
        - {when: {country: SYR}, id: al-nusra-front}
        - {when: {until: 1999}, id: islamic-salvation-front}

Claims that were read before keep what was read; :func:`apply` maps a claims table over to the new ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import yaml

from foedus.actors.catalogues import Catalogue, catalogue
from foedus.actors.identity import owner_of
from foedus.edtf import bounds
from foedus.errors import ActorError, DateError
from foedus.records import ActorKind

if TYPE_CHECKING:
    import polars as pl

_WHEN = ("country", "outlet", "document_id", "since", "until", "text")
_KINDS = frozenset(get_args(ActorKind))


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an id is to be from now on."""

    id: str
    name: str
    kind: str = "other"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One way an id is split: ``when`` all conditions hold, it is ``becomes``."""

    when: tuple[tuple[str, str], ...]
    becomes: Identity


@dataclass(frozen=True, slots=True)
class Decisions:
    """Ids and who they become: always, or case by case."""

    becomes: Mapping[str, Identity]
    splits: Mapping[str, tuple[Case, ...]]


def load_decisions(path: Path | str, *, known: Catalogue | None = None) -> Decisions:
    """The decisions in a workspace's ``actors.yaml``; none if there is no such file.

    Raises:
        ActorError: the file is malformed; the message names the section and the id.
    """
    path, actors = Path(path), known or catalogue()
    if not path.exists():
        return Decisions({}, {})
    try:
        found = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, yaml.YAMLError) as error:
        raise ActorError(f"cannot be read: {error}", where=str(path)) from error
    if not isinstance(found, dict) or set(found) - {"name", "merge", "split"}:
        raise ActorError("must have the sections name, merge and split only", where=str(path))
    named = {old: _named(fields, f"{path}, name {old}") for old, fields in _section(found, "name", path)}
    known_names = {identity.id: identity for identity in named.values()}
    merged = {
        old: _identity(new, actors, known_names, f"{path}, merge {old}")
        for old, new in _section(found, "merge", path)
    }
    splits = {
        old: tuple(_case(case, actors, known_names, f"{path}, split {old}") for case in cases or ())
        for old, cases in _section(found, "split", path)
    }
    return Decisions(_followed({**named, **merged}, str(path)), splits)


def _section(found: Mapping[str, Any], name: str, path: Path) -> list[tuple[str, Any]]:
    section = found.get(name) or {}
    if not isinstance(section, dict):
        raise ActorError(f"{name} must map ids", where=str(path))
    return list(section.items())


def _named(fields: Any, where: str) -> Identity:
    if (
        not isinstance(fields, dict)
        or not isinstance(fields.get("id"), str)
        or not isinstance(fields.get("name"), str)
    ):
        raise ActorError(
            "needs an id and a name", where=where, remedy="Write {id: some-slug, name: Some Name}."
        )
    if fields.get("kind", "other") not in _KINDS:
        raise ActorError(
            f"kind {fields['kind']!r} is unknown", where=where, remedy=f"Known: {', '.join(sorted(_KINDS))}."
        )
    return Identity(fields["id"], fields["name"], fields.get("kind", "other"), fields.get("country"))


def _identity(id_: Any, actors: Catalogue, named: Mapping[str, Identity], where: str) -> Identity:
    if not isinstance(id_, str):
        raise ActorError(f"{id_!r} is not an actor id", where=where)
    if id_ in named:
        return named[id_]
    actor = actors.get(id_)
    if actor is not None:
        return Identity(actor.id, actor.name, actor.kind, actor.country)
    if id_.startswith("~"):
        return Identity(id_, id_.lstrip("~").replace("-", " "))
    raise ActorError(
        f"unknown actor {id_!r}",
        where=where,
        remedy="Give a catalogue id, a provisional one (~…), or name it first.",
    )


def _case(case: Any, actors: Catalogue, named: Mapping[str, Identity], where: str) -> Case:
    when = case.get("when") if isinstance(case, dict) else None
    if not isinstance(when, dict) or set(when) - set(_WHEN):
        raise ActorError(
            "each case needs when and id", where=where, remedy=f"Conditions: {', '.join(_WHEN)}."
        )
    for bound in ("since", "until"):
        if bound in when:
            try:
                bounds(str(when[bound]))
            except DateError as error:
                raise ActorError(f"{bound} {when[bound]!r} is not an EDTF date", where=where) from error
    return Case(tuple((k, str(v)) for k, v in when.items()), _identity(case.get("id"), actors, named, where))


def _followed(becomes: dict[str, Identity], where: str) -> dict[str, Identity]:
    """Chains (a into b, b into c) followed to their end."""
    found = {}
    for old, identity in becomes.items():
        seen = {old}
        while identity.id in becomes and becomes[identity.id].id != identity.id:
            if identity.id in seen:
                raise ActorError(f"{old!r} is merged into itself in a circle", where=where)
            seen.add(identity.id)
            identity = becomes[identity.id]
        found[old] = identity
    return found


def apply(decisions: Decisions, claims: pl.DataFrame) -> pl.DataFrame:
    """A claims table (:func:`foedus.frames.claims_frame`) with the decided ids, names and countries."""
    for side in ("subject", "object"):
        claims = _one_side(decisions, claims, side)
    return _speakers(decisions, claims)


def _one_side(decisions: Decisions, claims: pl.DataFrame, side: str) -> pl.DataFrame:
    import polars as pl

    fields = {"id": "id", "name": "name", "kind": "kind", "country": "country"}
    columns = {part: pl.col(f"{side}_{part}") for part in fields}
    became = dict(columns)
    original = pl.col(f"{side}_id")
    for old, cases in decisions.splits.items():
        for case in reversed(cases):
            fits = (original == old) & _condition(case, side)
            became = _put(became, fits, decisions.becomes.get(case.becomes.id, case.becomes))
    for old, identity in decisions.becomes.items():
        became = _put(became, original == old, identity)
        whole = f"~{old}."  # "~~free-army.fighters" belong to what "~free-army" has become
        moved = pl.lit(f"~{identity.id}.") + original.str.slice(len(whole))
        part = original.str.starts_with(whole)
        became["id"] = pl.when(part).then(moved).otherwise(became["id"])
        if identity.country is not None:
            became["country"] = pl.when(part).then(pl.lit(identity.country)).otherwise(became["country"])
    return claims.with_columns(expression.alias(f"{side}_{part}") for part, expression in became.items())


def _put(became: dict[str, pl.Expr], fits: pl.Expr, identity: Identity) -> dict[str, pl.Expr]:
    import polars as pl

    return {
        part: pl.when(fits).then(pl.lit(getattr(identity, part), dtype=pl.String)).otherwise(expression)
        for part, expression in became.items()
    }


def _condition(case: Case, side: str) -> pl.Expr:
    import polars as pl

    tests = []
    for name, value in case.when:
        if name in ("since", "until"):
            first, last = bounds(value)
            tests.append(pl.col("day_first") >= first if name == "since" else pl.col("day_last") <= last)
        elif name == "text":
            tests.append(pl.col(f"{side}_text").str.contains(value, literal=True))
        else:
            tests.append(pl.col(f"{side}_country" if name == "country" else name) == value)
    return pl.all_horizontal([test.fill_null(False) for test in tests])


def _part(id_: str, ids: Mapping[str, str]) -> str:
    """The id of a part of an actor that has become another; any other id as it is."""
    whole = owner_of(id_)
    return f"~{ids[whole]}.{id_.rpartition('.')[2]}" if whole is not None and whole in ids else id_


def _speakers(decisions: Decisions, claims: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    ids = {old: identity.id for old, identity in decisions.becomes.items()}
    names = {old: identity.name for old, identity in decisions.becomes.items()}
    if not ids:
        return claims
    rows = claims.select("said_by_ids", "said_by_names").rows()
    new_ids = [None if who is None else [ids.get(i) or _part(i, ids) for i in who] for who, _ in rows]
    new_names = [
        None if who is None else [names.get(i, n) for i, n in zip(who, called or (), strict=False)]
        for who, called in rows
    ]
    kind = pl.List(pl.String)
    return claims.with_columns(
        pl.Series("said_by_ids", new_ids, kind), pl.Series("said_by_names", new_names, kind)
    )
