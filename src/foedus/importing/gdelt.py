"""GDELT events, versions 1 (57 or 58 columns) and 2 (61), tab-separated without header."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.errors import ImportingError
from foedus.importing.assemble import Assembler
from foedus.importing.base import Block, Chunk, Importer
from foedus.importing.blocks import line_blocks
from foedus.importing.countries import fips
from foedus.importing.fields import tab_fields

if TYPE_CHECKING:
    import polars as pl

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
    "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO1 = ("Type", "Fullname", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_GEO2 = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _columns(geo: tuple[str, ...]) -> tuple[str, ...]:
    return (
        "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
        *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
        "NumMentions", "NumSources", "NumArticles", "AvgTone",
        *(f"{place}Geo_{name}" for place in ("Actor1", "Actor2", "Action") for name in geo),
        "DATEADDED", "SOURCEURL",
    )  # fmt: skip


_CHOSEN = {
    "GlobalEventID": "event", "Day": "Day", "EventCode": "code", "GoldsteinScale": "intensity",
    "Actor1Name": "a_name", "Actor1CountryCode": "a_country", "Actor1KnownGroupCode": "a_group",
    "Actor1Type1Code": "a_role", "Actor2Name": "b_name", "Actor2CountryCode": "b_country",
    "Actor2KnownGroupCode": "b_group", "Actor2Type1Code": "b_role",
    "ActionGeo_Fullname": "place_name", "ActionGeo_CountryCode": "fips",
    "ActionGeo_Lat": "place_lat", "ActionGeo_Long": "place_lon", "DATEADDED": "added",
    "SOURCEURL": "document",
}  # fmt: skip
_NUMBERS = ("intensity", "place_lat", "place_lon")


class Gdelt2(Importer):
    """GDELT 2.0 event files (every 15 minutes since 2015)."""

    name = "gdelt2"
    title = "GDELT 2.0"
    actor_id = "gdelt"
    names: tuple[str, ...] = _columns(_GEO2)

    def widths(self) -> tuple[int, ...]:
        """How many columns a file may have."""
        return (len(self.names),)

    @cached_property
    def _assembler(self) -> Assembler:
        return Assembler(self)

    def blocks(self, path: Path) -> Iterator[Block]:
        """See :meth:`Importer.blocks`."""
        for number, block in enumerate(line_blocks(path, header=False)):
            if number == 0:
                self._check(block)
            yield block

    def _check(self, block: Block) -> None:
        lines = block.data[:65536].split(b"\n")[:-1]
        if not any(line.count(b"\t") + 1 in self.widths() for line in lines):
            found = lines[0].count(b"\t") + 1
            raise ImportingError(
                f"{found} columns instead of {' or '.join(map(str, self.widths()))}",
                where=block.origin,
                remedy="Choose the format by its columns: gdelt1 has 57 or 58, gdelt2 has 61.",
            )

    def read(self, block: Block) -> Chunk:
        """See :meth:`Importer.read`."""
        width = self._width(block)
        fields = tab_fields(block, self.names[:width], _CHOSEN, _NUMBERS)
        return self._assembler.chunk(block, coded(fields.frame), fields.rows, fields.misfits)

    def _width(self, block: Block) -> int:
        found = block.data.count(b"\t", 0, block.data.find(b"\n")) + 1
        return found if found in self.widths() else self.widths()[-1]


class Gdelt1(Gdelt2):
    """GDELT 1.0 event files: 57 columns, 58 (with the address) in the daily files."""

    name = "gdelt1"
    title = "GDELT 1.0"
    names = _columns(_GEO1)

    def widths(self) -> tuple[int, ...]:
        """See :meth:`Gdelt2.widths`."""
        return (len(self.names) - 1, len(self.names))


def coded(raw: pl.DataFrame) -> pl.DataFrame:
    """GDELT's columns as coded records."""
    import polars as pl

    day, added = pl.col("Day"), pl.col("added")
    url = pl.col("document") if "document" in raw.columns else pl.lit(None, dtype=pl.String)
    host = url.str.extract(r"^https?://(?:www\.)?([^/:?#]+)", 1)
    sides = []
    for side in "ab":
        sides.append(pl.coalesce(f"{side}_country", f"{side}_group").alias(f"{side}_country"))
    days = raw.select(pl.concat([day, added.str.head(8)]).unique().drop_nulls().alias("Day"))
    table = days.with_columns(
        pl.concat_str(day.str.slice(0, 4), day.str.slice(4, 2), day.str.slice(6), separator="-").alias("iso")
    )
    return (
        raw.join(table.rename({"iso": "day"}), on="Day", how="left", maintain_order="left")
        .with_columns(added.str.head(8).alias("added"))
        .join(
            table.rename({"Day": "added", "iso": "published"}), on="added", how="left", maintain_order="left"
        )
        .with_columns(
            pl.col("event").cast(pl.Int64, strict=False).alias("key"),
            pl.col("fips").replace_strict(dict(fips()), default=None).alias("place_country"),
            url.alias("document"),
            host.alias("outlet"),
            *sides,
        )
    )
