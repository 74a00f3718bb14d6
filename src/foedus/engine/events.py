"""Importing coded events into a workspace: block by block, each once, several to a commit."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.engine.account import Account
from foedus.errors import UsageError
from foedus.importing import Block, Chunk, Importer, importer
from foedus.store import Aside, Counts, Item, SeenKeys, Workspace

if TYPE_CHECKING:
    import polars as pl

COMMIT_ROWS = 1_000_000
Progress = Callable[[Account], None]


def import_events(
    workspace: Workspace, format: str, inputs: Iterable[Path], *, progress: Progress | None = None
) -> Account:
    """Import files of coded events; what has been imported before is not imported again.

    Args:
        workspace: where to.
        format: the importer's name (see :func:`foedus.importing.formats`).
        inputs: files, globs, and folders whose files are taken in order of name.
        progress: called after every block with the account so far.

    Raises:
        UsageError: the format is unknown, or an input names nothing.
        ImportingError: a file is not of the format, or cannot be read.
        StoreError: the disk is full, or the workspace cannot be used.
    """
    reader = importer(format)
    files = list(_files(inputs))
    account = Account()
    workspace.recover()
    with workspace.lock(f"import {reader.name}"), ThreadPoolExecutor(2) as threads:
        run = _Run(workspace, reader, account, threads)
        try:
            for path in files:
                for identity, block in _ahead(reader, path, threads):
                    run.take(identity, block)
                    if progress:
                        progress(account)
            run.commit()
        except BaseException:
            run.abandon()
            raise
    return account


def _files(inputs: Iterable[Path]) -> Iterator[Path]:
    for path in (found for given in inputs for found in _named(given)):
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


def _named(given: Path) -> list[Path]:
    if given.exists():
        return [given]
    found = sorted(glob.glob(str(given), recursive=True)) if glob.has_magic(str(given)) else []  # noqa: PTH207
    if not found:
        raise UsageError("there is no such file or folder", where=str(given), remedy="Check the path.")
    return [Path(name) for name in found]


def _ahead(reader: Importer, path: Path, threads: ThreadPoolExecutor) -> Iterator[tuple[str, Block]]:
    """The file's blocks with their identity, the next one being read while one is worked on."""
    blocks = reader.blocks(path)

    def following() -> tuple[str, Block] | None:
        block = next(blocks, None)
        return None if block is None else (_identity(reader, block), block)

    coming: Future[tuple[str, Block] | None] = threads.submit(following)
    while (found := coming.result()) is not None:
        coming = threads.submit(following)
        yield found


def _identity(reader: Importer, block: Block) -> str:
    """A block's name in the ledger: the format and a hash of what it holds."""
    digest = hashlib.sha256("\t".join(block.header).encode() + b"\n")
    digest.update(block.data)
    return f"{reader.name}:{digest.hexdigest()[:40]}"


class _Run:
    """One run's batch under way."""

    def __init__(
        self, workspace: Workspace, reader: Importer, account: Account, threads: ThreadPoolExecutor
    ) -> None:
        self._workspace, self._reader, self._account = workspace, reader, account
        self._threads = threads
        self._seen = SeenKeys(workspace.tables["claims"], reader.name)
        self._begin()

    def _begin(self) -> None:
        self._batch = self._workspace.begin("import", self._reader.name)
        self._items: dict[str, Item] = {}
        self._told: list[Aside] = []
        self._counts = Counts()
        self._writing: Future[list[str]] | None = None

    def take(self, identity: str, block: Block) -> None:
        """Import a block, unless the ledger has it."""
        if identity not in self._batch.take([identity]) or identity in self._items:
            self._again(identity, block)
            return
        chunk = self._reader.read(block)
        fresh = self._seen.fresh(chunk.claims)
        self._write(fresh)
        self._note(identity, chunk, fresh.height)
        if self._counts.taken >= COMMIT_ROWS:
            self.commit()
            self._begin()

    def _again(self, identity: str, block: Block) -> None:
        journal = self._workspace.journal
        item = self._items.get(identity) or journal.outcomes([identity]).get(identity)
        rows, rejected = (item.rows, item.rejected) if item and item.outcome else (block.lines, 0)
        told = journal.told(identity) if rejected else ()
        self._account.add(duplicate=rows - rejected, set_aside=rejected, told=told)

    def _write(self, fresh: pl.DataFrame) -> None:
        """Write in the background; one frame at a time, so that memory stays bounded."""
        self._settle()
        self._seen.add(fresh)
        self._writing = self._threads.submit(self._batch.write, "claims", fresh)

    def _settle(self) -> None:
        if self._writing is not None:
            self._seen.placed(self._writing.result())
            self._writing = None

    def _note(self, identity: str, chunk: Chunk, stored: int) -> None:
        duplicate = chunk.rows - chunk.rejected - stored
        self._items[identity] = Item("stored", chunk.rows, chunk.rejected)
        self._told += [(identity, error) for error in chunk.set_aside]
        so_far = self._counts
        self._counts = Counts(
            so_far.taken + chunk.rows,
            so_far.stored + stored,
            so_far.duplicate + duplicate,
            so_far.set_aside + chunk.rejected,
        )
        self._account.add(
            stored=stored, duplicate=duplicate, set_aside=chunk.rejected, claims=stored, told=chunk.set_aside
        )

    def commit(self) -> None:
        """Commit what is under way."""
        self._settle()
        if self._items:
            self._batch.commit(self._counts, self._items, self._told)
        else:
            self._batch.abandon()

    def abandon(self) -> None:
        """Give back what is under way, after an error."""
        from foedus.errors import FoedusError

        try:
            self._settle()
            self._batch.abandon()
        except FoedusError:
            return  # the error that stopped the run says more
