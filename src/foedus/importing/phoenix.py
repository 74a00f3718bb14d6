"""Phoenix event data: 26 tab-separated columns without a header."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from foedus.importing.assemble import hashed
from foedus.importing.tabular import Tabular

if TYPE_CHECKING:
    import polars as pl


class Phoenix(Tabular):
    """Phoenix coded events; actor entities are CAMEO codes."""

    name = "phoenix"
    title = "Phoenix"
    actor_id = "phoenix"
    header = False
    names = (
        "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity",
        "SourceActorRole", "SourceActorAttribute", "TargetActorFull", "TargetActorEntity",
        "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "PentaClass",
        "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode",
        "SentenceID", "URLs", "NewsSources",
    )  # fmt: skip
    chosen: ClassVar = {
        "EventID": "event", "Year": "Year", "Month": "Month", "Day": "Day",
        "SourceActorEntity": "a_country", "SourceActorRole": "a_role",
        "TargetActorEntity": "b_country", "TargetActorRole": "b_role", "EventCode": "code",
        "GoldsteinScore": "intensity", "Lat": "place_lat", "Lon": "place_lon",
        "LocationName": "place_name", "CountryCode": "place_country", "URLs": "document",
        "NewsSources": "outlet",
    }  # fmt: skip
    numbers = ("intensity", "place_lat", "place_lon")

    def coded(self, raw: pl.DataFrame) -> pl.DataFrame:
        """See :meth:`Tabular.coded`.  Of several sources, the first is the outlet."""
        import polars as pl

        day = [pl.col(name).str.zfill(width) for name, width in (("Year", 4), ("Month", 2), ("Day", 2))]
        return raw.with_columns(
            hashed(raw["event"].to_list()),
            pl.concat_str(day, separator="-").alias("day"),
            pl.col("document").str.split(";").list.first(),
            pl.col("outlet").str.split(";").list.first(),
        )
