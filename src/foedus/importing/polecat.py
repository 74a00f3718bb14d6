"""POLECAT (``ngecEvents``): 40 tab-separated columns with a header; ``None`` is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from foedus.importing.assemble import hashed
from foedus.importing.tabular import Tabular

if TYPE_CHECKING:
    import polars as pl

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
    "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude",
    "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
    "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


class Polecat(Tabular):
    """POLECAT coded events, PLOVER types as they are."""

    name = "polecat"
    title = "POLECAT"
    actor_id = "polecat"
    names = COLUMNS
    aliases: ClassVar = {"Event Intensity": "Intensity"}
    chosen: ClassVar = {
        "Event ID": "event", "Event Date": "day", "Event Type": "type", "Event Mode": "mode",
        "Intensity": "intensity", "Contexts": "contexts", "Actor Name": "a_name",
        "Actor Country": "a_country", "Actor Sectors": "a_role", "Recipient Name": "b_name",
        "Recipient Country": "b_country", "Recipient Sectors": "b_role", "Placename": "place_name",
        "Country": "place_country", "Latitude": "place_lat", "Longitude": "place_lon",
        "GeoNames ID": "place_geonames_id", "Source": "outlet", "Publication Date": "published",
    }  # fmt: skip
    numbers = ("intensity", "place_lat", "place_lon")

    def coded(self, raw: pl.DataFrame) -> pl.DataFrame:
        """See :meth:`Tabular.coded`."""
        import polars as pl

        def marks(column: str, kind: str) -> pl.Expr:
            parts = pl.col(column).fill_null("").str.to_lowercase().str.replace_all(" ", "_").str.split(";")
            named = pl.element().str.strip_chars("_")
            return parts.list.eval((kind + ":" + named).filter(named != ""))

        return raw.with_columns(
            hashed(raw["event"].to_list()),
            pl.col("type").str.to_uppercase(),
            pl.concat_list(marks("mode", "mode"), marks("contexts", "context")).alias("marks"),
            pl.col("place_geonames_id").cast(pl.Float64, strict=False).cast(pl.Int64, strict=False),
        )
