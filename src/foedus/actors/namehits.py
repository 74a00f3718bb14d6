"""Catalogue names in a sentence: the longest key at every place, if its case fits."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.actors.catalogues import Catalogue
from foedus.actors.entries import Surface
from foedus.actors.words import Stream, Words, stream


@dataclass(slots=True)
class NameHit:
    """Tokens ``start`` to ``end`` (exclusive) that are a key of the catalogue, and who is called so."""

    start: int
    end: int
    key: str
    surfaces: list[Surface]

    def has(self, form: str) -> bool:
        """Whether anyone is called so in this form (see :class:`Surface`)."""
        return any(surface.form == form for surface in self.surfaces)


def name_hits(words: Words, catalogue: Catalogue, *, bare_s: bool = False) -> list[NameHit]:
    """Non-overlapping catalogue names, left to right, longest first at each place.

    Args:
        bare_s: the text has lost its apostrophes, so "Syrias" may be "Syria's".
    """
    found: list[NameHit] = []
    line = stream(words)
    openings, reading = catalogue.openings, _Reading(words, catalogue, line, bare_s, _shouted(words))
    place, size = 0, len(line.pieces)
    while place < size:
        piece = line.pieces[place]
        lengths = openings.get(piece) if piece is not None else None
        if bare_s and not lengths and piece is not None and piece.endswith("s"):
            lengths = openings.get(piece[:-1])
        step = 1
        if lengths:
            hit, step = reading.longest(place, lengths)
            if hit is not None:
                found.append(hit)
        place += step
    return found


@dataclass(slots=True)
class _Reading:
    """One sentence in hand."""

    words: Words
    catalogue: Catalogue
    line: Stream
    bare_s: bool
    shouted: bool

    def longest(self, place: int, lengths: list[int]) -> tuple[NameHit | None, int]:
        """The longest name that begins at a piece, and how many pieces to go on by."""
        pieces, known = self.line.pieces, self.catalogue.known
        for length in lengths:
            parts = pieces[place : place + length]
            if len(parts) < length or None in parts:
                continue
            key = " ".join(parts)  # type: ignore[arg-type]
            if key not in known and not (self.bare_s and key[-1] == "s"):
                continue
            fitting = self._fitting(key, place, place + length)
            if fitting:
                token = self.line.token
                return NameHit(token[place], token[place + length - 1] + 1, key, fitting), length
        return None, 1

    def _fitting(self, key: str, place: int, after: int) -> list[Surface]:
        """Who is called by the key, if the pieces are whole tokens and look as the name must."""
        words, token = self.words, self.line.token
        start, last = token[place], token[after - 1]
        if (place and token[place - 1] == start) or (after < len(token) and token[after] == last):
            return []
        surfaces = self.catalogue.surfaces(key)
        if not surfaces and words.capital(last):
            capitals = words.text[last][:-1].isupper()  # "SANAs correspondent"
            surfaces = [
                s for s in self.catalogue.surfaces(key[:-1]) if s.form in "nsm" and s.case == 1 + capitals
            ]
            if capitals and last == start:
                return surfaces
        fitting = [s for s in surfaces if _fits(words, start, last + 1, s.case, self.shouted)]
        if last > start and words.text[last].islower():  # "the Syrian army" is read by rule, with its article
            fitting = [s for s in fitting if s.actor not in self.catalogue.institutions]
        return fitting


def _shouted(words: Words) -> bool:
    letters = [t for t in words.text if t.isalpha() and len(t) > 3]
    return len(letters) > 2 and sum(t.isupper() for t in letters) > 0.7 * len(letters)


def _fits(words: Words, start: int, end: int, case: int, shouted: bool) -> bool:
    if case == 0:
        return True
    text = words.text[start:end]
    if case == 3 and (not start or words.lower[start - 1] != "the"):
        return False
    if case == 2:
        letters = "".join(text).replace(".", "")
        if (
            shouted
            and end - start == 1
            and len(letters) <= 3
            and words.pos[start] in ("PRON", "AUX", "VERB", "ADP")
        ):
            return False
        return letters.isupper() or (len(letters) > 3 and letters[0].isupper())
    return any(t[0].isupper() for t in text if t[0].isalpha())
