"""Near-duplicates: which reports are copies of one another (syndication, mirrors, floods).

MinHash over word shingles (A. Broder, "On the resemblance and containment of documents", 1997) finds
candidates; the shingles themselves decide.  Two sketches are kept of each report, of all of it and of its
opening, so that a copy whose tail was cut off is found too.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from foedus.records import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_PERMUTATIONS = 96
_ROWS = 3
_SEED = 20170110
_OPENING = 120
_MOST_SHINGLES = 20_000
_SPREAD = 0x9E3779B1

RESEMBLANCE = 0.5
"""Shared shingles over all shingles of both (Jaccard) from which two reports are copies."""

CONTAINMENT = 0.8
"""Share of the shorter one's shingles that the longer one has, from which it is an excerpt of it."""

SHORTEST_EXCERPT = 40
"""Shingles below which containment alone does not make an excerpt."""

_DISTINCT = 0.9
_MOST_EXAMPLES = 8


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a report to tell its copies by; bytes, so that a store can hold it.

    Args:
        report_id: the report's id.
        group: the id of the first report of its group.
        sketch: MinHash values, 32 bits each: of the whole text, then of its opening.
        shingles: hashes of its shingles, 32 bits each, sorted.
    """

    report_id: str
    group: str
    sketch: bytes
    shingles: bytes


def shingle_hashes(text: str) -> NDArray[np.uint32]:
    """Hashes of the runs of four words of ``text``, in order; of all its words where there are fewer."""
    import numpy as np

    words = [zlib.crc32(word.encode("utf-8", "replace")) for word in _WORD.findall(text.lower())]
    codes = np.array(words, np.uint32)
    if len(codes) < _SHINGLE:
        return np.array([zlib.crc32(codes.tobytes())], np.uint32)
    count = min(len(codes) - _SHINGLE + 1, _MOST_SHINGLES)
    mixed = np.zeros(count, np.uint64)
    for offset in range(_SHINGLE):
        mixed = mixed * np.uint64(_SPREAD) + codes[offset : offset + count]
        mixed ^= mixed >> np.uint64(29)
    return (mixed ^ (mixed >> np.uint64(32))).astype(np.uint32)


def _sketch(hashes: NDArray[np.uint32]) -> bytes:
    import numpy as np
    import rensa

    tokens = [np.unique(part).tolist() for part in (hashes, hashes[:_OPENING])]
    rows = rensa.RMinHash.digest_matrix_from_token_hash_sets(tokens, _PERMUTATIONS, _SEED).to_rows()
    return bytes(np.asarray(rows, dtype="<u4").tobytes())


class CopyIndex:
    """Puts each report into the group of those it is a copy of, as they come.

    The group is named after its first report.  The outcome depends on the order of the reports alone.

    >>> index = CopyIndex()
    >>> text = "Russia and Turkey agreed on Tuesday to broker a truce in Syria, officials in Moscow said."
    >>> index.add(Report("a", "a", text)) == index.add(Report("b", "b", "MOSCOW (XY) - " + text))
    True
    """

    def __init__(self, fingerprints: Iterable[Fingerprint] = ()) -> None:
        """An empty index, or one with the state that ``fingerprints`` (in their order) make up."""
        self._bands: dict[bytes, list[int]] = {}
        self._examples: list[tuple[str, Any]] = []
        self._counts: dict[str, int] = {}
        self._groups: dict[str, str] = {}
        for one in fingerprints:
            self._enter(one)

    def add(self, report: Report) -> str:
        """The id of the group that ``report`` belongs to; it is remembered for those that follow."""
        return self.enter(report).group

    def enter(self, report: Report) -> Fingerprint:
        """Like :meth:`add`, but the whole fingerprint, for a store to keep."""
        import numpy as np

        hashes = shingle_hashes(report.text)
        shingles, sketch = np.unique(hashes).astype("<u4"), _sketch(hashes)
        group = self._groups.get(report.id) or self._match(sketch, shingles) or report.id
        one = Fingerprint(report.id, group, sketch, shingles.tobytes())
        self._enter(one)
        return one

    def _enter(self, one: Fingerprint) -> None:
        import numpy as np

        if one.report_id in self._groups:
            return
        self._groups[one.report_id] = one.group
        shingles = np.frombuffer(one.shingles, "<u4")
        # A flood of copies is remembered by a few that differ, so that each look-up stays short.
        if self._counts.get(one.group, 0) >= _MOST_EXAMPLES or self._is_like_its_group(one, shingles):
            return
        self._counts[one.group] = self._counts.get(one.group, 0) + 1
        self._examples.append((one.group, shingles))
        for key in _keys(one.sketch):
            self._bands.setdefault(key, []).append(len(self._examples) - 1)

    def _is_like_its_group(self, one: Fingerprint, shingles: NDArray[Any]) -> bool:
        found = (self._examples[n] for n in self._candidates(one.sketch))
        return any(
            group == one.group and resemblance(shingles, other)[0] >= _DISTINCT for group, other in found
        )

    def _candidates(self, sketch: bytes) -> list[int]:
        return sorted({n for key in _keys(sketch) for n in self._bands.get(key, ())})

    def _match(self, sketch: bytes, shingles: NDArray[Any]) -> str | None:
        best: tuple[float, int] | None = None
        for number in self._candidates(sketch):
            alike, contained, shorter = _compared(shingles, self._examples[number][1])
            if alike >= RESEMBLANCE or (contained >= CONTAINMENT and shorter >= SHORTEST_EXCERPT):
                score = (max(alike, contained), -number)
                best = max(best, score) if best else score
        return self._examples[-best[1]][0] if best else None


def _keys(sketch: bytes) -> Iterator[bytes]:
    width, half = 4 * _ROWS, 4 * _PERMUTATIONS
    for start in range(0, len(sketch), width):
        # The openings' bands are told apart from the whole texts', but the same text opens both.
        kind = b"o" if start >= half else b"w"
        yield kind + (start % half).to_bytes(2, "little") + sketch[start : start + width]


def _compared(one: NDArray[Any], other: NDArray[Any]) -> tuple[float, float, int]:
    import numpy as np

    shared = len(np.intersect1d(one, other, assume_unique=True))
    shorter = min(len(one), len(other))
    return shared / (len(one) + len(other) - shared), shared / shorter, shorter


def resemblance(one: NDArray[Any], other: NDArray[Any]) -> tuple[float, float]:
    """Jaccard resemblance of two sets of shingle hashes, and containment of the smaller in the larger."""
    alike, contained, _ = _compared(one, other)
    return alike, contained


def group_copies(reports: Iterable[Report], index: CopyIndex | None = None) -> Iterator[Report]:
    """The reports, each with the ``group`` of copies it belongs to, streaming.

    Args:
        reports: in any order; the first of a group names it.
        index: what was seen before, if anything; it is added to.
    """
    known = index or CopyIndex()
    for report in reports:
        yield replace(report, group=known.add(report))
