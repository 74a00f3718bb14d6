"""The flat claims table's columns, described."""

from __future__ import annotations

from functools import cache
from typing import Any

from foedus.brief.exports.base import Field

_TYPES = {
    "String": "string", "Int64": "integer", "Int8": "integer", "Float64": "number",
    "Date": "date", "Boolean": "boolean",
}  # fmt: skip


@cache
def flat_fields(listed: str = "array") -> tuple[Field, ...]:
    """The columns of :func:`foedus.frames.claim_schema`; ``listed`` is the type that lists have."""
    from foedus.frames import claim_schema

    return tuple(Field(name, _TYPES.get(_base(kind), listed)) for name, kind in claim_schema().items())


def _base(kind: Any) -> str:
    return str(kind).split("(")[0]
