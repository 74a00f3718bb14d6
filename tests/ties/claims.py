"""Claims made up for the tests."""

from __future__ import annotations

from itertools import count

import polars as pl

from foedus.frames import claims_frame
from foedus.ontology import entry
from foedus.records import ActorRef, Claim

_NUMBER = count()


def actor(id_: str, *within: str, kind: str = "state") -> ActorRef:
    """An actor whose name is its id with a capital."""
    return ActorRef(id_, id_.capitalize(), id_, kind, within=within)  # type: ignore[arg-type]


def claim(
    subject: str | ActorRef, type_: str, object_: str | ActorRef, date: str | None = None, **more: object
) -> Claim:
    """A claim of any type of the ontology, with its default sign, by the outlet ``times`` unless said."""
    kind = more.pop("kind", None) or next(
        k for k in ("event", "relation", "stance", "regard") if _known(k, type_)
    )
    found = entry(str(kind), type_)
    id_ = more.pop("id", None) or f"claim-{next(_NUMBER)}"
    fields: dict[str, object] = {"outlet": "times", "published": "2017-01-10", "sign": found.sign, **more}
    return Claim(
        id=str(id_),
        report_id=str(fields.pop("report_id", id_)),
        document_id=str(id_),
        kind=found.kind,
        type=type_,
        subject=actor(subject) if isinstance(subject, str) else subject,
        object=actor(object_) if isinstance(object_, str) else object_,
        date=date,
        intensity=found.intensity,
        **fields,  # type: ignore[arg-type]
    )


def _known(kind: str, type_: str) -> bool:
    from foedus.ontology import types

    return type_ in types(kind)  # type: ignore[arg-type,unused-ignore]


def frame(*claims: Claim) -> pl.DataFrame:
    """The flat table."""
    return claims_frame(claims)
