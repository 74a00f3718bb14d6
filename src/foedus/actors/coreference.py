"""Descriptions and pronouns resolved to actors named before.

General rules only: recency, agreement in number and kind, prominence of subjects, no subject as the object
of its own clause, and what the catalogue knows (patrons, holders of office).  The weights are data
(``lexicon/coreference.yaml``).
"""

from __future__ import annotations

from foedus.actors.antecedents import LIKELY
from foedus.actors.apposed import Apposed
from foedus.actors.catalogues import Catalogue
from foedus.actors.context import Context
from foedus.actors.found import Found
from foedus.actors.pronouns import pronouns
from foedus.actors.quotes import speaker
from foedus.actors.words import Words


def resolve(lists: list[Words], found: list[Found], catalogue: Catalogue, context: Context) -> list[Found]:
    """All found actors and pronouns, those that pointed back resolved; what stays unresolved is left out."""
    return Resolver(lists, catalogue, context).run(found)


class Resolver(Apposed):
    """Goes through a report in text order, resolving against what it has seen."""

    def __init__(self, lists: list[Words], catalogue: Catalogue, context: Context) -> None:
        super().__init__(lists, catalogue, context)
        self.later: list[Found] = []
        self.here = []

    def run(self, found: list[Found]) -> list[Found]:
        """The resolved items in text order, with the pronouns and group expressions added."""
        done: list[Found] = []
        by_sentence: dict[int, list[Found]] = {}
        for item in found:
            by_sentence.setdefault(item.sent, []).append(item)
        for words in self.lists:
            several = self._several(words)
            expressed = {k for group in several for k in range(*group.core)}
            items = [
                i for i in by_sentence.get(words.number, []) if i.form == "name" or i.head not in expressed
            ]
            items += pronouns(words) + several
            items.sort(key=lambda item: item.core)
            self._apposed(words, items)
            self.here = items
            for item in items:
                done.extend(self._settle(item))
        for item in self.later:
            self._speaker(item)
        return [item for item in [*done, *self.later] if item.actor_id is not None and not item.pending]

    def _settle(self, item: Found) -> list[Found]:
        if item.form == "pronoun" and item.number in ("speaker", "self"):
            if self.quoted[item.sent][item.core[0]]:
                self.later.append(item)
            return []
        if item.members:
            return self._group(item)
        if item.pending:
            self._resolve(item)
            if item.members:
                return self._copies(item, [self._identity_of(id_) for id_ in item.members])
        elif item.form == "name" and item.actor_id is not None and item.actor_id.startswith("~"):
            self._same_surname(item)
        self._remember(item)
        return [item]

    def _remember(self, item: Found) -> None:
        if item.actor_id is None:
            return
        item.pending = False
        if not item.hidden or item.place:
            self.discourse.add(item)
        self.spoken[item.sent, item.head] = item

    def _speaker(self, item: Found) -> None:
        """ "We" in a quotation is the speaker's side, "I" the speaker."""
        who = speaker(self.lists, self.quoted, self.spoken, item.sent, item.core[0])
        if who is None or who.actor_id is None:
            return
        side = (
            self._answering(who) if item.number == "speaker" and who.kind == "person" and who.within else who
        )
        self._take(item, side, LIKELY)
        item.pending = False
