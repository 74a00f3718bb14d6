"""What goes wrong underneath (disk, database, network), said so that a person can mend it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from foedus.errors import FoedusError, StoreError

_FULL = ("no space left", "disk is full", "disk quota exceeded", "disk full")
_AGAIN = "Free some space and run the same command again: it goes on where it stopped."


def is_full(error: BaseException) -> bool:
    """Whether an error, or one that caused it, is a full disk."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError) and seen.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if any(words in str(seen).lower() for words in _FULL):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what the disk, the catalogue or the object store raises into a :class:`StoreError`.

    Raises:
        StoreError: with what was wrong and what to do; other FoedusErrors pass as they are.
    """
    try:
        yield
    except FoedusError:
        raise
    except Exception as error:
        if is_full(error):
            raise StoreError("the disk is full", where=where, remedy=_AGAIN) from error
        if isinstance(error, PermissionError):
            raise StoreError(
                "may not be written or read", where=where, remedy="Check who owns the folder."
            ) from error
        if _is_trouble(error):
            first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            raise StoreError(
                f"the workspace could not be used: {first}",
                where=where,
                remedy="If it happens again, check that the disk and the catalogue's database are sound.",
            ) from error
        raise


def _is_trouble(error: Exception) -> bool:
    roots = ("sqlalchemy", "pyiceberg", "pyarrow", "polars", "sqlite3", "psycopg2")
    return isinstance(error, OSError) or type(error).__module__.split(".")[0] in roots
