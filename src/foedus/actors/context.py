"""What a report as a whole tells about who is meant: its date, its countries, the actors named in full."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from foedus.actors.catalogues import Catalogue
from foedus.actors.lexicon import word_set
from foedus.actors.namehits import NameHit
from foedus.actors.words import Words

_FIRST = 2


@dataclass(slots=True)
class Context:
    """Countries (ISO3, weighted by mentions), ids named without doubt, and the date of a report.

    ``scene`` counts only countries as places and adjectives: where the report plays; ``abroad`` those that
    send warplanes or envoys there.  ``placed`` are keys of unknown names that it uses as places, ``first``
    the country named first.
    """

    date: str | None = None
    countries: Counter[str] = field(default_factory=Counter)
    scene: Counter[str] = field(default_factory=Counter)
    abroad: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    first: str = ""
    sporting: bool = False
    placed: set[str] = field(default_factory=set)

    def share(self, country: str | None) -> float:
        """The part of all country mentions that are this one, 0 to 1."""
        total = sum(self.countries.values())
        return self.countries[country] / total if country and total else 0.0

    def focus(self) -> tuple[str | None, float]:
        """The country the report plays in, and its share among the candidates."""
        if not self.countries:
            return None, 0.0
        weights = self.countries + self.scene + self.scene - self.abroad
        weights[self.first] += _FIRST if self.first not in self.abroad else 1
        country, count = weights.most_common(1)[0]
        return country, count / sum(weights.values())


_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}\Z")


def sports_words(words: Words) -> int:
    """How many words of a sentence belong to sport; a score line counts as two."""
    count = sum(lemma in word_set("sports") for lemma in words.lemma)
    for k in range(1, len(words) - 1):
        if words.text[k] in "-–" and words.text[k - 1].isdigit() and words.text[k + 1].isdigit():
            count += 2 if len(words.text[k - 1]) < 3 and len(words.text[k + 1]) < 3 else 0
    return count + 2 * sum(text[0].isdigit() and _SCORE.match(text) is not None for text in words.text)


def gather(
    catalogue: Catalogue, sentences: list[Words], hits: list[list[NameHit]], date: str | None
) -> Context:
    """The context of one report from its catalogue names."""
    context = Context(date=date)
    sports, size = sum(map(sports_words, sentences)), sum(map(len, sentences))
    context.sporting = sports >= 3 and sports > 0.04 * size
    for words, found in zip(sentences, hits, strict=True):
        for hit in found:
            _count(catalogue, words, hit, context)
            if not context.first and context.countries:
                context.first = next(iter(context.countries))
    return context


def _scenery(words: Words, adjective: int) -> bool:
    """Whether an adjective tells where the report plays: "the Syrian town", not "Russian warplanes"."""
    return words.lemma[words.head[adjective]] not in word_set("abroad", "acts.yaml")


def _count(catalogue: Catalogue, words: Words, hit: NameHit, context: Context) -> None:
    actors = {surface.actor for surface in hit.surfaces if surface.form != "s"}
    countries = {catalogue.at(number).country for number in actors}
    if len(countries) == 1 and (country := next(iter(countries))):
        context.countries[country] += 1
        adjective = hit.has("a") and not hit.has("n")
        if adjective and not _scenery(words, hit.end - 1):
            context.abroad[country] += 1
        elif adjective or (
            words.dep[hit.end - 1] == "pobj"
            and words.lower[words.head[hit.end - 1]] in ("in", "across", "inside")
        ):
            context.scene[country] += 1
    if len(actors) == 1:
        context.named[catalogue.at(next(iter(actors))).id] += 1
