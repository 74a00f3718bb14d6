"""What a stream without a telling name holds."""

from __future__ import annotations

import json
import re

from foedus.reading.decode import byte_order_mark

_PAGE = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(rb"\s*(?:<\?xml|<rss\b|<feed\b|<rdf:rdf\b)", re.IGNORECASE)


def sniff(head: bytes) -> str:
    """The extension of the format that the first bytes look like; ``.txt`` where nothing else does.

    >>> sniff(b'{"text": "a"}\\n{"text": "b"}')
    '.jsonl'
    >>> sniff(b"Talks began.")
    '.txt'
    """
    mark = byte_order_mark(head)
    if mark:
        head = head[mark[1] :].decode(mark[0], "ignore").encode()
    start = head.lstrip()
    if start.startswith((b"WARC/", b"filedesc://")):
        return ".warc" if start.startswith(b"WARC/") else ".arc"
    if start.startswith(b"PAR1"):
        return ".parquet"
    if _PAGE.match(head):
        return ".html"
    if _FEED.match(head):
        return ".xml"
    return _json(start)


def _json(start: bytes) -> str:
    if start[:1] == b"{":
        line, newline, _ = start.partition(b"\n")
        try:
            return ".jsonl" if isinstance(json.loads(line), dict) else ".json"
        except (ValueError, RecursionError):
            # One object spread over lines, or a first line longer than what was looked at.
            return ".json" if newline else ".jsonl"
    return ".json" if re.match(rb"\[\s*[{\]]", start) else ".txt"
