"""Plain text: the file is the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from foedus.errors import SetAside
from foedus.reading.base import Reader
from foedus.reading.compose import Fields, compose
from foedus.reading.decode import decode
from foedus.reading.source import Source
from foedus.records import Report

_LOOKED_AT = 400
_TITLE = re.compile(r"\s*([^\r\n]{1,150})\r?\n[ \t]*\r?\n")


def title_of(text: str) -> str | None:
    """The first line, if it is short, stands alone, and does not end as a sentence does.

    >>> title_of("Talks in Astana\\n\\nRussia and Turkey met.")
    'Talks in Astana'
    """
    match = _TITLE.match(text[:_LOOKED_AT])
    line = match[1].strip() if match else ""
    return line if line and not line.endswith((".", ":", ";", ",")) else None


class TextReader(Reader):
    """``.txt``: the whole file is the text, title included, so that offsets are the file's own."""

    extensions: ClassVar[tuple[str, ...]] = (".txt", ".text")

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """The one report of the file."""
        text = decode(source.whole(), source)
        yield compose(Fields(text, title=title_of(text)), source)
