"""One Iceberg table: writing files, publishing them once, finding and scanning them."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from foedus.errors import StoreError
from foedus.store.schemas import Layout
from foedus.store.transaction import transaction
from foedus.store.turns import turn

if TYPE_CHECKING:
    import polars as pl
    from pyiceberg.catalog import Catalog
    from pyiceberg.expressions import BooleanExpression
    from pyiceberg.table import Table
    from pyiceberg.table.snapshots import Snapshot

FILE_ROWS = 1_000_000
GROUP_ROWS = 65_536
_TRIES = 200
BATCH = "foedus.batch"
T = TypeVar("T")


class IcebergTable:
    """A table of the workspace over its Iceberg form.

    Args:
        catalogue: the pyiceberg catalogue.
        identifier: ``namespace.name``.
        layout: its columns and order.
    """

    def __init__(self, catalogue: Catalog, identifier: str, layout: Layout) -> None:
        self.layout = layout
        self._catalogue = catalogue
        self._identifier = identifier
        self._loaded: Table | None = None

    def current(self) -> Table:
        """The table as it stands now."""
        self._loaded = self._catalogue.load_table(self._identifier)
        return self._loaded

    def write(self, frame: pl.DataFrame) -> list[str]:
        """Write a frame's rows, in the table's order, as files that no reader sees yet.

        Args:
            frame: rows; absent columns become null, unknown ones are an error.

        Returns:
            The files' addresses.
        """
        ready = self._conformed(frame)
        return [
            self._write_file(ready.slice(start, FILE_ROWS)) for start in range(0, ready.height, FILE_ROWS)
        ]

    def _conformed(self, frame: pl.DataFrame) -> pl.DataFrame:
        import polars as pl

        if unknown := set(frame.columns) - set(self.layout.columns):
            raise StoreError(f"no such column in {self.layout.name}: {', '.join(sorted(unknown))}")
        columns = [
            (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
            for name, kind in self.layout.columns.items()
        ]
        ready = frame.select(columns)
        lead = self.layout.order[0]
        return ready if ready[lead].is_sorted() else ready.sort(self.layout.order)

    def _write_file(self, frame: pl.DataFrame) -> str:
        table = self._loaded or self.current()
        address = f"{table.location()}/data/{uuid4().hex}.parquet"
        options: dict[str, Any] = {
            "compression": "zstd",
            "compression_level": 1,
            "row_group_size": GROUP_ROWS,
        }
        if address.startswith("file://"):
            path = Path(address.removeprefix("file://"))
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as stream:
                frame.write_parquet(stream, **options)
                stream.flush()
                os.fsync(stream.fileno())
        else:
            with table.io.new_output(address).create() as output:
                frame.write_parquet(output, **options)  # type: ignore[arg-type]
        return address

    def publish(self, batch: str, files: Sequence[str], notes: Mapping[str, str] | None = None) -> bool:
        """Add files in one commit, once: a batch that is in the table already is left alone.

        Returns:
            Whether the commit was made now.

        Raises:
            StoreError: other writers were faster 200 times in a row.
        """
        properties = {BATCH: batch, **(notes or {})}

        def add(table: Table) -> bool:
            if batch in published(table):
                return False
            with transaction(table) as changes:
                changes.add_files(list(files), snapshot_properties=properties, check_duplicate_files=False)
            return True

        return self.commit(add)

    def commit(self, action: Callable[[Table], T]) -> T:
        """Run ``action`` on the freshly loaded table until no other writer's commit comes between.

        Raises:
            StoreError: other writers were faster 200 times in a row.
        """
        from pyiceberg.exceptions import CommitFailedException, ValidationException

        address = (self._loaded or self.current()).location()
        folder = Path(plain(address)) if address.startswith("file://") else None
        for attempt in range(_TRIES):
            try:
                with turn(folder):
                    return action(self.current())
            except (CommitFailedException, ValidationException):
                time.sleep(random.uniform(0, min(1.0, 0.02 * 2 ** min(attempt, 6))))
        raise StoreError(f"too many writers: could not commit to {self.layout.name}", remedy="Run it again.")

    def files(self, where: BooleanExpression | None = None) -> list[str]:
        """The addresses of the files that can hold rows for which ``where`` is true."""
        from pyiceberg.expressions import AlwaysTrue

        scan = self.current().scan(row_filter=where if where is not None else AlwaysTrue())
        return [task.file.file_path for task in scan.plan_files()]

    def bounds(self, column: str, by: str, value: str) -> list[tuple[int, int, str]]:
        """For the files that can hold rows whose ``by`` is ``value``: the bounds of a whole-number column."""
        from pyiceberg import expressions
        from pyiceberg.conversions import from_bytes

        ice: Any = expressions
        table = self.current()
        field: Any = table.schema().find_field(column)
        found = []
        for task in table.scan(row_filter=ice.EqualTo(by, value)).plan_files():
            low, high = (
                limits.get(field.field_id) for limits in (task.file.lower_bounds, task.file.upper_bounds)
            )
            if low is not None and high is not None:
                ends = (int(from_bytes(field.field_type, end)) for end in (low, high))
                found.append((*ends, task.file.file_path))
        return found  # type: ignore[return-value]

    def added_since(self, snapshot: int) -> list[str] | None:
        """The files that commits after a snapshot brought (merging files brings none).

        None where that snapshot, or one after it, is no longer known.
        """
        table = self.current()
        found: list[str] = []
        here = table.current_snapshot()
        while here is not None and here.snapshot_id != snapshot:
            if here.summary and here.summary.additional_properties.get(BATCH):
                found += _added(table, here)
            parent = here.parent_snapshot_id
            here = table.snapshot_by_id(parent) if parent is not None else None
        return found if here is not None else None

    def scan(self, where: BooleanExpression | None = None) -> pl.LazyFrame:
        """A lazy Polars frame over the files that can hold rows for which ``where`` is true.

        Columns younger than a file are null in it.  The caller filters the rows.
        """
        return self.lazy(self.files(where))

    def lazy(self, files: Sequence[str]) -> pl.LazyFrame:
        """A lazy Polars frame over these of the table's files."""
        import polars as pl

        schema = pl.Schema(self.layout.columns)
        if not files:
            return pl.LazyFrame(schema=schema)
        return pl.scan_parquet(
            [plain(name) for name in files],
            schema=schema,
            missing_columns="insert",
            extra_columns="ignore",
            glob=False,
            storage_options=storage_options(files[0]),
        )


def published(table: Table) -> set[str]:
    """The ids of the batches that are in the table, as far back as its snapshots are kept."""
    return {
        batch
        for snapshot in table.metadata.snapshots
        if snapshot.summary and (batch := snapshot.summary.additional_properties.get(BATCH))
    }


def _added(table: Table, snapshot: Snapshot) -> list[str]:
    """The files a snapshot added; they are in the manifests it wrote itself."""
    return [
        entry.data_file.file_path
        for manifest in snapshot.manifests(table.io)
        if manifest.added_snapshot_id == snapshot.snapshot_id
        for entry in manifest.fetch_manifest_entry(table.io)
        if entry.snapshot_id == snapshot.snapshot_id
    ]


def plain(address: str) -> str:
    """A local file's address as a path; others as they are."""
    return address.removeprefix("file://")


def storage_options(address: str) -> dict[str, str] | None:
    """What Polars must know to reach the object store, beyond the usual environment."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL")
    if address.startswith("file://") or not endpoint:
        return None
    return {"aws_endpoint_url": endpoint, "aws_allow_http": "true"}
