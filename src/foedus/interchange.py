"""Claims as the JSON objects of the public interface, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from foedus.errors import SetAside
from foedus.records import ActorRef, Claim, Evidence, Place, Span

_SURROGATE = re.compile("[\ud800-\udfff]")


def sound(text: str) -> str:
    """The text with each half of a broken surrogate pair, which no encoding can write, replaced.

    >>> sound("a\\ud800b") == "a\\ufffdb"
    True
    """
    return _SURROGATE.sub("\ufffd", text)


def sound_json(value: Any) -> Any:
    """A JSON value with all text in it made :func:`sound`; offsets into it stay."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list):
        return [sound_json(part) for part in value]
    if isinstance(value, dict):
        return {sound(name): sound_json(part) for name, part in value.items()}
    return value


def actor_json(actor: ActorRef | None) -> dict[str, Any] | None:
    """An actor of a claim as the interface's object; ``within`` only where there is any."""
    if actor is None:
        return None
    fields: dict[str, Any] = {
        "actor_id": actor.actor_id,
        "name": actor.name,
        "text": actor.text,
        "kind": actor.kind,
        "country": actor.country,
        "start": actor.start,
        "end": actor.end,
    }
    if actor.within:
        fields["within"] = list(actor.within)
    return fields


def place_json(place: Place | None) -> dict[str, Any] | None:
    """A place as the interface's object."""
    if place is None:
        return None
    return {
        "name": place.name,
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
    }


def _object_json(claim: Claim) -> dict[str, Any] | None:
    if claim.number is not None:
        return {"number": claim.number, "unit": claim.unit}
    if claim.issue is not None:
        return {"issue": claim.issue}
    return actor_json(claim.object)


def _evidence_json(evidence: Evidence) -> dict[str, Any]:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
        "report_id": evidence.report_id,
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim as the interface's object: the keys that docs/guide/claims.md lists."""
    trigger = claim.trigger
    return {
        "document_id": claim.document_id,
        "claim_id": claim.id,
        "kind": claim.kind,
        "type": claim.type,
        "subject": actor_json(claim.subject),
        "object": _object_json(claim),
        "sign": claim.sign,
        "intensity": claim.intensity,
        "modality": claim.modality,
        "date": claim.date,
        "date_text": claim.date_text,
        "place": place_json(claim.place),
        "said_by": [actor_json(speaker) for speaker in claim.said_by],
        "evidence": _evidence_json(claim.evidence[0]) if claim.evidence else None,
        "probability": round(claim.probability, 4),
        "coder": claim.coder,
        "also": [_evidence_json(other) for other in claim.evidence[1:]],
        "trigger": {"start": trigger.start, "end": trigger.end, "text": trigger.text} if trigger else None,
        "qualifiers": list(claim.qualifiers),
        "report_id": claim.report_id,
        "outlet": claim.outlet,
        "published": claim.published,
        "group": claim.group,
    }


def _actor(fields: Mapping[str, Any] | None) -> ActorRef | None:
    if fields is None:
        return None
    return ActorRef(
        actor_id=fields["actor_id"],
        name=fields.get("name") or fields["actor_id"],
        text=fields.get("text") or "",
        kind=fields.get("kind") or "other",
        country=fields.get("country"),
        start=fields.get("start"),
        end=fields.get("end"),
        within=tuple(fields.get("within", ())),
    )


def _evidence(fields: Mapping[str, Any], report_id: str) -> Evidence:
    return Evidence(
        report_id=fields.get("report_id") or report_id,
        start=fields["start"],
        end=fields["end"],
        text=fields["text"],
        prefix=fields.get("prefix", ""),
        suffix=fields.get("suffix", ""),
    )


def claim_from_json(fields: Mapping[str, Any], *, where: str | None = None) -> Claim:
    """The claim that :func:`claim_json` wrote.

    Args:
        fields: one parsed JSON object.
        where: file and line, for the message.

    Raises:
        SetAside: a required key is missing or of the wrong form.
    """
    try:
        return _claim(_checked(fields))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise SetAside(
            f"not a claim: {type(error).__name__} {error}",
            where=where,
            remedy="Each line must be an object as `foedus read` writes it.",
        ) from error


_TEXTS = ("claim_id", "document_id", "kind", "type", "modality", "date", "date_text", "coder", "outlet",
          "published", "group", "report_id")  # fmt: skip
_NUMBERS = ("sign", "intensity", "probability")


def _checked(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields, if those that tables are made of are of their kind.

    Raises:
        TypeError: one is not, by name.
    """
    for names, kinds, called in ((_TEXTS, str, "text"), (_NUMBERS, int | float, "a number")):
        for name in names:
            value = fields.get(name)
            if value is not None and (not isinstance(value, kinds) or isinstance(value, bool)):
                raise TypeError(f"{name} is {value!r}, not {called}")
    return fields


def _claim(fields: Mapping[str, Any]) -> Claim:
    thing = fields.get("object") or {}
    report_id = fields.get("report_id") or fields["document_id"]
    spans = [fields["evidence"]] if fields.get("evidence") else []
    trigger = fields.get("trigger")
    place = fields.get("place")
    speakers = (_actor(speaker) for speaker in fields.get("said_by", ()))
    return Claim(
        id=fields["claim_id"],
        report_id=report_id,
        document_id=fields["document_id"],
        kind=fields["kind"],
        type=fields["type"],
        subject=_actor(fields.get("subject")),
        object=_actor(thing) if "actor_id" in thing else None,
        issue=thing.get("issue"),
        number=thing.get("number"),
        unit=thing.get("unit"),
        sign=fields.get("sign") or 0,
        intensity=fields.get("intensity") or 0.0,
        modality=fields.get("modality", "actual"),
        date=fields.get("date"),
        date_text=fields.get("date_text"),
        place=Place(**place) if place else None,
        said_by=tuple(speaker for speaker in speakers if speaker),
        evidence=tuple(_evidence(e, report_id) for e in [*spans, *fields.get("also", ())]),
        trigger=Span(trigger["start"], trigger["end"], trigger["text"]) if trigger else None,
        qualifiers=tuple(fields.get("qualifiers", ())),
        probability=fields.get("probability", 1.0),
        coder=fields.get("coder", ""),
        outlet=fields.get("outlet"),
        published=fields.get("published"),
        group=fields.get("group"),
    )
