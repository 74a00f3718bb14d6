"""Whom named before a description can be said of, by its noun, its modifiers and what the catalogue knows."""

from __future__ import annotations

from foedus.actors.discourse import settings
from foedus.actors.found import Found
from foedus.actors.lexicon import load_lexicon
from foedus.actors.names import pieces
from foedus.actors.phrases import is_modifier
from foedus.actors.pronominal import Pronominal
from foedus.actors.regions import among, possible

_MOSTLY = 0.5
_HEADS = frozenset(
    ("president", "prime minister", "king", "chancellor", "supreme leader", "emir", "leader", "sultan")
)
_POINTING = frozenset(("the", "these", "those", "this", "that", "both", "their", "its", "his", "such"))
_HIRED = frozenset(("mercenary", "contractor", "fighter", "auxiliary"))


class Fitting(Pronominal):
    """Antecedents of descriptions: who fits, and the special cases that come before the weighing.

    ``here`` are the items of the sentence in hand.
    """

    here: list[Found]

    def _fits(self, item: Found, other: Found) -> bool:
        """Whether an antecedent can be called by this noun."""
        if item.cls is not None and item.cls.name in ("country", "state"):
            words = self.lists[item.sent]
            if not among(other, possible(words, item.start, item.core[0], item.agent)):
                return False
        if item.number == "many":
            return other.number != "one" and other.form == "nominal" and other.cls is item.cls
        if (other.number == "many" and other.form != "name") or (other.number == "one") != (
            item.number == "one"
        ):
            return False
        cls = item.cls
        if cls is not None and cls.kind == "person":
            return self._role_fits(item, other)
        return True

    def _role_fits(self, item: Found, other: Found) -> bool:
        """A person can be called again by the title it had, or by one that its office carries."""
        assert item.agent is not None
        word = item.agent.word
        if other.agent is not None and other.form == "nominal":
            alike = (
                other.cls is item.cls and item.cls is not None and item.cls.name in ("envoy", "spokesperson")
            )
            return alike or other.agent.word == word or word in other.agent.word
        titles = self._titles(other)
        roles = load_lexicon("offices.yaml").get(word, ())
        if any(role in titles for _, role in roles):
            return True
        if word in settings()["epithets"]:
            return word in settings()["rulers"] or not any(title in _HEADS - {"leader"} for title in titles)
        if word in ("leader", "ruler") and any(title in _HEADS for title in titles):
            return True
        return not titles or any(word in title or title in word for title in titles)

    def _titles(self, person: Found) -> list[str]:
        return [office for office in person.titles if office]

    def _only_one(self, item: Found) -> str | None:
        """The one state of the report that the phrase can mean: "the kingdom" after "Saudi oil"."""
        states = possible(self.lists[item.sent], item.start, item.core[0], item.agent)
        if states is None or item.number != "group":
            return None
        met = [country for country in self.context.countries if country in states]
        return self.catalogue.states.get(met[0]) if len(met) == 1 else None

    def _main(self, item: Found) -> Found | None:
        """ "The country" is the one that the report is mostly about, where it was named before."""
        if item.agent is None or item.agent.word not in ("country", "nation") or item.number != "group":
            return None
        country, share = self.context.focus()
        if share < _MOSTLY or self.lists[item.sent].lower[item.start] != "the":
            return None
        for other in self.discourse.before(item.sent, item.start, settings()["window"]["nominal"]):
            if other.kind == "state" and other.country == country and self._fits(item, other):
                return other
        return None

    def _backed(self, item: Found, kinds: list[str]) -> Found | None:
        """ "The Iran-backed group": the latest actor whom the catalogue gives the patron that is named."""
        backers = self._backers(item)
        if not backers:
            return None
        for other in self.discourse.before(item.sent, item.start, settings()["window"]["nominal"]):
            if other.kind in kinds and other.actor_id is not None and self._fits(item, other):
                known = self.catalogue.parents(other.actor_id, self.context.date)
                if any(p.kind == "backed_by" and p.parent in backers for p in known):
                    return other
        return None

    def _backers(self, item: Found) -> set[str | None]:
        """The states named within a description before its noun: Turkey of "the Turkish-backed fighters"."""
        return {i.actor_id for i in self.here if item.start <= i.core[0] < item.core[0] and i.kind == "state"}

    def _called(self, item: Found, noun: str) -> Found | None:
        """The latest actor whose name has the noun in it: "the observatory" after the Syrian Observatory."""
        if item.number != "group":
            return None
        for other in self.discourse.before(item.sent, item.start, len(self.lists)):
            if other.form == "name" and other.number == "group" and noun in pieces(other.name):
                return other
        return None

    def _armed(self, item: Found) -> Found | None:
        """The armed group that "the rebels", "the militants" were called before."""
        window = settings()["window"]["nominal"]
        if self._backers(item):
            return None  # "the Turkish-backed fighters" are not whoever was named last
        for other in self.discourse.before(item.sent, item.start, window):
            if other.cls is item.cls and other.number != "one":
                return other
        words = self.lists[item.sent]
        if item.core[1] < len(words) and is_modifier(words, item.head) is not None:
            return None  # "rebel attack" need not be by the group just named
        if words.lower[item.start] not in _POINTING:
            return None  # nor are "rebels"
        hired = ["company"] if item.agent is not None and item.agent.word in _HIRED else []
        for kinds in (["armed_group", *hired], ["party"]):
            best = self._best(
                item.sent,
                item.start,
                kinds,
                window,
                lambda other: (
                    other.number != "one"
                    and not other.place
                    and (other.form == "name" or other.cls is item.cls)
                ),
            )
            if best is not None:
                return best
        return None
