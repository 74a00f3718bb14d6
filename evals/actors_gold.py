"""The hand-annotated actors in ``evals/actors``: markup and offsets read into one form.

In a text, ``[words|id]`` is a mention by name, ``[words|*id]`` by description, ``[words|^id]`` by pronoun;
``a/b`` are several actors of the same words, ``~`` any actor that the catalogue lacks, ``?`` a mention that
may be found or not.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "actors"
ARTICLES = Path(__file__).parents[2] / "shared/data/articles/syria_2011_2018.csv"
_FORMS = {"*": "nominal", "^": "pronoun"}


@dataclass(frozen=True)
class Gold:
    """One annotated mention: code points, form, and the ids it may have (empty: it is optional)."""

    start: int
    end: int
    form: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Example:
    """A text with its date and annotated mentions."""

    text: str
    date: str | None
    style: str
    mentions: tuple[Gold, ...]


def plain(marked: str) -> tuple[str, tuple[Gold, ...]]:
    """A marked text as plain text and its mentions; marks may nest.

    Raises:
        ValueError: brackets do not match.
    """
    text: list[str] = []
    open_at: list[int] = []
    found: list[Gold] = []
    place = size = 0
    while place < len(marked):
        char = marked[place]
        if char == "[":
            open_at.append(size)
        elif char == "|" and open_at:
            close = marked.index("]", place)
            found.append(_gold(open_at.pop(), size, marked[place + 1 : close]))
            place = close
        else:
            text.append(char)
            size += 1
        place += 1
    if open_at:
        raise ValueError(f"a bracket is not closed in {marked[:60]!r}")
    return "".join(text), tuple(sorted(found, key=lambda g: (g.start, -g.end)))


def _gold(start: int, end: int, label: str) -> Gold:
    form = _FORMS.get(label[:1], "name")
    ids = label.lstrip("*^")
    return Gold(start, end, form, frozenset() if ids == "?" else frozenset(ids.split("/")))


def articles(part: str) -> list[Example]:
    """The annotated articles of a part, where ``../shared/data`` is present; empty otherwise.

    Raises:
        ValueError: an article is not the one that was annotated.
    """
    if not ARTICLES.exists():
        return []
    with ARTICLES.open(encoding="utf-8", errors="replace") as stream:
        rows = list(csv.DictReader(stream))
    marked = [fields for fields in _read("articles.yaml") if fields["part"] == part]
    return [_article(fields, rows[fields["row"]]["article_content"]) for fields in marked]


def _article(fields: dict[str, Any], text: str) -> Example:
    if hashlib.sha256(text.encode()).hexdigest()[:16] != fields["sha256"]:
        raise ValueError(f"row {fields['row']} is not the annotated article")
    marks = tuple(_gold(start, end, label) for start, end, label in fields["mentions"])
    return Example(text, fields["date"], "article", marks)


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return found


def sentences(part: str) -> list[Example]:
    """The sentences of our own: part ``a`` (tuned on) or ``b`` (not)."""
    return [_example(fields) for fields in _read(f"sentences_{part}.yaml")]


def reports(part: str) -> list[Example]:
    """The articles of our own: part ``a`` (tuned on) or ``b`` (not)."""
    return [_example(fields) for fields in _read(f"reports_{part}.yaml")]


def _example(fields: dict[str, Any]) -> Example:
    text, mentions = plain(fields["text"])
    return Example(text, fields["date"], fields["style"], mentions)
