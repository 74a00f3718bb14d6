"""Sentences with their actors in brackets: ``[Russia=rus] attacked [Turkey=tur]``."""

from __future__ import annotations

import re

from foedus.claims import Understood
from foedus.models import parse
from foedus.records import DateExpression, Mention, Place, PlaceMention, Report, Span

_MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]=]+)\]")


def plain(marked: str) -> tuple[str, list[tuple[Span, str]]]:
    """The text without brackets, and the bracketed spans with their ids."""
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        start = len(text)
        text += mark[1]
        spans.append((Span(start, len(text), mark[1]), mark[2]))
        at = mark.end()
    return text + marked[at:], spans


def understood(
    marked: str, *, dates: dict[str, str] | None = None, places: dict[str, str] | None = None
) -> Understood:
    """A report understood as the brackets say; ``dates`` and ``places`` map words to values.

    An id that starts with ``*`` is a pronoun or description of that actor.
    """
    text, spans = plain(marked)
    mentions = tuple(
        Mention(
            span,
            span,
            name.lstrip("*"),
            name.lstrip("*").title(),
            "state",
            form="pronoun" if name[0] == "*" else "name",
        )
        for span, name in spans
    )
    expressions = tuple(
        DateExpression(Span(text.index(words), text.index(words) + len(words), words), value, "date")
        for words, value in (dates or {}).items()
    )
    toponyms = tuple(
        PlaceMention(Span(text.index(words), text.index(words) + len(words), words), Place(name))
        for words, name in (places or {}).items()
    )
    report = Report(id="r", document_id="r", text=text)
    return Understood(report, parse(text), mentions, expressions, toponyms, ())
