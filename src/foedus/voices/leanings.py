"""Whose voice a voice is, and who is close to whom, by the catalogue of actors.

An outlet speaks with its owner's voice, a ministry with its government's, so that one owner's outlets count
as one voice.  What has ended (``until``) no longer makes a voice; closeness keeps its dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from foedus.edtf import bounds
from foedus.voices.weights import factors

if TYPE_CHECKING:
    import polars as pl

_UP = ("owned_by", "part_of", "arm_of", "leads")
_STEPS = 6
_PLAIN = re.compile(r"[^a-z0-9]+")
_SITE = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+)(?:\.[a-z]{2,6}){1,2}(?:/.*)?\Z")


@cache
def _catalogue() -> Any:
    from foedus.actors import catalogue

    return catalogue()


@cache
def above(actor_id: str) -> tuple[str, ...]:
    """Whom an actor speaks for, nearest first: owners, governments, what it is an arm of.

    >>> above("sana")[-1]
    'syr'
    """
    found: list[str] = []
    here: str | None = actor_id
    while here is not None and len(found) < _STEPS:
        here = _next(here)
        if here is None or here in found or here == actor_id:
            break
        found.append(here)
    return tuple(found)


def _next(actor_id: str) -> str | None:
    if actor_id.startswith("~"):
        return next(iter(_catalogue().principal(actor_id)), None)
    actor = _catalogue().get(actor_id)
    parents = [p for p in actor.parents if p.kind in _UP and p.until is None] if actor else []
    parents.sort(key=lambda p: _UP.index(p.kind))
    return parents[0].parent if parents else None


def voice_of(actor_id: str) -> str | None:
    """The independent voice an actor speaks with; None for someone who is nobody known (``~officials``).

    >>> voice_of("sana") == voice_of("syr-gov") == "syr"
    True
    >>> voice_of("~some-officials") is None
    True
    """
    chain = above(actor_id)
    if chain:
        return chain[-1]
    return None if actor_id.startswith("~") else actor_id


@cache
def _outlets() -> dict[str, str]:
    names: dict[str, str] = {}
    for actor in _catalogue():
        if actor.kind == "media":
            for name in (actor.id, actor.name, *actor.aliases):
                plain = _PLAIN.sub("", name.lower())
                names.setdefault(plain, actor.id)
                names.setdefault(plain.removeprefix("al"), actor.id)
    return names


@cache
def outlet_id(name: str) -> str | None:
    """The catalogue's id of an outlet as inputs name it: by name, alias or site.

    >>> outlet_id("Al-Manar") == outlet_id("manar") == outlet_id("www.almanar.com.lb")
    True
    """
    lowered = name.strip().lower()
    site = _SITE.match(lowered)
    for form in (lowered, site.group(1) if site else ""):
        plain = _PLAIN.sub("", form)
        found = _outlets().get(plain) or _outlets().get(plain.removeprefix("al"))
        if plain and found:
            return found
    return None


def edges() -> pl.DataFrame:
    """Who is close to whom: ``a, b, closeness, since, until``, each pair both ways round."""
    import polars as pl

    schema = {"a": pl.String, "b": pl.String, "closeness": pl.Float64, "since": pl.Date, "until": pl.Date}
    weight = factors()["closeness"]
    rows = [
        (actor.id, other, weight[parent.kind], *_validity(parent.since, parent.until))
        for actor in _catalogue()
        for parent in actor.parents
        if parent.kind in weight and parent.kind not in _UP[1:]
        for other in (parent.parent, *above(parent.parent))  # who is close to a government is to its state
    ]
    both = [*rows, *((b, a, c, since, until) for a, b, c, since, until in rows)]
    return pl.DataFrame(both, schema=schema, orient="row").unique()


def _validity(since: str | None, until: str | None) -> tuple[Any, Any]:
    return (bounds(since)[0] if since else None, bounds(until)[1] if until else None)


def known_voices(ids: Iterable[str]) -> pl.DataFrame:
    """``id, voice`` for actor ids, each once; the voice is null for someone who is nobody known."""
    import polars as pl

    unique = sorted(set(ids))
    voices = [voice_of(actor_id) for actor_id in unique]
    return pl.DataFrame({"id": unique, "voice": voices}, schema={"id": pl.String, "voice": pl.String})


def lines(ids: Iterable[str]) -> pl.DataFrame:
    """``id, above``: one row for each actor id itself, and one for each whom it speaks for."""
    import polars as pl

    rows = [(actor_id, up) for actor_id in sorted(set(ids)) for up in (actor_id, *above(actor_id))]
    return pl.DataFrame(rows, schema={"id": pl.String, "above": pl.String}, orient="row")
