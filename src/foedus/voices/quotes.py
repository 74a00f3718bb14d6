"""Quoted stretches of a text, closed or not, and the words a writer put in between.

Quotation marks pair within a paragraph.  One left open runs to the paragraph's end; if the next
paragraph opens with a mark as well, it goes on there, as print does with long quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_MARK = re.compile(r"[“”„«»\"‟]|``|''")
_OPENING = {"“", "„", "«", "``", "‟"}
_CLOSING = {"”", "»"}
_EITHER = {'"', "''"}
# ", – he noted." inside a quotation: a dash, a few words, and a stop or a second dash.
_INSERT = re.compile(
    r"(?:(?<=[,.!?…])|(?<=\s))\s*[–—-]{1,2}\s+(?P<words>[^–—\n“”\"«»]{3,80}?)(?=\s*(?:[.,;:]|[–—]))"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch, marks included, within one paragraph.

    ``continues`` says that it takes up the unclosed quotation of the paragraph before.
    """

    start: int
    end: int
    closed: bool = True
    continues: bool = False


def _paragraph_quotes(text: str, start: int, end: int, carried: bool) -> Iterator[Quote]:
    opened: int | None = None
    first = True
    for mark in _MARK.finditer(text, start, end):
        sign, at = mark.group(), mark.start()
        opens = sign in _OPENING or (sign in _EITHER and opened is None)
        if opened is None:
            if opens:
                opened = at
        elif sign in _CLOSING or sign in _EITHER or (sign == "“" and _looks_closing(text, mark.end())):
            yield Quote(opened, mark.end(), continues=carried and first)
            opened, first = None, False
    if opened is not None:
        yield Quote(opened, end, closed=False, continues=carried and first)


def _looks_closing(text: str, after: int) -> bool:
    """Whether an opening mark is meant as a closing one: nothing wordlike follows it."""
    return after >= len(text) or not (text[after].isalnum() or text[after] in "$‘'[(")


def quotes(text: str) -> tuple[Quote, ...]:
    """The quoted stretches of ``text``, in order, at most one paragraph each.

    >>> [(q.start, q.end, q.closed) for q in quotes('He said: "no". “Never')]
    [(9, 13, True), (15, 21, False)]
    """
    found: list[Quote] = []
    open_before = False
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        end -= len(paragraph.group()) - len(paragraph.group().rstrip())
        mark = _MARK.match(text, start)
        carried = open_before and mark is not None and mark.group() not in _CLOSING
        here = list(_paragraph_quotes(text, start, end, carried))
        found.extend(here)
        open_before = bool(here) and not here[-1].closed
    return tuple(found)


def inserts(text: str, quote: Quote) -> Iterator[tuple[int, int, int, int]]:
    """Words put into a quotation between dashes: (gap start, words start, words end, gap end).

    The gap takes in the dashes; the quotation's own words end where it starts.

    >>> text = '“We have good relations, – he noted. They help.”'
    >>> [text[a:b] for _, a, b, _ in inserts(text, quotes(text)[0])]
    ['he noted']
    """
    for match in _INSERT.finditer(text, quote.start, quote.end):
        start, end = match.span("words")
        after = end
        while after < quote.end and text[after] in " .,;:–—":
            after += 1
        yield match.start(), start, end, after
