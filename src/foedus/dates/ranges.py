"""Ranges: two dates joined by "to", a dash, or "between … and …", and the interval they bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.edtf import bounds
from foedus.errors import DateError
from foedus.records import DateExpression

_TO = frozenset({"to", "until", "till", "through", "-", "–", "—", "‑"})
_LOOK_BACK = 12  # code points before the first end in which "between" may stand


def joint(between: str) -> str:
    """The words between two ends of a range, in lower case and without their spaces."""
    return between.strip().lower()


def with_intervals(text: str, found: Sequence[DateExpression]) -> list[DateExpression]:
    """Both ends of a range with the whole of it (EDTF ``first/last``) as their ``interval``."""
    out = list(found)
    for index in range(len(out) - 1):
        whole = _interval(text, out[index], out[index + 1])
        if whole:
            out[index] = replace(out[index], interval=whole)
            out[index + 1] = replace(out[index + 1], interval=whole)
    return out


def _interval(text: str, first: DateExpression, last: DateExpression) -> str | None:
    if not first.value or not last.value or first.type != "date" or last.type != "date":
        return None
    if not 0 < last.span.start - first.span.end <= 10 or "/" in first.value + last.value:
        return None
    word = joint(text[first.span.end : last.span.start])
    before = text[max(first.span.start - _LOOK_BACK, 0) : first.span.start].lower().split()
    if word not in _TO and not (word == "and" and before[-1:] == ["between"]):
        return None
    try:
        ordered = bounds(first.value)[0] <= bounds(last.value)[1]
    except DateError:
        return None
    return f"{first.value}/{last.value}" if ordered else None
