"""CAMEO event codes as PLOVER types, by ``ontology/cameo.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from foedus.ontology import entry, load_yaml

if TYPE_CHECKING:
    import polars as pl


class Plover(NamedTuple):
    """A PLOVER type, and its mode and contexts as ``mode:visit``, ``context:military``."""

    type: str
    marks: tuple[str, ...] = ()


@cache
def _codes() -> Mapping[str, Plover]:
    return {
        code: Plover(
            fields["type"],
            (
                *([f"mode:{fields['mode']}"] if "mode" in fields else []),
                *(f"context:{context}" for context in fields.get("contexts", ())),
            ),
        )
        for code, fields in load_yaml("cameo.yaml").items()
    }


@cache
def plover(code: str) -> Plover | None:
    """The PLOVER type of a CAMEO code; None where PLOVER has none (statements, 01).

    A leading zero that a spreadsheet ate is put back (codes have three or four digits); an unknown
    code takes the longest known one that it begins with.

    >>> plover("043").type, plover("43").marks, plover("010")
    ('CONSULT', ('mode:visit',), None)
    """
    text = code.strip()
    if not text.isdigit():
        return None
    cut = text[0] != "0" and (len(text) == 2 or (len(text) == 3 and int(text[:2]) > 20))
    whole, shortest = ("0" + text, 3) if cut else (text, 2)
    prefixes = (whole[:end] for end in range(len(whole), shortest - 1, -1))
    return next((_codes()[prefix] for prefix in prefixes if prefix in _codes()), None)


def table(codes: Iterable[str]) -> pl.DataFrame:
    """For distinct CAMEO codes: ``code, type, marks``; type is null where PLOVER has none."""
    import polars as pl

    found = [(code, plover(code)) for code in codes]
    return pl.DataFrame(
        {
            "code": [code for code, _ in found],
            "type": [p.type if p else None for _, p in found],
            "marks": [list(p.marks) if p else None for _, p in found],
        },
        schema={"code": pl.String, "type": pl.String, "marks": pl.List(pl.String)},
    )


@cache
def types() -> Any:
    """Every PLOVER type with its sign and usual intensity: ``type, sign, usual``."""
    import polars as pl

    from foedus.ontology import types as all_types

    found = [entry("event", name) for name in all_types("event")]
    return pl.DataFrame(
        {
            "type": [e.type for e in found],
            "sign": [e.sign for e in found],
            "usual": [e.intensity for e in found],
        },
        schema={"type": pl.String, "sign": pl.Int8, "usual": pl.Float64},
    )
