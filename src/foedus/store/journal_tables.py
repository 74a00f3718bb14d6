"""What the journal keeps: its SQL tables, and the records that go in and out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from foedus.errors import SetAside

if TYPE_CHECKING:
    from sqlalchemy import MetaData, Table

Aside = tuple[str | None, SetAside]  # the input's id, and what was wrong


@cache
def tables() -> MetaData:
    from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text

    data = MetaData()
    Table("foedus_meta", data, Column("key", String(200), primary_key=True), Column("value", Text))
    Table(
        "foedus_batches",
        data,
        Column("id", String(64), primary_key=True),
        Column("kind", String(40)),
        Column("state", String(10)),
        Column("owner", String(200)),
        Column("touched", Float),
        Column("input", Text),
        Column("files", Text),
        *(Column(name, Integer) for name in ("taken", "stored", "duplicate", "set_aside", "claims")),
    )
    Table(
        "foedus_items",
        data,
        Column("id", String(80), primary_key=True),
        Column("batch", String(64), index=True),
        Column("outcome", String(10)),
        Column("rows", Integer),
        Column("rejected", Integer),
    )
    aside = Table(
        "foedus_set_aside",
        data,
        Column("number", Integer, primary_key=True, autoincrement=True),
        *(Column(name, Text) for name in ("batch", "item", "place", "what", "remedy")),
    )
    Index("foedus_set_aside_batch", aside.c.batch)
    Table(
        "foedus_judgements",
        data,
        Column("number", Integer, primary_key=True, autoincrement=True),
        Column("claim_id", String(200), index=True),
        Column("verdict", String(10)),
        *(Column(name, Text) for name in ("corrected", "who", "at")),
    )
    return data


def table(name: str) -> Table:
    """One of the journal's SQL tables, by its name without ``foedus_``."""
    return tables().tables[f"foedus_{name}"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A staged batch: the files it adds to each table."""

    batch: str
    files: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Counts:
    """A batch's account: ``taken`` = ``stored`` + ``duplicate`` + ``set_aside`` inputs; its claims."""

    taken: int = 0
    stored: int = 0
    duplicate: int = 0
    set_aside: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """What became of an input: ``stored`` or ``set aside`` (None: under way); rows, and rejected ones."""

    outcome: str | None
    rows: int = 1
    rejected: int = 0
