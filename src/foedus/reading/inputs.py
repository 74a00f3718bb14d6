"""What the user named (path, folder, glob, ``-``, address) -> the sources to read."""

from __future__ import annotations

import glob
import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from foedus.errors import UsageError
from foedus.reading.registry import extension_of, readers

STANDARD_INPUT = "-"
_SCHEMES = ("http://", "https://")
_NOT_REPORTS = (".", "readme.")  # hidden files, and the one that describes a folder


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to read: a file, an address, or standard input (both None)."""

    path: Path | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """How messages name it."""
        return self.url or (str(self.path) if self.path else "standard input")

    @property
    def opener(self) -> Callable[[], BinaryIO]:
        """Opens the raw bytes of a file or of standard input."""
        if self.path is None:
            return _standard_input
        return cast("Callable[[], BinaryIO]", partial(self.path.open, "rb"))


def _standard_input() -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer)))


def places(inputs: Sequence[str | Path], passed: list[Path] | None = None) -> list[Place]:
    """What ``inputs`` name, in their order, folders and globs sorted, each file once.

    Args:
        inputs: what the user named.
        passed: is given the files of folders that no reader reads.

    Raises:
        UsageError: an input names nothing.
    """
    if isinstance(inputs, str | Path):
        inputs = [inputs]
    if not inputs:
        raise UsageError(
            "nothing to read", remedy="Name a file, a folder, an address, or - for standard input."
        )
    found: dict[Place, None] = {}
    for item in inputs:
        found.update(dict.fromkeys(_named(item, [] if passed is None else passed)))
    return list(found)


def _named(item: str | Path, passed: list[Path]) -> Iterator[Place]:
    text = str(item)
    if text == STANDARD_INPUT:
        yield Place()
    elif text.lower().startswith(_SCHEMES):
        yield Place(url=text)
    elif Path(text).is_dir():
        yield from _folder(Path(text), passed)
    elif Path(text).exists():
        yield Place(Path(text))
    else:
        yield from _glob(text, passed)


def _folder(folder: Path, passed: list[Path]) -> Iterator[Place]:
    any_file = False
    for root, directories, names in os.walk(folder):
        directories[:] = sorted(name for name in directories if not name.startswith("."))
        for name in sorted(names):
            if name.lower().startswith(_NOT_REPORTS):
                continue
            if not extension_of(name):
                passed.append(Path(root, name))
            else:
                any_file = True
                yield Place(Path(root, name))
    if not any_file:
        known = " ".join(sorted(readers()))
        raise UsageError("holds no file of a known format", where=str(folder), remedy=f"Known are: {known}.")


def _glob(pattern: str, passed: list[Path]) -> Iterator[Place]:
    if "://" in pattern:
        raise UsageError("only http and https addresses are read", where=pattern)
    matches = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []  # noqa: PTH207
    if not matches:
        raise UsageError("there is no such file or folder", where=pattern, remedy="Check the path.")
    for match in matches:
        if Path(match).is_dir():
            yield from _folder(Path(match), passed)
        else:
            yield Place(Path(match))


def stems(found: Sequence[Place]) -> dict[Place, str]:
    """A document id for each file: its name without extension, or its path where two would be the same.

    >>> list(stems([Place(Path("a/x.txt")), Place(Path("a/y.md"))]).values())
    ['x', 'y']
    """
    short = {place: _stem(place.path) for place in found if place.path}
    uses = Counter(short.values())
    return {
        place: short[place] if uses[short[place]] == 1 else cast(Path, place.path).as_posix()
        for place in short
    }


def _stem(path: Path) -> str:
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    return Path(name).stem
