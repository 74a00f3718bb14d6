"""Markdown: the words without the marks; front matter tells title, date, outlet, url, id, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from foedus.errors import SetAside
from foedus.reading.base import Reader
from foedus.reading.compose import Fields, compose
from foedus.reading.decode import decode
from foedus.reading.limits import MAX_MARKDOWN
from foedus.reading.markup import words_of
from foedus.reading.patience import within
from foedus.reading.source import Source
from foedus.records import Report

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.{0,65536}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_BREAKS = frozenset({"softbreak", "hardbreak"})
_NAMES = ("title", "date", "outlet", "url", "id", "language")


class MarkdownReader(Reader):
    """``.md``: offsets refer to the text without marks and front matter."""

    extensions: ClassVar[tuple[str, ...]] = (".md", ".markdown")

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """The one report of the file."""
        front, body = front_matter(decode(source.whole(MAX_MARKDOWN), source), source)
        text, heading = within(lambda: plain(body), where=source.name)
        title = front.pop("title", None) or heading
        yield compose(Fields(text, title=title, **front), source)


def front_matter(text: str, source: Source) -> tuple[dict[str, Any], str]:
    """The fields of a YAML block at the top, as strings, and the text after it.

    >>> front_matter("---\\ndate: 2016-12-20\\n---\\nThe talks", Source("a.md", open))
    ({'date': '2016-12-20'}, 'The talks')
    """
    import yaml

    match = _FRONT.match(text)
    if not match:
        return {}, text
    try:
        # The base loader makes no dates, numbers or objects: only strings, lists and mappings.
        values = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        source.note(f"{source.name}: the front matter is not YAML and was read as text.")
        return {}, text
    if not isinstance(values, dict):
        return {}, text
    return {n: values[n] for n in _NAMES if isinstance(values.get(n), str)}, text[match.end() :]


def plain(markdown: str) -> tuple[str, str | None]:
    """The words of a Markdown text, blocks a blank line apart, and its first heading of level 1.

    >>> plain("# Talks\\n\\nThe *two* [sides](x) met.")
    ('Talks\\n\\nThe two sides met.', 'Talks')
    """
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    heading: str | None = None
    above = ""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "inline":
            words = _inline(token.children or [])
            if above == "h1" and heading is None:
                heading = words
            blocks.append(words)
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.rstrip("\n"))
        elif token.type == "html_block":
            blocks.append(words_of(token.content))
        above = token.tag if token.type == "heading_open" else ""
    return "\n\n".join(block for block in blocks if block.strip()), heading


def _inline(tokens: list[Any]) -> str:
    parts = []
    for token in tokens:
        if token.type in _BREAKS:
            parts.append("\n")
        elif token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "image":
            parts.append(_inline(token.children or []))
    return "".join(parts)
