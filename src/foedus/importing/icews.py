"""ICEWS event data: 20 tab-separated columns with a header."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from foedus.importing.tabular import Tabular

if TYPE_CHECKING:
    import polars as pl


class Icews(Tabular):
    """ICEWS coded events.  An event's id occurs again on other days: its key is id and date."""

    name = "icews"
    title = "ICEWS"
    actor_id = "icews"
    names = (
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
        "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
        "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
    )  # fmt: skip
    chosen: ClassVar = {
        "Event ID": "number", "Event Date": "day", "Source Name": "a_name", "Source Sectors": "a_role",
        "Source Country": "a_country", "Event Text": "words", "CAMEO Code": "code",
        "Intensity": "intensity", "Target Name": "b_name", "Target Sectors": "b_role",
        "Target Country": "b_country", "Story ID": "document", "Publisher": "outlet", "City": "City",
        "Province": "Province", "Country": "Country", "Latitude": "place_lat", "Longitude": "place_lon",
    }  # fmt: skip
    numbers = ("intensity", "place_lat", "place_lon")

    def coded(self, raw: pl.DataFrame) -> pl.DataFrame:
        """See :meth:`Tabular.coded`."""
        import polars as pl

        from foedus.importing.countries import iso3

        number = pl.col("number").cast(pl.Int64, strict=False)
        days = pl.col("day").str.to_date("%Y-%m-%d", strict=False).cast(pl.Int32).cast(pl.Int64)
        countries = {name: iso3(name) for name in raw["Country"].drop_nulls().unique()}
        return raw.with_columns(
            pl.concat_str("number", "day", separator=":").alias("event"),
            (number * 2**17 + days).alias("key"),
            pl.coalesce("City", "Province", "Country").alias("place_name"),
            pl.col("Country")
            .replace_strict(countries, default=None, return_dtype=pl.String)
            .alias("place_country"),
            pl.concat_str(pl.lit("icews-story:"), "document").alias("document"),
        )
