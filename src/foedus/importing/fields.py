"""A block of delimited text as columns of text, with the records that do not fit set aside."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foedus.errors import SetAside
from foedus.importing.base import Block

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

_TAB, _END = 9, 10


@dataclass(frozen=True, slots=True)
class Fields:
    """The chosen columns of the records that fit, as text with their ``line``; and the others."""

    frame: pl.DataFrame
    rows: int
    misfits: tuple[SetAside, ...]


def tab_fields(
    block: Block, names: Sequence[str], chosen: Mapping[str, str], numbers: Collection[str] = ()
) -> Fields:
    """The columns of tab-separated records without quoting.

    Records with a wrong number of fields (but for surplus tabs at their end) or that are not UTF-8 are
    set aside.

    Args:
        block: the records.
        names: all columns, in order.
        chosen: the columns wanted: name in the file to name in the frame.
        numbers: those of the frame's columns to read as numbers, null where they are not.
    """
    import numpy as np

    if _regular(block, len(names)):
        frame = _parsed(block.data, names, chosen, numbers)
        if frame is not None and frame.height == block.lines:
            return Fields(_numbered(frame, np.arange(frame.height) + block.first_line), frame.height, ())
    return _sorted_out(block, names, chosen, numbers)


def _regular(block: Block, width: int) -> bool:
    """Whether every line has ``width`` fields.  (The parser would fill up and cut off in silence.)"""
    import numpy as np

    array = np.frombuffer(block.data, dtype=np.uint8)
    marks = np.flatnonzero((array - _TAB) < 2)
    if marks.size != width * block.lines:
        return False
    return bool((array[marks[width - 1 :: width]] == _END).all())


def _numbered(frame: pl.DataFrame, lines: np.ndarray[Any, Any]) -> pl.DataFrame:
    import polars as pl

    return frame.with_columns(pl.Series("line", lines, dtype=pl.Int64))


def _parsed(
    data: bytes, names: Sequence[str], chosen: Mapping[str, str], numbers: Collection[str]
) -> pl.DataFrame | None:
    import polars as pl

    columns = [number for number, name in enumerate(names) if name in chosen]
    try:
        frame = pl.read_csv(
            data,
            has_header=False,
            separator="\t",
            quote_char=None,
            columns=columns,
            infer_schema=False,
            schema_overrides=[pl.Float64 if chosen[names[n]] in numbers else pl.String for n in columns],
            ignore_errors=bool(numbers),
        )
    except pl.exceptions.PolarsError:
        return None
    return frame.rename(dict(zip(frame.columns, (chosen[names[n]] for n in columns), strict=True)))


def _sorted_out(
    block: Block, names: Sequence[str], chosen: Mapping[str, str], numbers: Collection[str]
) -> Fields:
    """The slow way, line by line, for a block in which something does not fit."""
    import numpy as np
    import polars as pl

    good: list[bytes] = []
    lines: list[int] = []
    misfits: list[SetAside] = []
    rows = 0
    for number, raw in enumerate(block.data.split(b"\n")[:-1], block.first_line):
        record = raw.rstrip(b"\r")
        if not record.strip():
            continue
        rows += 1
        fault = _fault(record, len(names))
        if fault:
            misfits.append(SetAside(fault[0], where=f"{block.origin}:{number}", remedy=fault[1]))
        else:
            good.append(_trimmed(record, len(names)))
            lines.append(number)
    schema = {name: pl.Float64 if name in numbers else pl.String for name in chosen.values()}
    frame = pl.DataFrame(schema=schema)
    if good:
        found = _parsed(b"\n".join(good) + b"\n", names, chosen, numbers)
        frame = found if found is not None else frame
    return Fields(_numbered(frame, np.array(lines[: frame.height])), rows, tuple(misfits))


def _trimmed(record: bytes, width: int) -> bytes:
    surplus = record.count(b"\t") + 1 - width
    return record[:-surplus] if surplus > 0 else record


def _fault(record: bytes, width: int) -> tuple[str, str] | None:
    try:
        record.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"not UTF-8 at byte {error.start + 1} of the line", "Convert the file to UTF-8."
    found = record.count(b"\t") + 1
    surplus = found - width
    if surplus == 0 or (surplus > 0 and record.endswith(b"\t" * surplus)):
        return None
    return f"{found} fields instead of {width}", "Check the line for missing or surplus tabs."


def header_names(raw: str, known: Sequence[str], aliases: Mapping[str, str], width: int) -> tuple[str, ...]:
    """A header's names in our spelling, without surplus ones where the records have fewer fields.

    Args:
        raw: the header line, tab-separated.
        known: the names the format has.
        aliases: other spellings.
        width: how many fields the records have.
    """
    by_key = {_key(name): name for name in known} | {_key(k): v for k, v in aliases.items()}
    found = [by_key.get(_key(name), name.strip()) for name in raw.split("\t")]
    if len(found) > width:
        found = [name for name in found if name in known]
    return tuple(found)


def _key(name: str) -> str:
    return "".join(ch for ch in name.lower() if ch.isalnum())
