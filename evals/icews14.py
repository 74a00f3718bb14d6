"""ICEWS 2014 (the development data's integers) as a claims table between states."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from foedus.importing.countries import iso3

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared/data/forecast"
START = 16071  # 2014-01-01 in days since 1970-01-01


def there() -> bool:
    """Whether the development data is here."""
    return (DATA / "icews14_train.txt").exists()


def _ids(name: str) -> dict[int, str]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return {int(number): text for text, number in (line.split("\t")[:2] for line in lines)}


@cache
def states() -> dict[int, str]:
    """The state that each entity answers for; itself, as a provisional actor, where there is none.

    As in the importer, citizens, gangs, media and parties do not answer for their state.
    """
    facts = yaml.safe_load((HERE / "icews14_actors.yaml").read_text("utf-8"))
    people = {name: code for code, names in facts["actors"].items() for name in names}
    apart = re.compile("|".join(rf"(?:^|_){word}" for word in facts["apart"]))
    found: dict[int, str] = {}
    for number, name in _ids("icews14_entity2id.txt").items():
        inner = re.search(r"\(([^()]*)\)$", name)
        base = inner.group(1) if inner else name
        code = (
            people.get(name) or facts["spellings"].get(base) or (iso3(base.replace("_", " ")) or "").lower()
        )
        found[number] = code or f"~{base.lower()}"
        if inner and apart.search(name[: inner.start()]):
            found[number] = f"~{name.lower()}"
    return found


@cache
def types() -> dict[int, str]:
    """The PLOVER type of each relation; statements and comments have none."""
    rules = yaml.safe_load((HERE / "icews14_types.yaml").read_text("utf-8"))
    found = {}
    for number, name in _ids("icews14_relation2id.txt").items():
        fitting = [type_ for start, type_ in rules if name.startswith(start)]
        if fitting:
            found[number] = fitting[0]
    return found


def events(*parts: str) -> pl.DataFrame:
    """Events as ``s, r, o, day`` with ids as in the files; days since 1970-01-01."""
    frames = [
        pl.read_csv(DATA / f"icews14_{part}.txt", separator="\t", has_header=False).select(
            s="column_1", r="column_2", o="column_3", day=pl.col("column_4") // 24 + START
        )
        for part in parts
    ]
    return pl.concat(frames)


def claims(*parts: str) -> pl.DataFrame:
    """The flat claims table of the events between different states."""
    from foedus.frames import claim_schema
    from foedus.ontology import entry

    rows = (
        events(*parts)
        .with_row_index("n")
        .with_columns(
            pl.col("s").replace_strict(states(), default=None, return_dtype=pl.String).alias("subject_id"),
            pl.col("o").replace_strict(states(), default=None, return_dtype=pl.String).alias("object_id"),
            pl.col("r").replace_strict(types(), default=None, return_dtype=pl.String).alias("type"),
            pl.col("day").cast(pl.Int32).cast(pl.Date),
        )
        .drop_nulls(["subject_id", "object_id", "type"])
        .filter(pl.col("subject_id") != pl.col("object_id"))
    )
    signs = {name: entry("event", name).sign for name in rows["type"].unique()}
    known: dict[str, Any] = {
        "claim_id": pl.format("icews14:{}", "n"), "report_id": pl.lit("icews14"), "kind": pl.lit("event"),
        "type": "type", "subject_id": "subject_id", "object_id": "object_id", "subject_name": "subject_id",
        "object_name": "object_id", "sign": pl.col("type").replace_strict(signs, return_dtype=pl.Int8),
        "modality": pl.lit("actual"), "day_first": "day", "day_last": "day", "dated": pl.lit(True),
        "probability": pl.lit(1.0), "source": pl.lit("icews"), "outlet": pl.lit("ICEWS"),
    }  # fmt: skip
    columns = [
        (pl.col(known[name]) if isinstance(known.get(name), str) else known.get(name, pl.lit(None)))
        .cast(kind)
        .alias(name)
        for name, kind in claim_schema().items()
    ]
    return rows.select(columns)
