"""How much of anything is read: bounds that keep hostile or broken input harmless."""

from __future__ import annotations

MIB = 1 << 20

MAX_DOCUMENT = 20 * MIB
"""The most bytes that one document may be, decoded."""

MAX_STRUCTURED = 8 * MIB
"""The same for pages, feeds, and JSON objects, which take many times their size when they are parsed."""

MAX_MARKDOWN = MIB // 2
"""The same for Markdown, whose parser keeps an object for every mark."""

MAX_SAMPLE = 8 * MIB
"""The most bytes of rows that are held back to learn a table's columns and date order."""

SAMPLE_ROWS = 500
"""The most rows that are held back for the same."""

CHUNK = 1 << 16
"""Bytes asked of a stream at a time."""
