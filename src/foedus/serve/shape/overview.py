"""The lines of the overview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from foedus.brief.words import chance, standing
from foedus.records import Strain
from foedus.serve.answers.claims import ClaimLine
from foedus.serve.answers.overview import Line, StrainLine
from foedus.serve.shape.ties import called

if TYPE_CHECKING:
    import polars as pl

MOVED = 0.1  # change of alignment from which a tie is said to have moved
SHOWN = 8


def moved(change: pl.DataFrame, sign: int) -> list[dict[str, Any]]:
    """Ties known before that moved one way, the surest and furthest first."""
    import polars as pl

    rows = change.filter(pl.col("before").is_not_null() & (pl.col("change") * sign >= MOVED))
    return _weightiest(rows)


def fresh(change: pl.DataFrame) -> list[dict[str, Any]]:
    """Ties first heard of since."""
    import polars as pl

    return _weightiest(change.filter(pl.col("before").is_null() & (pl.col("after").abs() >= MOVED)))


def _weightiest(rows: pl.DataFrame) -> list[dict[str, Any]]:
    import polars as pl

    nameless = pl.col("a").str.starts_with("~") | pl.col("b").str.starts_with("~")
    weight = pl.col("probability") * pl.col("change").abs() / (1 + nameless.cast(pl.Int8))
    order = rows.sort(weight, "a", "b", descending=[True, False, False])
    return order.head(SHOWN).to_dicts()


def changed_line(row: Mapping[str, Any], found: Mapping[str, ClaimLine]) -> Line:
    """A tie that moved, or is new."""
    up = row["change"] >= 0
    arrow = "new" if row["before"] is None else "up" if up else "down"
    way = "closer" if up else "further apart"
    if row["before"] is None:
        way = "together" if up else "at odds"
    return Line(
        **{name: row[name] for name in ("a", "b", "before", "after", "low", "high", "claims")},
        a_name=row["a_name"] or row["a"],
        b_name=row["b_name"] or row["b"],
        arrow=arrow,
        kind=row["after_kind"],
        probability=row["probability"],
        words=f"{chance(row['probability'])} {way}",
        sources=len(row["voices"]),
        **_because(row["because"], found, row["change"]),
    )


def standing_line(row: Mapping[str, Any], found: Mapping[str, ClaimLine]) -> Line:
    """A tie as it stands."""
    fields = {name: row[name] for name in ("a", "b", "low", "high", "kind", "claims", "sources")}
    return Line(
        **fields,
        a_name=row["a_name"] or row["a"],
        b_name=row["b_name"] or row["b"],
        arrow="flat",
        before=None,
        after=row["alignment"],
        probability=max(row["positive"], 1 - row["positive"]),
        words=standing(row["kind"], row["alignment"], row["positive"]),
        **_because(row["because"], found, row["alignment"]),
    )


def reason(ids: list[str] | None, found: Mapping[str, ClaimLine], way: float) -> ClaimLine | None:
    """The weightiest claim that speaks for what is said: of the change's own sign, if there is one."""
    known = [found[claim_id] for claim_id in ids or () if claim_id in found]
    fitting = (line for line in known if line.modality != "negated" and line.sign * way > 0)
    return next(fitting, known[0] if known else None)


def _because(ids: list[str] | None, found: Mapping[str, ClaimLine], way: float) -> dict[str, Any]:
    """One sentence of reason, and the claim it is from."""
    first = reason(ids, found, way)
    return {"reason": sentence(first) if first else "", "claim_id": first.claim_id if first else None}


def sentence(line: ClaimLine) -> str:
    """A claim as one sentence with its date and speaker."""
    modal = f" ({line.modal})" if line.modal else ""
    when = f", {line.day}" if line.date else ""
    return f"{line.words}{modal}{when} — on the word of {line.whose}."


def strain_line(strain: Strain, names: Mapping[str, str], found: Mapping[str, ClaimLine]) -> StrainLine:
    """Strained ties."""
    actors = list(dict.fromkeys(actor for a, b, _ in strain.edges for actor in (a, b)))
    first = next((found[claim_id] for claim_id in strain.because if claim_id in found), None)
    return StrainLine(
        edges=[(a, b, int(sign)) for a, b, sign in strain.edges],
        names={actor: called(actor, names) for actor in actors},
        probability=strain.probability,
        words=strain.words,
        reason=sentence(first) if first else "",
        claim_ids=list(strain.because),
    )


def lead(closer: list[Line], soured: list[Line], strained: list[StrainLine], since: str) -> str:
    """The whole overview in a sentence or two."""
    parts = []
    if closer:
        parts.append(f"{closer[0].a_name} and {closer[0].b_name} grew closest")
    if soured:
        parts.append(f"{soured[0].a_name} and {soured[0].b_name} soured most")
    moved_part = (
        f"Since {since}, {' and '.join(parts)}." if parts else f"Since {since}, no known tie moved much."
    )
    if strained:
        counted = (
            f"{len(strained)} tie is" if len(strained) == 1 else f"{len(strained)} ties or triangles are"
        )
        return f"{moved_part} {counted} under strain."
    return moved_part
