"""Review: decisions are only ever added; they weigh in the ties at once."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from foedus.errors import UsageError
from foedus.frames import claim_from_row
from foedus.interchange import claim_json
from foedus.serve.answers.claims import ClaimPage, Judgement
from foedus.serve.answers.review import Agreement, Decision, Judgements, Undo
from foedus.serve.problems import Missing, told
from foedus.serve.routers.asking import LIMITED, AtDesk, Limit, Now, Tagged
from foedus.serve.shape.agreement import krippendorff
from foedus.serve.shape.claims import judgement, lines_of
from foedus.serve.shape.notes import EMPTY
from foedus.store import keyed
from foedus.store.judgements import standing

router = APIRouter(prefix="/api", tags=["review"], responses=told(400, 401, 404, 422, 503))
Who = Annotated[str, Query(min_length=1, max_length=80, description="The reviewer.")]
_FIXED = ("claim_id", "report_id", "document_id", "said_by_ids")


@router.get("/review/queue", dependencies=[Tagged])
def queue(now: Now, who: Who, limit: Limit = LIMITED) -> ClaimPage:
    """The claims this reviewer has not judged: those that weigh on a tie and are least sure first."""
    import polars as pl

    judged = standing(now.workspace.judgements()).filter(who=who)["claim_id"]
    rest = now.claims.filter(~pl.col("claim_id").is_in(judged.implode()))
    doubt = (pl.col("probability").fill_null(1.0) - 0.5).abs()
    heavy = pl.col("object_id").is_not_null() & (pl.col("modality") == "actual") & (pl.col("sign") != 0)
    ids = rest.sort(~heavy, doubt, "claim_id").head(limit)["claim_id"].to_list()
    full = now.workspace.claims(ids=ids or ["-"])
    ordered = pl.DataFrame({"claim_id": ids}, schema={"claim_id": pl.String}).join(
        full, on="claim_id", maintain_order="left"
    )
    notes = [] if ids else [EMPTY if not now.claims.height else "You have judged every claim."]
    return ClaimPage(total=rest.height, items=lines_of(ordered), notes=notes)


@router.get("/judgements", dependencies=[Tagged])
def judgements(now: Now, limit: Limit = LIMITED) -> Judgements:
    """Decisions, latest first; undone ones and their undoing included."""
    table = now.workspace.judgements()
    items = [judgement(row) for row in table.reverse().head(limit).iter_rows(named=True)]
    return Judgements(total=table.height, items=items)


@router.post("/judgements", status_code=201)
def judge(desk: AtDesk, decision: Decision) -> Judgement:
    """Record a decision on a claim."""
    workspace = desk.workspace
    before = workspace.claims(ids=[decision.claim_id], judged=False)
    if not before.height:
        raise Missing(f"there is no claim {decision.claim_id!r}", remedy="Search for its words.")
    _check(before, decision)
    workspace.judge(
        decision.claim_id, decision.verdict, who=decision.who.strip(), corrected=decision.corrected
    )
    desk.changed()
    return judgement(workspace.judgements().row(-1, named=True))


def _check(claim: Any, decision: Decision) -> None:
    """That the corrected claim is a claim still: columns of the table, values of their types, dates EDTF.

    Raises:
        UsageError: something in ``corrected`` is not right.
        DateError: the date is not EDTF.
    """
    import polars as pl

    from foedus.edtf import bounds
    from foedus.ontology import MODALITIES, entries

    fixed = decision.corrected or {}
    if unknown := [name for name in fixed if name not in claim.columns or name in _FIXED]:
        raise UsageError(
            f"cannot correct {', '.join(sorted(unknown))}", remedy="Use columns of the claims table."
        )
    if fixed.get("date"):
        bounds(str(fixed["date"]))
    row = {**claim.row(0, named=True), **fixed}
    if (row["kind"], row["type"]) not in entries() or row["modality"] not in MODALITIES:
        raise UsageError(
            "no such type or modality of claim", remedy="See `types` and `modalities` of /api/status."
        )
    if row["sign"] not in (-1, 0, 1):
        raise UsageError("a sign is -1, 0 or 1")
    try:
        for name, value in fixed.items():
            pl.Series([value], dtype=claim.schema[name], strict=True)
        made = pl.DataFrame([row], schema=claim.schema)
        claim_from_row(made.row(0, named=True))
        keyed(made)
    except (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError) as error:
        raise UsageError(
            "a corrected value is of the wrong type", remedy=str(error).splitlines()[0]
        ) from error


@router.post("/judgements/undo", status_code=201)
def undo(desk: AtDesk, asked: Undo) -> Judgement:
    """Take back this reviewer's latest decision that stands; the record keeps both."""
    workspace = desk.workspace
    mine = standing(workspace.judgements()).filter(who=asked.who.strip())
    if not mine.height:
        raise Missing(f"{asked.who!r} has no decision to undo", remedy="Judge a claim first.")
    workspace.judge(mine["claim_id"][-1], "undo", who=asked.who.strip())
    desk.changed()
    return judgement(workspace.judgements().row(-1, named=True))


@router.get("/agreement", dependencies=[Tagged])
def agreement(now: Now) -> Agreement:
    """How far reviewers agree, on the claims that two or more of them judged."""
    last = standing(now.workspace.judgements()).unique(["claim_id", "who"], keep="last", maintain_order=True)
    units = [
        list(values)
        for (values,) in last.group_by("claim_id", maintain_order=True)
        .agg("verdict")
        .select("verdict")
        .rows()
    ]
    shared = [values for values in units if len(values) > 1]
    alpha = krippendorff(shared)
    reviewers = sorted(last["who"].unique().to_list())
    return Agreement(alpha=alpha, claims=len(shared), reviewers=reviewers, words=_words(alpha, len(shared)))


def _words(alpha: float | None, shared: int) -> str:
    if not shared:
        return "No claim has been judged by two reviewers yet."
    if alpha is None:
        return "All shared verdicts are the same; alpha is not defined."
    level = "good" if alpha >= 0.8 else "tentative" if alpha >= 0.667 else "too low to rely on"
    return f"Krippendorff's alpha {alpha:.2f} over {shared} claims: {level}."


@router.get("/training", response_class=Response)
def training(now: Now) -> Response:
    """Judged claims as training data: the objects of `foedus read`, one a line, with the verdict."""
    import json

    last = standing(now.workspace.judgements()).unique("claim_id", keep="last", maintain_order=True)
    verdicts = dict(last.select("claim_id", "verdict").rows())
    ids = list(verdicts)
    good = now.workspace.claims(ids=ids or ["-"])
    rejected = [claim_id for claim_id, verdict in verdicts.items() if verdict == "reject"]
    bad = now.workspace.claims(ids=rejected or ["-"], judged=False)
    out = []
    for row in [*good.iter_rows(named=True), *bad.iter_rows(named=True)]:
        found = claim_json(claim_from_row(row))
        out.append(json.dumps({**found, "verdict": verdicts[row["claim_id"]]}, ensure_ascii=False) + "\n")
    headers = {"content-disposition": 'attachment; filename="foedus-training.jsonl"'}
    return Response("".join(out), media_type="application/x-ndjson", headers=headers)
