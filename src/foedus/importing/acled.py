"""ACLED: comma-separated with quotes and a header; the order of its actors is no direction."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from foedus.errors import ImportingError, SetAside
from foedus.importing.assemble import Assembler, hashed
from foedus.importing.base import Block, Chunk, Importer
from foedus.importing.blocks import line_blocks
from foedus.importing.countries import iso3

if TYPE_CHECKING:
    import polars as pl

_NEEDED = ("event_date", "event_type", "sub_event_type", "actor1", "country")
_REMEDY = "Check the record's commas and quotes."


class Acled(Importer):
    """ACLED coded events: PLOVER types by ``facts/acled.yaml``, each claim marked ``undirected``."""

    name = "acled"
    title = "ACLED"
    actor_id = "acled"

    @cached_property
    def _assembler(self) -> Assembler:
        return Assembler(self)

    @cached_property
    def _types(self) -> Mapping[str, Mapping[str, Any]]:
        text = resources.files("foedus.importing").joinpath("facts", "acled.yaml").read_text("utf-8")
        loaded: dict[str, dict[str, Any]] = yaml.safe_load(text)
        return loaded

    def blocks(self, path: Path) -> Iterator[Block]:
        """See :meth:`Importer.blocks`."""
        for number, block in enumerate(line_blocks(path, header=True, quoted=True, size=16 << 20)):
            if number == 0:
                self._names(block)
            yield block

    def _names(self, block: Block) -> list[str]:
        names = [name.strip().lower() for name in next(csv.reader([block.header[0]]))]
        absent = [name for name in _NEEDED if name not in names]
        if absent or not {"event_id_cnty", "data_id"} & set(names):
            raise ImportingError(
                f"not ACLED: no column {', '.join(absent or ['event_id_cnty'])}",
                where=block.origin,
                remedy="Export it from ACLED as CSV with all columns.",
            )
        return names

    def read(self, block: Block) -> Chunk:
        """See :meth:`Importer.read`."""
        import polars as pl

        names = self._names(block)
        misfits: list[SetAside] = []
        rows: list[list[str | None]] = []
        reader = csv.reader(io.StringIO(_text(block, misfits), newline=""))
        before = 0
        for record in reader:
            line, before = block.first_line + before, reader.line_num
            if not record:
                continue
            if len(record) != len(names):
                where = f"{block.origin}:{line}"
                misfits.append(
                    SetAside(f"{len(record)} fields instead of {len(names)}", where=where, remedy=_REMEDY)
                )
                continue
            rows.append([str(line), *(value or None for value in record)])
        columns = ["line", *names]
        raw = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
        return self._assembler.chunk(block, self._coded(raw), raw.height + len(misfits), misfits)

    def _coded(self, raw: pl.DataFrame) -> pl.DataFrame:
        import polars as pl

        ids = pl.coalesce([name for name in ("event_id_cnty", "data_id") if name in raw.columns])
        raw = raw.with_columns(ids.alias("event"))
        kinds = [self._type(*pair) for pair in raw.select("event_type", "sub_event_type").rows()]
        codes = {name: iso3(name) for name in raw["country"].drop_nulls().unique()}
        country = pl.col("country").replace_strict(codes, default=None, return_dtype=pl.String)
        day = pl.coalesce(
            pl.col("event_date").str.to_date("%Y-%m-%d", strict=False),
            pl.col("event_date").str.to_date("%d %B %Y", strict=False),
        )

        def given(*names: str) -> pl.Expr:
            return pl.coalesce(
                [*(pl.col(n) for n in names if n in raw.columns), pl.lit(None, dtype=pl.String)]
            )

        return raw.with_columns(
            hashed(raw["event"].to_list()),
            pl.Series("type", [kind[0] for kind in kinds], dtype=pl.String),
            pl.Series("marks", [kind[1] for kind in kinds], dtype=pl.List(pl.String)),
            pl.col("line").cast(pl.Int64),
            pl.coalesce(day.dt.to_string("%Y-%m-%d"), "event_date").alias("day"),
            pl.col("actor1").alias("a_name"),
            given("actor2").alias("b_name"),
            given("inter1").alias("a_role"),
            given("inter2").alias("b_role"),
            given("location", "admin1", "country").alias("place_name"),
            country.alias("place_country"),
            given("latitude").cast(pl.Float64, strict=False).alias("place_lat"),
            given("longitude").cast(pl.Float64, strict=False).alias("place_lon"),
            given("source").str.split(";").list.first().alias("outlet"),
            given("notes").alias("words"),
        )

    def _type(self, event: str | None, sub: str | None) -> tuple[str | None, list[str]]:
        fields = self._types.get(sub or "") or self._types.get(event or "") or {}
        marks = ["undirected", *([f"mode:{fields['mode']}"] if "mode" in fields else [])]
        return fields.get("type"), marks


def _text(block: Block, misfits: list[SetAside]) -> str:
    """The block as text; a record that is not UTF-8 becomes an empty line and is set aside."""
    try:
        return block.data.decode("utf-8")
    except UnicodeDecodeError:
        kept = []
        for number, line in enumerate(block.data.split(b"\n"), block.first_line):
            try:
                kept.append(line.decode("utf-8"))
            except UnicodeDecodeError as error:
                where = f"{block.origin}:{number}"
                told = f"not UTF-8 at byte {error.start + 1} of the line"
                misfits.append(SetAside(told, where=where, remedy="Convert the file to UTF-8."))
                kept.append("")
        return "\n".join(kept)
