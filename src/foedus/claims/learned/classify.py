"""Pairs that are given, as JSON objects in and out: what `foedus classify` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from foedus.claims.learned.contract import PairQuery, PairScore, Span
from foedus.claims.learned.labels import NONE
from foedus.claims.learned.scorer import PairScorer
from foedus.errors import SetAside

CLEARLY = 0.85  # how sure "no act" must be before a pair that someone asked about is called NONE
_DIGITS = 4
_CHUNK = 256


def _span(row: Mapping[str, Any], end: str, text: str, where: str) -> Span | None:
    value = row.get(end)
    if value is None:
        return None
    if isinstance(value, Mapping):
        value = [value.get("start"), value.get("end")]
    whole = isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value)
    if not whole or not 0 <= value[0] < value[1] <= len(text):
        raise SetAside(
            f"{end} is not a span of the text: {value!r}",
            where=where,
            remedy=f"Give [start, end] with 0 <= start < end <= {len(text)}, or null.",
        )
    return value[0], value[1]


def query(row: Any, where: str) -> PairQuery:
    """One input object as a query.

    Args:
        row: ``{"text", "subject": [start, end] | null, "object": [start, end] | null}``.
        where: file and line, for the message.

    Raises:
        SetAside: there is no text, or a span isn't one.
    """
    if not isinstance(row, Mapping) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise SetAside("no object with a text", where=where, remedy='Give {"text", "subject", "object"}.')
    text = row["text"]
    return PairQuery(text, _span(row, "subject", text, where), _span(row, "object", text, where))


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, _DIGITS) for name, value in values.items()}


def answer(score: PairScore) -> dict[str, Any]:
    """A score as the interface's object.  ``types`` are given that there is an act; ``none`` is the
    probability that there isn't; ``type`` is NONE only where that is clear."""
    happens = max(1.0 - score.none, 1e-9)
    types = {name: value / happens for name, value in score.types.items() if name != NONE}
    nothing = score.none >= CLEARLY
    return {
        "type": NONE if nothing else score.best,
        "types": _rounded(types),
        "none": round(score.none, _DIGITS),
        "modality": max(score.modality, key=score.modality.__getitem__),
        "modalities": _rounded(score.modality),
        "sign": 0 if nothing else score.sign,
        "direction": round(score.direction, _DIGITS),
        "regard": _rounded(score.regard),
        "regard_back": _rounded(score.regard_back),
        "relation": _rounded(score.relation),
    }


def classify(
    rows: Iterable[tuple[str, Any]], scorer: PairScorer | None = None
) -> Iterator[dict[str, Any] | SetAside]:
    """One answer a row, in order, computed a few hundred at a time.

    Args:
        rows: where each comes from, and the object (see :func:`query`); its ``id`` is given back.
        scorer: the network; the shipped one by default.

    Yields:
        The answer, or the :class:`SetAside` of a row that isn't a query.

    Raises:
        ModelError: the weights cannot be used.
    """
    scorer = scorer or PairScorer(exact=True)
    waiting = iter(rows)
    while chunk := list(islice(waiting, _CHUNK)):
        asked: list[PairQuery | SetAside] = []
        for where, row in chunk:
            try:
                asked.append(query(row, where))
            except SetAside as error:
                asked.append(error)
        scores = iter(scorer.score([item for item in asked if isinstance(item, PairQuery)]))
        for (_, row), item in zip(chunk, asked, strict=True):
            if isinstance(item, SetAside):
                yield item
            else:
                yield {"id": row.get("id"), **answer(next(scores))}
