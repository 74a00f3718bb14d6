"""PolNeAR articles (Newell, Margolin, Ruths 2018) read from brat standoff files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[3] / "shared" / "data" / "attribution" / "polnear"
FOLDER = Path(__file__).parents[2] / "src" / "foedus" / "models"
NAME = "attribution"  # of the run-time files there
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution: source pieces (none if it is not named), cue pieces, content pieces."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article and its attributions."""

    id: str
    text: str
    attributions: tuple[Gold, ...]


def articles(part: str, data: Path = DATA) -> Iterator[Article]:
    """The articles of ``train`` or ``dev``; of several annotations of one article, the first."""
    annotated: dict[str, Path] = {}
    for path in sorted((data / part / "attributions").glob("*.ann")):
        annotated.setdefault(path.stem.rsplit("_", 1)[0], path)
    for path in sorted((data / part / "text").glob("*.txt")):
        if path.stem in annotated:
            with path.open(encoding="utf-8", newline="") as stream:
                text = stream.read()
            yield Article(path.stem, text, tuple(_gold(annotated[path.stem].read_text("utf-8"))))


def held_out(article: Article) -> bool:
    """Whether a training article is kept for tuning (one in twenty-one, by the hash of its id)."""
    return int(hashlib.sha256(article.id.encode()).hexdigest(), 16) % 21 == 0


def _gold(standoff: str) -> Iterator[Gold]:
    spans: dict[str, tuple[Offsets, ...]] = {}
    events: list[dict[str, list[str]]] = []
    for line in standoff.splitlines():
        key, _, rest = line.partition("\t")
        fields = rest.split("\t")[0]
        if re.fullmatch(r"T\d+", key):
            places = fields.partition(" ")[2].split(";")
            spans[key] = tuple((int(a), int(b)) for a, b in (place.split() for place in places))
        elif re.fullmatch(r"E\d+", key):
            roles: dict[str, list[str]] = {}
            for role, _, target in (item.partition(":") for item in fields.split()):
                roles.setdefault(re.sub(r"\d+$", "", role), []).append(target)
            events.append(roles)
    for roles in events:
        named = [_joined(roles.get(role, []), spans) for role in ("Source", "Cue", "Content")]
        if named[1] and named[2]:
            yield Gold(named[0], named[1], named[2])


def _joined(keys: list[str], spans: dict[str, tuple[Offsets, ...]]) -> tuple[Offsets, ...]:
    return tuple(sorted(place for key in keys for place in spans.get(key, ())))
