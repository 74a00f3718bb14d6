"""What is known of an actor, for people: who, since when, part of what, also known as, who leads it."""

from __future__ import annotations

from typing import Any

from foedus.actors.catalogues import Catalogue
from foedus.records import Actor

_KIND_WORDS = {
    "part_of": "part of",
    "arm_of": "arm of",
    "member_of": "member of",
    "leads": "leads or led",
    "successor_of": "successor of",
    "split_from": "split from",
    "owned_by": "owned by",
    "close_to": "close to",
    "backed_by": "backed by",
}


def card(catalogue: Catalogue, actor: Actor, date: str | None = None) -> dict[str, Any]:
    """All that the catalogue knows of an actor, as plain values.

    Args:
        date: EDTF; ``principal`` and ``led_by`` are as of then, by default as of now.
    """
    profile = catalogue.profile(actor.id)
    return {
        "actor_id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "since": actor.since,
        "until": actor.until,
        "also": list(actor.aliases),
        "metonyms": list(profile.metonyms),
        "leaning": profile.leaning,
        "wikidata": actor.wikidata,
        "answers_for": list(catalogue.principal(actor.id, date)),
        "parents": [_parent(catalogue, actor, p.parent, p.kind, p.since, p.until) for p in actor.parents],
        "led_by": [_named(catalogue, person) for person in _leaders(catalogue, actor, date)],
    }


def _parent(
    catalogue: Catalogue, actor: Actor, parent: str, kind: str, since: str | None, until: str | None
) -> dict[str, Any]:
    offices = (
        o for o in catalogue.offices_held(actor.id) if (o.of, o.since, o.until) == (parent, since, until)
    )
    role = next((office.role for office in offices), None)
    return {
        "kind": kind,
        "actor_id": parent,
        "name": _named(catalogue, parent),
        "role": role,
        "since": since,
        "until": until,
    }


def _leaders(catalogue: Catalogue, actor: Actor, date: str | None) -> list[str]:
    ids = [actor.id] if actor.kind != "state" else [f"{actor.id}-gov"]
    people = [person for id_ in ids for person in catalogue.holders(id_, None, date)]
    return [person for person in dict.fromkeys(people) if _leads(catalogue, person, ids)]


def _leads(catalogue: Catalogue, person: str, ids: list[str]) -> bool:
    """Whether a person's office there is that of a leader, not of a spokesman or envoy."""
    return any(p.kind == "leads" and p.parent in ids for p in catalogue.parents(person))


def _named(catalogue: Catalogue, actor_id: str) -> str:
    actor = catalogue.get(actor_id)
    return actor.name if actor else actor_id


def told(fields: dict[str, Any]) -> str:
    """A card as lines of text."""
    where = f", {fields['country']}" if fields["country"] else ""
    lines = [f"{fields['name']} ({fields['actor_id']}): {fields['kind'].replace('_', ' ')}{where}"]
    if fields["since"] or fields["until"]:
        lines.append(f"  existed: {_term(fields)}")
    for parent in fields["parents"]:
        role = f" as {parent['role']}" if parent["role"] else ""
        if parent["kind"] in ("successor_of", "split_from") and parent["since"]:
            lines.append(f"  {_KIND_WORDS[parent['kind']]}: {parent['name']} ({parent['since']})")
            continue
        lines.append(f"  {_KIND_WORDS[parent['kind']]}: {parent['name']}{role}{_bracketed(parent)}")
    if fields["led_by"]:
        lines.append(f"  led by: {', '.join(fields['led_by'])}")
    if fields["leaning"]:
        lines.append(f"  leaning: {fields['leaning']}")
    if fields["also"]:
        lines.append(f"  also known as: {'; '.join(fields['also'])}")
    if fields["metonyms"]:
        lines.append(f"  stood for by: {'; '.join(fields['metonyms'])}")
    return "\n".join(lines)


def _term(fields: dict[str, Any]) -> str:
    return f"{fields['since'] or '?'} to {fields['until'] or 'now'}"


def _bracketed(fields: dict[str, Any]) -> str:
    return f" ({_term(fields)})" if fields["since"] or fields["until"] else ""
