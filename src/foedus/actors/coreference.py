"""Descriptions and pronouns resolved to actors named before.

General rules only: recency, agreement in number and kind, prominence of subjects, no subject as the object
of its own clause, and what the catalogue knows (patrons, holders of office).  The weights are data
(``lexicon/coreference.yaml``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from foedus.actors.catalogues import Catalogue
from foedus.actors.context import Context
from foedus.actors.describing import (
    Identity,
    institution,
    loose,
    of_agent,
    of_group,
    of_state,
    relation,
    state_of,
)
from foedus.actors.discourse import SUBJECTS, Discourse, settings
from foedus.actors.found import Found
from foedus.actors.names import pieces
from foedus.actors.offices import holder
from foedus.actors.phrases import is_modifier
from foedus.actors.pronouns import pronouns
from foedus.actors.quotes import quoted, speaker
from foedus.actors.usage import word_set
from foedus.actors.words import Words

_HERE = frozenset(("in", "across", "inside", "throughout"))
_UNSURE = ("other", "armed_group", "party", "igo", "media", "government", "company")
_SURE, _LIKELY, _GUESS = 0.85, 0.7, 0.5
_SIDED = frozenset(
    ("gov", "mil", "mfa", "mod", "leg", "opp", "reb", "sec", "cop", "spy", "air", "nav", "moi", "jud")
)


def resolve(lists: list[Words], found: list[Found], catalogue: Catalogue, context: Context) -> list[Found]:
    """All found actors and pronouns, those that pointed back resolved; what stays unresolved is left out."""
    return Resolver(lists, catalogue, context).run(found)


class Resolver:
    """Goes through a report in text order, resolving against what it has seen."""

    def __init__(self, lists: list[Words], catalogue: Catalogue, context: Context) -> None:
        self.lists, self.catalogue, self.context = lists, catalogue, context
        self.discourse = Discourse(lists)
        self.quoted = quoted(lists)
        self.spoken: dict[tuple[int, int], Found] = {}
        self.later: list[Found] = []
        self.here: list[Found] = []

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

    def _apposed(self, words: Words, items: list[Found]) -> None:
        """ "Its leader, Hassan Nasrallah", "Qassem Soleimani, the commander": the description is the name's actor."""
        for item in items:
            if item.form != "nominal" or item.agent is None or item.hidden:
                continue
            for name in items:
                if name.form != "name" or name.place or name.hidden or name.actor_id is None:
                    continue
                if self._beside(words, item, name) and self._same_sort(item, name):
                    item.owner = item.owner if name.kind != "person" else item.owner
                    if name.actor_id.startswith("~") and item.actor_id is not None and item.within:
                        name.within, name.country = name.within or item.within, name.country or item.country
                    self._take(item, name, _SURE)
                    break

    @staticmethod
    def _beside(words: Words, item: Found, name: Found) -> bool:
        """Whether only a comma parts the two, and no list goes on: "Russia, the army and" is one."""
        first, second = (item, name) if item.core < name.core else (name, item)
        last = max(first.end, first.core[1])
        if last + 1 != second.start or words.text[last] not in (",", "–", "—"):
            return False
        after = max(second.end, second.core[1])
        closing = words.text[after] if after < len(words) else "."
        return words.dep[second.head] == "appos" or closing in (",", ".", ";", "–", "—", ")")

    @staticmethod
    def _same_sort(item: Found, name: Found) -> bool:
        """Whether a description can be said of a name: both persons, or both groups of kindred sorts."""
        assert item.cls is not None  # noqa: S101
        if item.cls.kind == "person":
            return name.kind == "person" and item.number == "one"
        return (
            item.number == "group"
            and item.cls.suffix is None
            and name.kind in settings()["kinds"].get(item.cls.name, ())
        )

    def _remember(self, item: Found) -> None:
        if item.actor_id is None:
            return
        item.pending = False
        if not item.hidden or item.place:
            self.discourse.add(item)
        self.spoken[item.sent, item.head] = item

    # -- names

    def _same_surname(self, item: Found) -> None:
        """A provisional name that is the end of a longer one said before is the same actor."""
        last = pieces(item.name)
        for other in reversed(self.discourse.said):
            if (
                other.form == "name"
                and other.actor_id != item.actor_id
                and other.kind in (item.kind, *_UNSURE)
            ):
                words = pieces(other.name)
                if len(words) > len(last) and self._shortens(last, words, item.kind):
                    self._take(item, other, item.probability)
                    return

    @staticmethod
    def _shortens(short: tuple[str, ...], full: tuple[str, ...], kind: str) -> bool:
        """Whether a name is the end of a longer one, or for organisations a piece or the initials of it."""
        if full[-len(short) :] == short:
            return True
        if kind == "person":
            return False
        initials = "".join(word[0] for word in full if word not in ("of", "the", "and", "for"))
        return all(word in full for word in short) or (len(short) == 1 and short[0] == initials)

    # -- descriptions

    def _resolve(self, item: Found) -> None:
        if item.form == "pronoun":
            self._pronoun(item)
            return
        if item.owner is not None and item.owner.pending and item.owner.actor_id is None:
            self._resolve(item.owner)
        if item.pronoun_owner is not None:
            self._owned_by_pronoun(item)
        elif item.owner is not None and item.owner.actor_id is not None:
            self._owned(item, item.owner)
        else:
            self._definite(item)

    def _owned(self, item: Found, owner: Found) -> None:
        agent, text = item.agent, item.name
        assert agent is not None and owner.actor_id is not None
        single = item.number == "one"
        person = holder(self.catalogue, owner.actor_id, agent.word, self.context.date) if single else None
        if person is not None:
            self._become(item, self._identity_of(person.id), _LIKELY)
            return
        if (
            owner.agent is not None
            and owner.cls is not None
            and owner.actor_id
            and owner.actor_id.endswith(tuple(f"-{s}" for s in _SIDED))
        ):
            self._become(item, of_agent(self.catalogue, owner.cls, owner, agent, text), _LIKELY)
        elif owner.kind == "state":
            self._become(item, of_state(self.catalogue, owner.actor_id, owner.country, agent, text), _LIKELY)
        else:
            self._become(item, of_group(owner, agent, text), _LIKELY)

    def _owned_by_pronoun(self, item: Found) -> None:
        """ "its army", "their leader", "its patron" with the pronoun's own antecedent as owner."""
        assert item.pronoun_owner is not None and item.agent is not None
        owner = self._antecedent_of_pronoun(item.sent, item.pronoun_owner)
        if owner is None:
            return
        if item.agent.word in ("country", "nation", "state") and item.number == "group":
            state = state_of(self.catalogue, owner.country)
            if owner.kind == "person" and state is not None:
                self._become(item, self._identity_of(state), _LIKELY)
            return
        if item.cls is not None and item.cls.name == "country":
            patron = relation(self.catalogue, owner.actor_id, item.agent, self.context.date)
            if patron is not None:
                self._become(item, patron, _GUESS)
            return
        if owner.kind == "person" and owner.within:
            owner = self._answering(owner)
        self._owned(item, owner)

    def _answering(self, person: Found) -> Found:
        """The side a person answers for: the state for an official, the group for a commander."""
        assert person.actor_id is not None
        chain = self.catalogue.principal(person.actor_id, self.context.date) or (person.within,)
        if person.within and chain[0] != person.within:
            chain = (person.within, *self.catalogue.principal(person.within, self.context.date))
        who = self._identity_of(chain[-1] or "")
        return replace(
            person,
            actor_id=who.actor_id,
            name=who.name,
            kind=who.kind,
            country=who.country,
            within=who.within,
        )

    def _definite(self, item: Found) -> None:
        """ "the group", "this regime", "the army": the nearest actor of a fitting kind, or the report's country's."""
        cls, agent = item.cls, item.agent
        assert cls is not None and agent is not None
        same = self._same_institution(item)
        if same is not None and self._country(item)[0] in (same.country, self.context.focus()[0]):
            self._take(item, same, _LIKELY)
            return
        if cls.suffix is None:
            self._nearest(item)
            return
        if cls.name == "rebels":
            armed = self._armed(item)
            if armed is not None:
                self._take(item, armed, _LIKELY)
                return
        country, share = self._country(item)
        state = state_of(self.catalogue, country)
        who = institution(self.catalogue, state, cls.suffix) if state is not None else None
        if who is not None:
            self._become(item, who, round(max(0.3, min(_SURE, share + 0.2)), 2))
        elif cls.alone:
            self._become(item, loose(agent, item.name, None), _GUESS)

    def _armed(self, item: Found) -> Found | None:
        """The armed group that "the rebels", "the militants" were called before."""
        window = settings()["window"]["nominal"]
        for other in self.discourse.before(item.sent, item.core[0], window):
            if other.cls is item.cls and other.number != "one":
                return other
        words = self.lists[item.sent]
        if item.core[1] < len(words) and is_modifier(words, item.head) is not None:
            return None  # "rebel attack" need not be by the group just named
        return self._best(
            item.sent, item.core[0], ["armed_group", "party"], window,
            lambda other: other.number != "one" and not other.place and (other.form == "name" or other.cls is item.cls),
        )  # fmt: skip

    def _same_institution(self, item: Found) -> Found | None:
        """The latest mention of an institution of the same sort: "the army" after "the Iraqi army"."""
        cls = item.cls
        if cls is None or cls.suffix is None:
            return None
        for other in self.discourse.before(item.sent, item.core[0], settings()["window"]["nominal"]):
            if other.actor_id is not None and other.actor_id.endswith(f"-{cls.suffix}"):
                return other
        return None

    def _country(self, item: Found) -> tuple[str | None, float]:
        """The country whose government or army is meant where none is named."""
        words = self.lists[item.sent]
        here = {
            place.country
            for place in self.here
            if place.place and place.country and words.lower[words.head[place.head]] in _HERE
        }
        if len(here) == 1:
            return here.pop(), 0.6
        return self.context.focus()

    def _nearest(self, item: Found) -> None:
        cls, agent = item.cls, item.agent
        assert cls is not None and agent is not None
        kinds = settings()["kinds"].get(cls.name, [cls.kind])
        window = settings()["window"]["nominal"]
        if cls.name in ("fighters", "terrorists") and item.number == "many":
            armed = self._armed(item)
            if armed is not None:
                self._take(item, armed, _LIKELY)
                return
        best = self._called(item, agent.word) or self._best(
            item.sent, item.core[0], kinds, window, lambda other: self._fits(item, other)
        )
        if best is not None:
            self._take(item, best, _LIKELY)
            return
        if item.fallback is not None:
            self._become(item, item.fallback, _GUESS)
        elif cls.alone:
            country = self.context.focus()[0] if cls.belongs else None
            state = state_of(self.catalogue, country)
            who = (
                of_state(self.catalogue, state, country, agent, item.name)
                if state
                else loose(agent, item.name, None)
            )
            self._become(item, who, _GUESS)

    def _called(self, item: Found, noun: str) -> Found | None:
        """The latest actor whose name has the noun in it: "the observatory" after the Syrian Observatory."""
        if item.number != "group":
            return None
        for other in self.discourse.before(item.sent, item.core[0], len(self.lists)):
            if other.form == "name" and other.number == "group" and noun in pieces(other.name):
                return other
        return None

    def _fits(self, item: Found, other: Found) -> bool:
        """Whether an antecedent can be called by this noun."""
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
        if other.agent is not None:
            return other.agent.word == item.agent.word or item.agent.word in other.agent.word
        titles = self._titles(other)
        return not titles or any(item.agent.word in title or title in item.agent.word for title in titles)

    def _titles(self, person: Found) -> list[str]:
        return [office for office in person.titles if office]

    # -- pronouns

    def _pronoun(self, item: Found) -> None:
        best = self._antecedent_of_pronoun(item.sent, item.core[0])
        if best is None or (self._is_object_it(item) and best.sent != item.sent):
            return
        joined = self._coordinated(best) if item.number == "many" else []
        if len(joined) > 1:
            item.members = [other.actor_id for other in joined if other.actor_id]
            return
        rule = settings()["pronouns"][self.lists[item.sent].lower[item.core[0]]]
        self._take(item, best, _LIKELY if best.kind in rule["kinds"] else _GUESS)

    def _is_object_it(self, item: Found) -> bool:
        """ "It" as an object mostly stands for a thing or an event."""
        words, k = self.lists[item.sent], item.core[0]
        return words.lower[k] == "it" and words.dep[k] in ("dobj", "pobj", "dative")

    def _antecedent_of_pronoun(self, sent: int, token: int) -> Found | None:
        words = self.lists[sent]
        rule = settings()["pronouns"].get(words.lower[token])
        if rule is None or not rule["kinds"]:
            return None
        window = settings()["window"]["person" if rule["number"] == "one" else "pronoun"]

        def agrees(other: Found) -> bool:
            if self._same_clause(other, sent, token, rule["case"]):
                return False
            if rule["number"] == "one":
                return other.number == "one" and self._gender(words.lower[token], other)
            if rule["number"] == "group":
                return other.number == "group"
            return other.number in ("many", "group")

        best = (
            self._joined_owner(sent, token)
            if rule["case"] == "possessive" and rule["number"] != "one"
            else None
        )
        if best is None:
            best = self._best(sent, token, rule["kinds"], window, agrees, prefer=rule["number"])
        if rule["number"] == "many" and (best is None or best.sent != sent):
            best = self._speakers_side(sent, token) or best
        if best is None and rule["number"] == "one":  # translated texts call states he and she
            best = self._best(
                sent, token, ["state", "armed_group", "government"], 1,
                lambda other: not self._same_clause(other, sent, token, rule["case"]) and self.discourse.label(other) in SUBJECTS,
            )  # fmt: skip
        return best

    def _joined_owner(self, sent: int, token: int) -> Found | None:
        """ "The regime and its allies": the actor that the possessed noun is joined to."""
        words = self.lists[sent]
        noun = words.head[token]
        if words.dep[noun] != "conj":
            return None
        said = self.spoken.get((sent, words.head[noun]))
        return said if said is not None and said.kind != "person" else None

    def _speakers_side(self, sent: int, token: int) -> Found | None:
        """ "The commander said they …": the side of the person whose words the clause reports."""
        words = self.lists[sent]
        verb = words.head[token]
        above = words.head[verb]
        if (
            words.dep[token] not in SUBJECTS
            or words.dep[verb] != "ccomp"
            or words.lemma[above] not in word_set("saying")
        ):
            return None
        for child in words.children(above):
            said = self.spoken.get((sent, child))
            if words.dep[child] in SUBJECTS and said is not None and said.kind == "person" and said.within:
                return self._answering(said)
        return None

    def _gender(self, pronoun: str, other: Found) -> bool:
        female = pronoun in ("she", "her")
        return other.gender is None or (other.gender == "f") == female

    def _same_clause(self, other: Found, sent: int, token: int, case: str) -> bool:
        """Whether the antecedent is an argument of the pronoun's own verb, which only possessives allow."""
        if other.sent != sent or case == "possessive":
            return False
        words = self.lists[sent]
        verb = words.head[token]
        if words.dep[token] in ("pobj", "dobj"):
            while words.pos[verb] == "ADP" and words.head[verb] != verb:
                verb = words.head[verb]
        at, steps = other.head, 0
        while words.dep[at] in ("conj", "appos") and steps < 10:
            at, steps = words.head[at], steps + 1
        above = words.head[at]
        while words.pos[above] == "ADP" and words.head[above] != above:
            above = words.head[above]
        return above == verb or (words.dep[at] in SUBJECTS and above == self._shared(words, verb))

    @staticmethod
    def _shared(words: Words, verb: int) -> int:
        """The first verb of a coordination whose later verbs have no subject of their own."""
        steps = 0
        while words.dep[verb] in ("conj", "advcl", "xcomp", "pcomp") and steps < 10:
            if any(words.dep[c] in SUBJECTS for c in words.children(verb)):
                break
            verb, steps = words.head[verb], steps + 1
        return verb

    def _best(
        self,
        sent: int,
        token: int,
        kinds: list[str],
        window: int,
        agrees: Callable[[Found], bool],
        prefer: str | None = None,
    ) -> Found | None:
        """The weightiest agreeing antecedent of these kinds, unless a thing that is no actor weighs more."""
        best: Found | None = None
        top = float("-inf")
        for other in self.discourse.before(sent, token, window):
            if other.kind not in kinds or not agrees(other):
                continue
            score = self.discourse.weigh(other, sent, token) - 0.15 * kinds.index(other.kind) * (
                prefer != "group"
            )
            if prefer == "many" and other.number == "many":
                score += 0.5
            if score > top:
                best, top = other, score
        if prefer in ("group", "many") and best is not None and self._thing(sent, token, prefer) > top:
            return None
        return best

    def _thing(self, sent: int, token: int, number: str) -> float:
        """How well the best common noun that is no actor would fit: "the deal … its terms"."""
        top = float("-inf")
        is_object = self.lists[sent].dep[token] in ("dobj", "pobj", "dative")
        tags = ("NN",) if number == "group" else ("NNS",)
        for line in self.lists[max(0, sent - 1) : sent + 1]:
            limit = token if line.number == sent else len(line)
            for k in range(limit):
                if line.tag[k] not in tags or (line.number, k) in self.spoken:
                    continue
                if line.dep[k] in SUBJECTS or (is_object and line.dep[k] in ("dobj", "pobj")):
                    probe = Found(line.number, k, k + 1, k, (k, k + 1))
                    top = max(top, self.discourse.weigh(probe, sent, token))
        return top

    def _coordinated(self, best: Found) -> list[Found]:
        """The actors joined with ``best`` by "and": "Russia and Iran … they"."""
        words = self.lists[best.sent]
        root, steps = best.head, 0
        while words.dep[root] == "conj" and steps < 10:
            root, steps = words.head[root], steps + 1

        def joined(other: Found) -> bool:
            at, count = other.head, 0
            while at != root and words.dep[at] == "conj" and count < 10:
                at, count = words.head[at], count + 1
            return at == root

        return [o for o in self.discourse.said if o.sent == best.sent and o.form != "pronoun" and joined(o)]

    def _speaker(self, item: Found) -> None:
        """ "We" in a quotation is the speaker's side, "I" the speaker."""
        who = speaker(self.lists, self.quoted, self.spoken, item.sent, item.core[0])
        if who is None or who.actor_id is None:
            return
        side = (
            self._answering(who) if item.number == "speaker" and who.kind == "person" and who.within else who
        )
        self._take(item, side, _LIKELY)
        item.pending = False

    # -- several at once

    def _several(self, words: Words) -> list[Found]:
        """ "both countries", "the two sides" in a sentence, to be resolved."""
        table = settings()["groups"]
        found = []
        for k in range(1, len(words)):
            phrase = f"{words.lower[k - 1]} {words.lower[k]}"
            if phrase in table:
                made = Found(words.number, k - 1, k + 1, k, (k - 1, k + 1), form="nominal", pending=True)
                if k >= 2 and words.pos[k - 2] == "DET":
                    made.start = k - 2
                elif words.lower[k - 1] != "both":
                    continue
                made.members = [phrase]
                found.append(made)
        return found

    def _group(self, item: Found) -> list[Found]:
        rule = settings()["groups"][item.members[0]]
        pair = self._pair(item, rule)
        if pair:
            return self._copies(item, pair)
        seen: dict[str, Found] = {}
        for other in self.discourse.before(item.sent, item.core[0], settings()["window"]["pronoun"]):
            if rule["kinds"] and other.kind not in rule["kinds"]:
                continue
            if other.kind in ("media", "people") or (other.place and not rule["kinds"]):
                continue
            if rule["kinds"] == ["person"] and other.number != "one":
                continue
            if self._same_clause(other, item.sent, item.head, "object"):
                continue
            who = self._countries_state(other) if "state" in rule["kinds"] else other
            if who is not None and who.actor_id is not None and not self._one_side(who, seen):
                seen.setdefault(who.actor_id, who)
            if len(seen) == rule["size"]:
                break
        if len(seen) != rule["size"]:
            return []
        return self._copies(item, list(seen.values()))

    def _one_side(self, who: Found, seen: dict[str, Found]) -> bool:
        """Whether an actor answers for one that was seen, or the other way round."""
        assert who.actor_id is not None  # noqa: S101
        above = self.catalogue.principal(who.actor_id, self.context.date)
        return any(
            id_ in above or who.actor_id in self.catalogue.principal(id_, self.context.date) for id_ in seen
        )

    def _pair(self, item: Found, rule: dict[str, Any]) -> list[Found]:
        """The latest actors joined by "and" that are as many as the expression says."""
        for other in self.discourse.before(item.sent, item.core[0], settings()["window"]["nominal"]):
            if other.form == "pronoun" or other.place or other.kind in ("media", "people"):
                continue
            joined = self._coordinated(other)
            distinct = {o.actor_id for o in joined}
            fits = all(not rule["kinds"] or o.kind in rule["kinds"] for o in joined)
            if len(joined) == len(distinct) == rule["size"] and fits:
                return joined
        return []

    def _countries_state(self, other: Found) -> Found | None:
        if other.kind == "state":
            return other
        state = state_of(self.catalogue, other.country)
        if state is None:
            return None
        who = self._identity_of(state)
        return replace(other, actor_id=who.actor_id, name=who.name, kind=who.kind, within=None)

    def _copies(self, item: Found, whos: list[Identity] | list[Found]) -> list[Found]:
        copies = []
        for who in whos:
            copy = replace(item, members=[], pending=False)
            copy.actor_id, copy.name, copy.kind = who.actor_id, who.name, who.kind
            copy.country, copy.within, copy.probability = who.country, who.within, _LIKELY
            copies.append(copy)
            self.spoken[copy.sent, copy.head] = copy
        return copies

    # -- taking on an identity

    def _identity_of(self, actor_id: str) -> Identity:
        actor = self.catalogue.get(actor_id)
        above = self.catalogue.principal(actor_id, self.context.date)
        within = above[0] if above else None
        if actor is not None:
            return Identity(actor.id, actor.name, actor.kind, actor.country, within)
        said = next((o for o in reversed(self.discourse.said) if o.actor_id == actor_id), None)
        if said is not None:
            return Identity(actor_id, said.name, said.kind, said.country, said.within)
        return Identity(actor_id, actor_id, "other", None, within)

    def _become(self, item: Found, who: Identity, probability: float) -> None:
        item.actor_id, item.name, item.kind = who.actor_id, who.name, who.kind
        item.country, item.within = who.country, who.within
        item.probability = probability
        item.pending = False

    def _take(self, item: Found, other: Found, probability: float) -> None:
        item.actor_id, item.name, item.kind = other.actor_id, other.name, other.kind
        item.country, item.within, item.alternatives = other.country, other.within, other.alternatives
        item.gender, item.titles = other.gender, other.titles
        item.probability = probability
        item.number = other.number if item.form != "pronoun" else item.number
        item.pending = False
