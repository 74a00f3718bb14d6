"""A pyiceberg transaction that works out the table's metadata once, not at every look.

pyiceberg copies all of a table's metadata whenever a transaction looks at it, some twenty times a commit;
with sixty columns and a few dozen snapshots that is most of a commit's time.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyiceberg.table import Table, Transaction


@cache
def _kind() -> Any:
    from pyiceberg.table import Transaction

    base: Any = Transaction

    class Lean(base):  # type: ignore[misc]
        """Keeps the metadata until the next change to it."""

        _kept: tuple[object, tuple[object, ...], Any] | None = None

        @property
        def table_metadata(self) -> Any:
            """The metadata with the changes so far."""
            state = (self._table.metadata, self._updates)
            if self._kept is None or any(a is not b for a, b in zip(self._kept[:2], state, strict=True)):
                self._kept = (*state, base.table_metadata.fget(self))
            return self._kept[2]

    return Lean


def transaction(table: Table) -> Transaction:
    """A transaction on ``table``, committed at the end of its ``with`` block."""
    made: Transaction = _kind()(table)
    return made
