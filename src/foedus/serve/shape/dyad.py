"""One dyad, with everything behind its tie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from foedus import actors, voices
from foedus.brief.words import day as in_words
from foedus.serve.answers.claims import ClaimLine
from foedus.serve.answers.ties import Dyad, Moment, Reason, ShiftAnswer, Tick, VoiceGroup
from foedus.serve.problems import Missing
from foedus.serve.shape.claims import in_order, lines_of, verdicts_of
from foedus.serve.shape.notes import notes
from foedus.serve.shape.ties import against, names_in, tie
from foedus.serve.snapshot import Snapshot

if TYPE_CHECKING:
    import polars as pl

SHOWN = 200  # claims and reasons of one dyad that are shown
_MOMENT = ("date", "alignment", "low", "high", "kind")


_VOICE = (
    "voice", "claim_id", "report_id", "group", "outlet", "closeness", "reliability", "interest", "distance",
    "record", "named", "hops", "contradicted", "spoken",
)  # fmt: skip


def dyad(now: Snapshot, a: str, b: str, at: str) -> Dyad:
    """Everything about the tie of ``a`` and ``b`` on a day.

    Raises:
        Missing: nothing is known of either actor.
    """
    import polars as pl

    table = now.ties(at).filter(a=a, b=b)
    claims = now.between(a, b, at)
    names = {a: actor_name(now, a), b: actor_name(now, b)}
    names |= {k: v for k, v in names_in(table).items() if k in names}
    shown = claims.sort("day_last", "claim_id", descending=[True, False], nulls_last=True).head(SHOWN)
    found = {line.claim_id: line for line in lines_of(shown, verdicts_of(now.workspace))}
    reasons = now.why(a, b, at) if table.height else None
    told = now.contradictions(at).filter(
        pl.col("claim").is_in(list(found)) & pl.col("against_claim").is_in(list(found))
    )
    return Dyad(
        a=a,
        b=b,
        a_name=names[a],
        b_name=names[b],
        date=at,
        tie=tie(table.row(0, named=True)) if table.height else None,
        history=[Moment(**{k: row[k] for k in _MOMENT}) for row in now.history(a, b, at)],
        ticks=ticks(claims),
        shifts=_shifts(now, a, b),
        reasons=[_reason(row) for row in reasons.head(SHOWN).to_dicts()] if reasons is not None else [],
        reasons_left_out=max(0, reasons.height - SHOWN) if reasons is not None else 0,
        voices=_voices(shown, found),
        claims_left_out=max(0, claims.height - SHOWN),
        contradictions=against(told.to_dicts(), found, names),
        notes=notes(now, at) or _nothing(claims, at),
    )


def _nothing(claims: pl.DataFrame, at: str) -> list[str]:
    if claims.height:
        return []
    return [f"No claim joins these two by {in_words(at)}. Choose a later date, or search for either actor."]


def actor_name(now: Snapshot, actor: str) -> str:
    """What an actor is called: in the record, else in the catalogue.

    Raises:
        Missing: neither knows it.
    """
    name = now.names.get(actor)
    known = None if name else actors.catalogue().get(actor)
    if name is None and known is None:
        raise Missing(
            f"no actor {actor!r} in this workspace or the catalogue",
            remedy="Search for it by name; a claim that named it may have been rejected in review.",
        )
    return name or (known.name if known else actor)


def ticks(claims: pl.DataFrame) -> list[Tick]:
    """Claims of fact by day and sign; each tick opens on its surest claim."""
    import polars as pl

    days = (
        claims.filter(pl.col("day_first").is_not_null() & (pl.col("day_first").dt.year() > 1))
        .sort("probability", "claim_id", descending=[True, False])
        .group_by("day_first", "sign", maintain_order=True)
        .agg(claims=pl.len(), claim_id=pl.col("claim_id").first(), type=pl.col("type").first())
        .sort("day_first", "sign")
    )
    return [
        Tick(
            date=row["day_first"].isoformat(),
            sign=row["sign"] or 0,
            claims=row["claims"],
            claim_id=row["claim_id"],
            words=row["type"].lower(),
        )
        for row in days.iter_rows(named=True)
    ]


def _reason(row: Mapping[str, Any]) -> Reason:
    return Reason(**{**row, "day": row["day"].isoformat() if row["day"] else None})


def _shifts(now: Snapshot, a: str, b: str) -> list[ShiftAnswer]:
    return [
        ShiftAnswer(**{name: getattr(shift, name) for name in ShiftAnswer.model_fields})
        for shift in now.shifts(a, b)
    ]


def _voices(claims: pl.DataFrame, found: Mapping[str, ClaimLine]) -> list[VoiceGroup]:
    """Claims by independent voice, the one with most first; copies of one report folded to one telling."""
    if not claims.height:
        return []
    rows = voices.weigh(claims).sort("reliability", "claim_id", descending=[True, False])
    told: dict[str, list[dict[str, Any]]] = {}
    for row in rows.select(_VOICE).iter_rows(named=True):
        told.setdefault(row["voice"], []).append(row)
    groups = [_voice(voice, mine, found) for voice, mine in told.items()]
    return sorted(groups, key=lambda group: (-len(group.claims), group.voice))


def _voice(voice: str, rows: list[dict[str, Any]], found: Mapping[str, ClaimLine]) -> VoiceGroup:
    name = _voice_name(voice)
    reports = {row["report_id"]: row["group"] or row["report_id"] for row in rows}
    return VoiceGroup(
        voice=voice,
        name=name,
        closeness=rows[0]["closeness"],
        reliability=rows[0]["reliability"],
        words=_in_words(rows[0], name),
        claims=in_order(found, [row["claim_id"] for row in rows]),
        copies=len(reports) - len(set(reports.values())),
        outlets=sorted({row["outlet"] for row in rows if row["outlet"]}),
    )


def _in_words(row: dict[str, Any], name: str) -> str:
    return name + voices.in_words(row).removeprefix(str(row["voice"]))


def _voice_name(voice: str) -> str:
    known = actors.catalogue().get(voice)
    return known.name if known else voice
