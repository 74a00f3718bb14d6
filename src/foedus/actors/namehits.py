"""Catalogue names in a sentence: the longest key at every place, if its case fits."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.actors.catalogues import Catalogue
from foedus.actors.entries import Surface
from foedus.actors.words import Words, stream


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
    pieces, token, openings = line.pieces, line.token, catalogue.openings
    shouted = _shouted(words)
    place, size = 0, len(pieces)
    while place < size:
        piece = pieces[place]
        longest = openings.get(piece) if piece is not None else None
        if bare_s and piece is not None and piece.endswith("s") and not longest:
            longest = openings.get(piece[:-1])
        step = 1
        if longest:
            hit, step = _longest(
                words, catalogue, pieces, token, place, min(longest, size - place), shouted, bare_s
            )
            if hit is not None:
                found.append(hit)
        place += step
    return found


def _longest(
    words: Words,
    catalogue: Catalogue,
    pieces: list[str | None],
    token: list[int],
    place: int,
    longest: int,
    shouted: bool,
    bare_s: bool,
) -> tuple[NameHit | None, int]:
    key_parts: list[str] = []
    for piece in pieces[place : place + longest]:
        if piece is None:
            break
        key_parts.append(piece)
    for length in range(len(key_parts), 0, -1):
        key = " ".join(key_parts[:length])
        surfaces = catalogue.surfaces(key)
        if not surfaces and bare_s and key.endswith("s") and words.capital(token[place + length - 1]):
            surfaces = [s for s in catalogue.surfaces(key[:-1]) if s.form in "nsm" and s.case == 1]
        if not surfaces:
            continue
        start, last = token[place], token[place + length - 1]
        if place and token[place - 1] == start:  # must begin with a token
            continue
        after = place + length
        if after < len(token) and token[after] == last:  # and end with one
            continue
        fitting = [s for s in surfaces if _fits(words, start, last + 1, s.case, shouted)]
        if last > start and words.text[last].islower():  # "the Syrian army" is read by rule, with its article
            fitting = [s for s in fitting if s.actor not in catalogue.institutions]
        if fitting:
            return NameHit(start, last + 1, key, fitting), length
    return None, 1


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
