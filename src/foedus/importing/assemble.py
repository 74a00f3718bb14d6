"""Coded records as claims: checked, crosswalked, linked, in the claims table's columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from foedus.errors import SetAside
from foedus.frames import claim_schema
from foedus.importing import crosswalk
from foedus.importing.base import Block, Chunk, Importer, coded_schema
from foedus.importing.linking import Linker

if TYPE_CHECKING:
    import polars as pl

_DONE = ("line", "code", "usual", "a_country", "a_role", "b_country", "b_role")  # not in the claims
_TOLD = 1000  # records told one by one per block and reason; the rest are told as a number


class Assembler:
    """Turns an importer's coded records into chunks; keeps the actors it has linked.

    Args:
        importer: whose records they are.
    """

    def __init__(self, importer: Importer) -> None:
        self._importer = importer
        self._linker = Linker()

    def chunk(self, block: Block, coded: pl.DataFrame, rows: int, misfits: Sequence[SetAside] = ()) -> Chunk:
        """The claims of a block's coded records (columns of :func:`coded_schema`; absent ones are null).

        Args:
            block: where they come from.
            coded: the records that could be read.
            rows: how many records the block has.
            misfits: those that could not be read.
        """
        ready = self._typed(_complete(coded))
        good, faults, told = _faults(block.origin, ready)
        told = [*told, *misfits[:_TOLD]]
        if len(misfits) > _TOLD:
            told.append(_more(block, len(misfits) - _TOLD, misfits[0].what))
        return Chunk(self._claims(good), rows, faults + len(misfits), tuple(told))

    def _typed(self, coded: pl.DataFrame) -> pl.DataFrame:
        """With the PLOVER type, its marks, sign and intensity; type stays null where there is none."""
        import polars as pl

        if coded["code"].null_count() < coded.height:
            table = crosswalk.table(coded["code"].drop_nulls().unique().to_list())
            coded = coded.drop("type", "marks").join(table, on="code", how="left", maintain_order="left")
        joined = coded.join(crosswalk.types(), on="type", how="left", maintain_order="left")
        return joined.with_columns(pl.coalesce("intensity", "usual").alias("intensity"), _day("day"))

    def _claims(self, good: pl.DataFrame) -> pl.DataFrame:
        import polars as pl

        linked = self._linked(self._linked(good, "a", "subject"), "b", "object")
        linked = linked.drop(_DONE).with_columns(_dyad()).sort("dyad", "day_first")  # as the store keeps them
        name = self._importer.name
        claim_id = pl.concat_str(pl.lit(f"{name}:"), pl.col("event"))
        day = pl.col("day_first")
        speaker = {
            "said_by_ids": [self._importer.actor_id],
            "said_by_names": [self._importer.title],
            "said_by_texts": [self._importer.title],
        }
        made = {
            "claim_id": claim_id,
            "report_id": claim_id,
            "document_id": pl.coalesce("document", claim_id),
            "kind": pl.lit("event"),
            "subject_text": pl.col("a_name"),
            "object_text": pl.col("b_name"),
            "modality": pl.lit("actual"),
            "date": pl.col("day"),
            "day_last": day,
            "dated": pl.lit(True),
            **{column: _always(names) for column, names in speaker.items()},
            "evidence_text": pl.col("words"),
            "qualifiers": pl.col("marks"),
            "probability": pl.lit(1.0),
            "coder": pl.lit(self._importer.coder),
            "source": pl.coalesce("outlet", pl.lit(self._importer.actor_id)),
        }
        columns = [
            made[column].alias(column)
            if column in made
            else (pl.col(column) if column in linked.columns else pl.lit(None, dtype=kind).alias(column))
            for column, kind in claim_schema().items()
        ]
        return linked.select("dyad", *columns, pl.lit(name).alias("data_set"), pl.col("key"))

    def _linked(self, frame: pl.DataFrame, short: str, side: str) -> pl.DataFrame:
        """With the actors of one side: looked up once for each way they are written."""
        import polars as pl

        keys = [f"{short}_{part}" for part in ("name", "country", "role")]
        joint = pl.concat_str([pl.col(k).fill_null("") for k in keys], separator="\x1f").alias("joint")
        frame = frame.with_columns(joint)
        written = frame.unique("joint", maintain_order=True).select("joint", *keys)
        found = self._linker.table(written.select(keys).rows(), side)
        table = written.select("joint").hstack(found)
        return frame.join(table, on="joint", how="left", maintain_order="left").drop("joint")


def _complete(coded: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return coded.select(
        (pl.col(name) if name in coded.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in coded_schema().items()
    )


def _day(column: str) -> pl.Expr:
    import polars as pl

    return pl.col(column).str.to_date("%Y-%m-%d", strict=False).alias("day_first")


def _always(names: list[str]) -> pl.Expr:
    import polars as pl

    return pl.lit(pl.Series([names], dtype=pl.List(pl.String))).first()


def _dyad() -> pl.Expr:
    """As :func:`foedus.store.filters.dyad_column` makes it: the principals of both sides."""
    import polars as pl

    a, b = (
        pl.coalesce(pl.col(f"{side}_within").list.last(), pl.col(f"{side}_id")).fill_null("")
        for side in ("subject", "object")
    )
    alone = (a == "") | (b == "")
    low, high = pl.min_horizontal(a, b), pl.max_horizontal(a, b)
    return pl.when(alone).then(a + b + "|").otherwise(low + "|" + high).alias("dyad")


def _faults(origin: str, ready: pl.DataFrame) -> tuple[pl.DataFrame, int, list[SetAside]]:
    """The records that can be claims; how many cannot; and why."""
    import polars as pl

    tests = (
        (pl.col("day_first").is_null(), "not a date", "Dates must be of the data set's form.", "day"),
        (pl.col("event").is_null(), "no event id", "Every record needs one.", None),
        (pl.col("key").is_null(), "the event id is not a number", "Check the first column.", "event"),
        (
            pl.col("type").is_null() & pl.col("code").str.strip_chars().str.contains("^0?1[0-9]?$|^01"),
            "a public statement: PLOVER has no type for it", "Nothing to mend.", "code",
        ),
        (pl.col("sign").is_null(), "unknown event type", "Check the event code.", "named"),
    )  # fmt: skip
    good, bad, told = ready.with_columns(named=pl.coalesce("code", "type")), 0, []
    for test, what, remedy, column in tests:
        mask = good.select(test.fill_null(False).alias("m")).to_series()
        if not (count := int(mask.sum())):
            continue
        bad += count
        told += _told(origin, good.filter(mask), what, remedy, column)
        good = good.filter(~mask)
    return good.drop("named"), bad, told


def _told(origin: str, faulty: pl.DataFrame, what: str, remedy: str, column: str | None) -> list[SetAside]:
    if what.startswith("a public statement"):  # one in ten records; no use in naming each
        first = faulty["line"][0]
        return [SetAside(f"{what} ({faulty.height} records)", where=f"{origin}:{first}", remedy=remedy)]
    values = faulty[column].to_list() if column else [None] * faulty.height
    shown = [
        SetAside(what + (f": {value!r}" if column else ""), where=f"{origin}:{line}", remedy=remedy)
        for line, value in zip(faulty["line"][:_TOLD], values[:_TOLD], strict=True)
    ]
    if faulty.height > _TOLD:
        shown.append(SetAside(f"{what} ({faulty.height - _TOLD} more records)", where=origin, remedy=remedy))
    return shown


def _more(block: Block, count: int, what: str) -> SetAside:
    return SetAside(f"{count} more records like it: {what}", where=f"{block.origin}:{block.first_line}")


def hashed(texts: Sequence[str | None]) -> Any:
    """Ids that are not numbers as 63-bit numbers (BLAKE2b), null for null.

    Two different ids of n collide with a chance of about n² / 2⁶⁴: one in 10⁵ at ten million.
    """
    import hashlib

    import polars as pl

    def number(text: str) -> int:
        return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little") >> 1

    return pl.Series("key", [None if t is None else number(t) for t in texts], dtype=pl.Int64)
