"""Agent nouns of a sentence, with their owners and names, as found actors."""

from __future__ import annotations

from foedus.actors.agents import AgentHit, collective
from foedus.actors.describing import Identity, loose, of_agent, of_group, of_state, state_of
from foedus.actors.found import Found
from foedus.actors.lexicon import load_lexicon, word_set
from foedus.actors.nouns import COUNTRIES, Nouns, a_court, words_one
from foedus.actors.offices import holder
from foedus.actors.phrases import is_modifier, left_edge, of_phrase
from foedus.actors.quantities import measured
from foedus.actors.usage import governing

_HYPHENS = frozenset("-‐‑–")
_QUOTES = frozenset("“”\"'‘’«»„")
_INDEFINITE = frozenset(("a", "an", "any", "no", "another", "every"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_PLACES = frozenset(("in", "from", "inside", "across"))
_ORGANISED = frozenset(("armed_group", "party", "media", "company", "other", "igo", "military", "government"))


class Describer(Nouns):
    """Builds the found actors of one sentence's agent nouns from what is named in it."""

    def describe(self, agents: list[AgentHit]) -> list[Found]:
        """The found actors of the agent nouns, in text order; names they introduce are widened instead."""
        self.agents = {k: agent for agent in agents for k in range(agent.start, agent.end)}
        for agent in agents:
            if agent.head not in self.made:
                self._one(agent)
        return [found for _, found in sorted(self.made.items())]

    def _one(self, agent: AgentHit) -> None:
        words, k = self.words, agent.head
        if agent.end < len(words) and words.text[agent.end] in _HYPHENS and agent.cls.kind != "state":
            return  # "rebel-held"
        if self._only_says_what(agent):
            return
        floor = 0
        start = min(left_edge(words, agent.start, floor, agent.end - 1), agent.start)
        name = self._introduced(agent)
        if name is not None:
            self._widen(agent, start, name)
            return
        modified = is_modifier(words, k)
        if modified is not None and modified > k and not self._stands_alone(agent, modified):
            return
        if words.pos[k] == "ADJ" and governing(words, k)[0] in ("amod", "advmod", "acomp"):
            return
        if modified is not None and not self._names_in(start, agent.start):
            start = agent.start
        found = self._found(agent, start)
        if found is not None:
            found.start = measured(words, found.start)
            self.made[k] = found

    def _introduced(self, agent: AgentHit) -> Found | None:
        """The name right after the noun that the noun introduces: "President Putin", "its patron Iran"."""
        words, after = self.words, agent.end
        while after < len(words) and words.text[after] in _QUOTES:
            after += 1
        name = self.by_token.get(after)
        if name is None and agent.cls.kind == "person":
            name = self._after_owner(agent)
        elif name is not None and name.core[0] != after:
            name = None
        if name is None or name.place or name.hidden:
            return None
        if name.kind == "state":
            return name if agent.cls.name == "country" else None
        if agent.cls.kind == "person":
            return name if name.kind == "person" and words_one(words, agent) else None
        return (
            name
            if (name.kind in _ORGANISED and agent.cls.number in ("group", "many") and agent.cls.defers)
            or (
                name.kind in _ORGANISED
                and agent.cls.name in ("fighters", "rebels", "terrorists", "opposition")
                and words.tag[agent.head] in ("NN", "NNP")
            )
            else None
        )

    def _widen(self, agent: AgentHit, start: int, name: Found) -> None:
        """Take the title into the name's phrase; a provisional person then belongs to the title's owner."""
        while start < agent.start and self.words.pos[start] == "NUM":
            start += 1  # "kills 50 State media AFP": a headline without its stops
        name.start = min(name.start, start)
        name.titles.append(agent.word)
        for found in self._names_in(start, agent.start):
            if found.kind == "state" and found is not name and found.hit is not None:
                beside = found.core[1] == agent.start
                found.hidden = found.hidden or beside or self._is_possessor(found) or not found.hit.has("n")
        if name.actor_id is not None and name.actor_id.startswith("~"):
            title = self._identify(agent, start)
            if title is not None:
                name.country = name.country or title.country
                if agent.cls.kind == "person":
                    name.kind, name.number = "person", "one"
                    name.within = title.within
                else:
                    name.kind = agent.cls.kind

    def _found(self, agent: AgentHit, start: int) -> Found | None:
        words, k = self.words, agent.head
        made = Found(
            words.number,
            start,
            agent.end,
            k,
            (agent.start, agent.end),
            form="nominal",
            agent=agent,
            cls=agent.cls,
        )
        made.number = self._number(agent)
        following = of_phrase(words, agent.end - 1)
        if (
            agent.cls.name in ("group", "component")
            and words.lower[start] in _INDEFINITE
            and following is not None
            and following[0] == "of"
            and following[1] in self.agents
        ):
            return None  # "a group of civilians"
        owner = self._owner(agent, start)
        made.owner = owner
        made.end = self._right_end(agent, owner)
        made.past = any(words.lower[n] in word_set("past") for n in range(start, agent.start))
        if agent.cls.name == "country" and owner is not None:
            made.pending, made.name, made.kind = True, self._text(agent.start, agent.end), "state"
            made.pronoun_owner = self._pronoun(start, k)
            return made
        if agent.cls.name == "country" and self._only_place(agent):
            return None
        made.pronoun_owner = self._pronoun(start, k)
        if made.pronoun_owner is not None:
            made.pending = True
            made.name = self._text(agent.start, agent.end)
            made.kind = agent.cls.kind
            return made
        if owner is not None and self._is_kind_of(owner, agent):
            self._extend(owner, start, agent)
            return None
        who = self._known_as(start, agent) or self._identify(agent, start, owner)
        determiner = words.lower[start] if start < agent.start else ""
        bare = start == agent.start or (start + 1 == agent.start and determiner in _DEFINITE)
        if who is None and owner is not None:
            made.name, made.kind = self._text(start, agent.end), agent.cls.kind
            made.pending = owner.pending or owner.kind == "person"
            return made if made.pending else None
        if who is None:
            return self._contextual(made, agent, bare, determiner)
        grouped = agent.cls.number == "group" or agent.word == "force"
        if (
            owner is None
            and determiner in _INDEFINITE
            and agent.cls.suffix
            and grouped
            and not a_court(agent)
        ):
            return None  # "a strong government" is nobody
        self._assign(made, who, 0.9)
        if made.past and agent.word in load_lexicon("offices.yaml") and words_one(words, agent):
            made.pending, made.fallback = True, who
        if owner is None and not bare and not agent.cls.owned and agent.cls.name != "country":
            made.fallback = who
        if owner is None and not determiner and agent.cls.kind == "person" and words_one(words, agent):
            return None  # "as interim president"
        linked = agent.cls.kind == "armed_group" and any(
            words.text[n] in _HYPHENS for n in range(start, agent.start)
        )
        if owner is None and (bare or (determiner in _DEFINITE and (agent.cls.defers or linked))):
            return self._contextual(made, agent, bare, determiner)
        plural = made.number == "many" and not bare
        if owner is None and (agent.cls.acting or agent.cls.owned or agent.cls.name == "country"):
            return made if plural and (agent.word in COUNTRIES or agent.cls.name == "media") else None
        return made

    def _known_as(self, start: int, agent: AgentHit) -> Identity | None:
        """The actor that the catalogue calls by the whole phrase: "Syrian rebels"."""
        if agent.end - start < 2:
            return None
        actor = self.catalogue.called(self._text(start, agent.end))
        if actor is None or actor.kind in ("state", "person"):
            return None
        above = self.catalogue.principal(actor.id, self.context.date)
        return Identity(actor.id, actor.name, actor.kind, actor.country, above[0] if above else None)

    def _is_kind_of(self, owner: Found, agent: AgentHit) -> bool:
        """Whether the noun only says what the name before it is: "the YPG militia"."""
        return (
            owner.form == "name"
            and owner.kind in _ORGANISED
            and owner.core[1] == agent.start
            and self.words.tag[agent.head] in ("NN", "NNP")
            and (
                agent.word in collective()
                or agent.cls.name in ("group", "party", "organisation", "media", "alliance", "company")
            )
        )

    def _extend(self, owner: Found, start: int, agent: AgentHit) -> None:
        """Take the noun after a name into the name's phrase."""
        owner.start, owner.end = min(owner.start, start), max(owner.end, agent.end)
        owner.hidden = False
        for found in self._names_in(start, owner.core[0]):
            found.hidden = found.hidden or (found.kind == "state" and found is not owner)

    def _contextual(self, made: Found, agent: AgentHit, bare: bool, determiner: str) -> Found | None:
        """A noun without an owner: it points back, or the report's country owns it, or it is anyone."""
        cls = agent.cls
        if (cls.name == "sources" and not self._speaks(agent.head)) or self._is_thing(agent, determiner):
            return None
        made.name = self._text(made.start, made.end)
        made.kind = cls.kind
        singular = self.words.tag[agent.head] in ("NN", "NNP")
        modifying = is_modifier(self.words, agent.head) is not None
        if not determiner and singular and not modifying and (cls.kind == "person" or cls.name == "forces"):
            return None  # "as president", "use force"
        if determiner in _INDEFINITE and cls.suffix and cls.number == "group" and not a_court(agent):
            return None  # "a cabinet" is nobody
        if not determiner and cls.alone and cls.suffix and cls.defers and cls.belongs:
            made.pending, made.actor_id = True, None
            return made
        if cls.name in ("fighters", "terrorists", "rebels") and (determiner in _DEFINITE or modifying):
            made.pending, made.actor_id = True, None
            return made
        if (cls.defers and determiner in _DEFINITE) or (
            cls.name == "government" and determiner not in _INDEFINITE
        ):
            made.pending, made.actor_id = True, None
            return made
        if not cls.alone:
            return None
        if (
            cls.suffix
            and (cls.belongs or cls.suffix in ("opp", "reb"))
            and (determiner in _DEFINITE or (made.number == "many" and not determiner))
        ):
            made.pending, made.actor_id = True, None
            return made
        noun = self._text(agent.start, agent.end)
        self._assign(made, loose(agent, noun, self._where(agent)), 0.8)
        return made

    def _assign(self, made: Found, who: Identity, probability: float) -> None:
        made.actor_id, made.name, made.kind = who.actor_id, who.name, who.kind
        made.country, made.within = who.country, who.within
        made.probability = probability

    def _number(self, agent: AgentHit) -> str:
        if self.words.tag[agent.head] in ("NNS", "NNPS"):
            return "many"
        if agent.cls.number != "many":
            return agent.cls.number
        return "group" if agent.word in collective() else "one" if words_one(self.words, agent) else "many"

    def _identify(self, agent: AgentHit, start: int, owner: Found | None = None) -> Identity | None:
        """Who the noun is by its owner and modifiers; None where it must point back."""
        owner = owner or self._owner(agent, start)
        text = self._text(start, agent.end)
        if owner is None:
            modifiers = self._text(start, agent.end)
            if start == agent.start or agent.cls.suffix:
                return (
                    None
                    if agent.cls.suffix or agent.cls.belongs
                    else loose(agent, modifiers, self._where(agent))
                )
            kept = self._kept(start, agent)
            if kept == self._text(agent.start, agent.end) and not agent.cls.alone:
                return None
            return loose(agent, kept, self._where(agent))
        if owner.agent is not None:
            if owner.pending and owner.actor_id is None:
                return None
            assert owner.cls is not None
            return of_agent(self.catalogue, owner.cls, owner, agent, text)
        if owner.actor_id is None:
            return None
        if agent.cls.name == "country":
            return None
        past = any(self.words.lower[n] in word_set("past") for n in range(start, agent.start))
        person = None if past else holder(self.catalogue, owner.actor_id, agent.word, self.context.date)
        if person is not None and words_one(self.words, agent):
            above = self.catalogue.principal(person.id, self.context.date)
            return Identity(person.id, person.name, "person", person.country, above[0] if above else None)
        led = agent.cls.kind in ("party", "other", "igo", "armed_group") and agent.cls.defers
        if owner.kind == "person" and led and words_one(self.words, agent):
            return None  # "Khan's party": what he leads is looked up when it is known who he is
        if owner.kind == "person" and owner.country and agent.cls.suffix:
            state = state_of(self.catalogue, owner.country)
            if state is not None and owner.within is not None and owner.within.startswith(state):
                owner.hidden = owner.hidden or owner.core[1] <= agent.start
                return of_state(self.catalogue, state, owner.country, agent, text)
        if owner.kind == "state":
            return of_state(self.catalogue, owner.actor_id, owner.country, agent, text)
        if owner.kind == "people" and owner.actor_id.endswith("-civ"):
            return of_state(self.catalogue, owner.actor_id.removesuffix("-civ"), owner.country, agent, text)
        return of_group(owner, agent, text)
