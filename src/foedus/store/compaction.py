"""Keeping a table fast: small files into large ones in order, old snapshots and stray files away.

Files that commits bring each span all dyads.  Compaction merges them, together with the large files they
overlap, into files of a million rows that follow one another in the table's order, range by range, so that
never more than about one file's rows are in memory.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.store.table import BATCH, FILE_ROWS, IcebergTable, plain
from foedus.store.transaction import transaction

if TYPE_CHECKING:
    from pyiceberg.manifest import DataFile
    from pyiceberg.table import Table

SMALL = FILE_ROWS // 2  # rows below which a file is worth merging
MANY = 24  # small files from which on a table is worth compacting
DEPTH = 6  # large files that may overlap before everything is merged
_KEEP = timedelta(hours=1)  # snapshots (and the files only they know) stay this long for readers
_STRAY = 24 * 3600.0  # seconds after which a file that no snapshot knows is taken for a dead writer's


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compaction did to a table: files before and after, and stray files removed."""

    before: int
    after: int
    removed: int


def small_files(table: IcebergTable) -> int:
    """How many of the table's files are small."""
    return sum(file.record_count < SMALL for file in _files(table.current()))


def compact(table: IcebergTable, pending: set[str]) -> Compacted:
    """Merge a table's files into large ones in order; then drop what nobody needs any more.

    Args:
        table: the table.
        pending: ids of batches under way, whose snapshots must stay.
    """
    files = _files(table.current())
    after = len(files)
    if chosen := _chosen(table, files):
        made = [path for cut in _ranges(table, chosen) for path in _merged(table, chosen, cut)]
        table.commit(lambda iceberg: _swap(iceberg, chosen, made))
        after += len(made) - len(chosen)
    _expire(table, pending)
    return Compacted(len(files), after, sweep(table))


def _chosen(table: IcebergTable, files: Sequence[DataFile]) -> list[DataFile]:
    """The small files; with them all others where the small are many or too many files overlap."""
    small = [file for file in files if file.record_count < SMALL]
    if len(small) < 2 and _depth(table, files) <= DEPTH:
        return []
    rows = sum(file.record_count for file in small)
    whole = 4 * rows >= sum(file.record_count for file in files) or _depth(table, files) > DEPTH
    return list(files) if whole else small


def _depth(table: IcebergTable, files: Sequence[DataFile]) -> int:
    """How many large files a look-up in the middle of the order touches."""
    field = table.current().schema().find_field(table.layout.order[0]).field_id
    spans = [(f.lower_bounds.get(field), f.upper_bounds.get(field)) for f in files if f.record_count >= SMALL]
    known = [(low, high) for low, high in spans if low is not None and high is not None]
    return max((sum(low <= point <= high for low, high in known) for point, _ in known), default=0)


def _files(table: Table) -> list[DataFile]:
    return [task.file for task in table.scan().plan_files()]


def _ranges(table: IcebergTable, files: Sequence[DataFile]) -> Iterator[tuple[Any, Any]]:
    """Half-open ranges [low, high) of the leading order column with about a file's rows each."""
    lead = table.layout.order[0]
    counts = (
        table.lazy([file.file_path for file in files])
        .group_by(lead)
        .len()
        .sort(lead)
        .collect(engine="streaming")
    )
    low, total, cuts = None, 0, []
    for value, count in counts.iter_rows():
        if total and total + count > FILE_ROWS:
            cuts.append((low, value))
            low, total = value, 0
        total += count
    yield from [*cuts, (low, None)]


def _merged(table: IcebergTable, files: Sequence[DataFile], cut: tuple[Any, Any]) -> list[str]:
    """The rows of one range, sorted, in new files; null counts as the lowest."""
    import polars as pl

    lead = pl.col(table.layout.order[0])
    low, high = cut
    tests = []
    if low is not None:
        tests.append(lead >= low)
    if high is not None:
        tests.append(lead.is_null() | (lead < high) if low is None else lead < high)
    rows = table.lazy([file.file_path for file in files])
    if tests:
        rows = rows.filter(pl.all_horizontal(tests))
    frame = rows.collect(engine="streaming").sort(table.layout.order)
    return table.write(frame) if frame.height else []


def _swap(iceberg: Table, old: Sequence[DataFile], new: Sequence[str]) -> None:
    """Put the new files in the old ones' place in one commit; what was appended meanwhile stays."""
    from pyiceberg.io.pyarrow import parquet_file_to_data_file

    with transaction(iceberg) as changes, changes.update_snapshot().overwrite() as update:
        for file in old:
            update.delete_data_file(file)
        for path in new:
            update.append_data_file(parquet_file_to_data_file(iceberg.io, iceberg.metadata, path))


def _expire(table: IcebergTable, pending: set[str]) -> None:
    """Forget snapshots that are old and whose batches are done."""
    before = int((datetime.now(UTC) - _KEEP).timestamp() * 1000)

    def forget(iceberg: Table) -> None:
        current = iceberg.metadata.current_snapshot_id
        old = [
            snapshot.snapshot_id
            for snapshot in iceberg.metadata.snapshots
            if snapshot.timestamp_ms < before
            and snapshot.snapshot_id != current
            and (snapshot.summary is None or snapshot.summary.additional_properties.get(BATCH) not in pending)
        ]
        if old:
            iceberg.maintenance.expire_snapshots().by_ids(old).commit()

    table.commit(forget)


def sweep(table: IcebergTable, older: float = _STRAY) -> int:
    """Delete a local table's data files that no snapshot knows and that are old; how many.

    Args:
        table: the table; on an object store nothing is deleted (use its own life-cycle rules).
        older: seconds since a file was last written.
    """
    iceberg = table.current()
    folder = Path(plain(f"{iceberg.location()}/data"))
    if not iceberg.location().startswith("file://") or not folder.exists():
        return 0
    known = {Path(plain(path)).name for path in _known(iceberg)}
    horizon = time.time() - older
    strays = [p for p in folder.glob("*.parquet") if p.name not in known and p.stat().st_mtime < horizon]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)


def _known(iceberg: Table) -> set[str]:
    found: set[str] = set()
    for snapshot in iceberg.metadata.snapshots:
        for manifest in snapshot.manifests(iceberg.io):
            found |= {e.data_file.file_path for e in manifest.fetch_manifest_entry(iceberg.io)}
    return found
