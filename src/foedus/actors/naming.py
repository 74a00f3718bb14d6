"""From catalogue names in a sentence to found actors: who is meant, and whether as an actor or a place."""

from __future__ import annotations

from foedus.actors.agents import agent_class
from foedus.actors.catalogues import Catalogue
from foedus.actors.context import Context, sports_words
from foedus.actors.found import Found
from foedus.actors.lexicon import towns, word_set
from foedus.actors.linking import Choice, choose
from foedus.actors.namehits import NameHit
from foedus.actors.names import pieces
from foedus.actors.offices import titles
from foedus.actors.usage import adjective_use, is_place
from foedus.actors.words import NOUNS, Words

_PERSON_PRONOUN = {"person": "one"}


def named(words: Words, hits: list[NameHit], catalogue: Catalogue, context: Context) -> list[Found]:
    """The found actors behind the catalogue names of one sentence, places and owners among them."""
    found: list[Found] = []
    for hit in hits:
        choice = _choice(words, hit, catalogue, context)
        if choice is None or _part_of_other_name(words, hit, choice) or _of_other_country(found, hit, choice):
            continue
        if _hyphenated(words, hit, choice):
            continue
        made = _found(words, hit, choice, catalogue, context)
        if choice.surface.form == "s":
            _with_first_names(words, made, choice)
        if choice.actor.kind == "state":
            _state_use(words, hit, made, choice)
        if (
            not made.hidden
            and hit.start
            and words.lower[hit.start - 1] == "the"
            and not _modifies(words, hit)
            and words.text[hit.end : hit.end + 1] != ["-"]
        ):
            made.start = hit.start - 1
        found.append(made)
    return found


def _choice(words: Words, hit: NameHit, catalogue: Catalogue, context: Context) -> Choice | None:
    surfaces = hit.surfaces
    if _modifies(words, hit) and hit.has("a"):
        surfaces = [s for s in surfaces if s.form == "a"] or surfaces
    choice = choose(catalogue, surfaces, context, hit.key, titled=_titled(words, hit.start))
    if choice is not None and choice.surface.form == "s" and not _surname_fits(words, hit, context, choice):
        return None
    return choice


def _of_other_country(found: list[Found], hit: NameHit, choice: Choice) -> bool:
    """Whether a name of common words has another country before it: "Ethiopian National Defence Force"."""
    before = found[-1] if found and found[-1].core[1] == hit.start else None
    if before is None or before.kind != "state" or before.hit is None or not before.hit.has("a"):
        return False
    common = word_set("generic") | word_set("acts", "acts.yaml")
    named = choice.actor.country not in (None, before.country) and choice.actor.kind not in (
        "state",
        "person",
    )
    return named and all(piece in common for piece in hit.key.split())


def _hyphenated(words: Words, hit: NameHit, choice: Choice) -> bool:
    """Whether a name, no state's, ends a longer one: the paper Zaman in "Waker-uz-Zaman"."""
    k = hit.start
    return (
        choice.actor.kind != "state"
        and k > 1
        and words.text[k - 1] in ("-", "‐")
        and words.end[k - 2] == words.start[k - 1]
        and words.end[k - 1] == words.start[k]
    )


def _with_first_names(words: Words, made: Found, choice: Choice) -> None:
    """Take the person's own first names before a surname into it: "Ferdinand Marcos" for the son."""
    own = set(pieces(" ".join((choice.actor.name, *choice.actor.aliases))))
    start = made.start
    while start and words.capital(start - 1) and words.lower[start - 1] in own:
        start -= 1
    made.start, made.core = start, (start, made.core[1])


def _surname_fits(words: Words, hit: NameHit, context: Context, choice: Choice) -> bool:
    """Whether a bare surname can be this person's: not a month, a place or someone else's name."""
    if _other_first_name(words, hit, choice):
        return False
    if words.pos[hit.end - 1] not in ("PROPN", "NOUN", "ADJ"):
        return False
    label = next((name for start, end, name in words.ents if start <= hit.start < end), None)
    named_before = context.named[choice.actor.id] > 0
    if label in ("DATE", "TIME", "CARDINAL") and not named_before:
        return _titled(words, hit.start)
    if label in ("GPE", "LOC", "FAC") and hit.key in towns() and not named_before:
        return _titled(words, hit.start)
    if label == "PERSON" or named_before or _titled(words, hit.start):
        return True
    return context.share(choice.actor.country) > 0


def _titled(words: Words, start: int) -> bool:
    return start > 0 and (cls := agent_class(words.lemma[start - 1])) is not None and cls.kind == "person"


def _modifies(words: Words, hit: NameHit) -> bool:
    k = hit.end - 1
    return words.head[k] >= hit.end and words.dep[k] in ("amod", "compound", "nmod")


def _other_first_name(words: Words, hit: NameHit, choice: Choice) -> bool:
    """Whether a surname stands in someone else's full name: "James Brown" is not Gordon Brown."""
    for start, end, label in words.ents:
        if label == "PERSON" and start < hit.start < end:
            before = [words.lower[n] for n in range(start, hit.start)]
            own = " ".join((choice.actor.name, *choice.actor.aliases)).lower()
            return not any(word in own for word in before if word[:1].isalpha())
    return False


def _part_of_other_name(words: Words, hit: NameHit, choice: Choice) -> bool:
    """Whether a state's name is only a piece of a longer name: Air China, Michael Jordan, New Mexico."""
    if choice.actor.kind != "state":
        return False
    if hit.start and words.lower[hit.start - 1] in _BEFORE and words.capital(hit.start - 1):
        return True
    if choice.surface.form in ("a", "d"):
        return False
    for start, end, label in words.ents:
        if start <= hit.start and hit.end <= end and end - start > hit.end - hit.start:
            rest = [n for n in (*range(start, hit.start), *range(hit.end, end)) if words.capital(n)]
            if label == "PERSON":
                return bool(rest) and not any(words.lower[n] in _TITLES for n in rest)
            if any(agent_class(words.lemma[n]) for n in rest):
                return False  # "the Ministry of Defence of Iraq"
            if label in ("ORG", "PRODUCT", "FAC", "EVENT", "WORK_OF_ART") and rest:
                return words.head[hit.end - 1] in range(start, end) and words.dep[hit.end - 1] != "poss"
    return False


_BEFORE = frozenset(
    ("new", "gulf", "northern", "michael", "lake", "port", "team", "south", "north", "inner", "saint")
)
_TITLES = frozenset(("president", "minister", "king", "prime", "general", "the", "ambassador", "secretary"))


def _found(words: Words, hit: NameHit, choice: Choice, catalogue: Catalogue, context: Context) -> Found:
    actor = choice.actor
    above = catalogue.principal(actor.id, context.date)
    return Found(
        sent=words.number,
        start=hit.start,
        end=hit.end,
        head=_head(words, hit),
        core=(hit.start, hit.end),
        actor_id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        within=above[0] if above else None,
        probability=choice.probability,
        alternatives=choice.alternatives,
        number="one" if actor.kind == "person" else "many" if actor.kind == "people" else "group",
        hit=hit,
        gender=catalogue.profile(actor.id).gender or "m"
        if actor.kind == "person" and titles(catalogue, actor.id, None)
        else None,
        titles=titles(catalogue, actor.id, context.date) if actor.kind == "person" else [],
    )


def _head(words: Words, hit: NameHit) -> int:
    """The token of the name that hangs highest in the parse."""
    for k in range(hit.end - 1, hit.start - 1, -1):
        if not hit.start <= words.head[k] < hit.end or words.head[k] == k:
            return k
    return hit.end - 1


def _state_use(words: Words, hit: NameHit, made: Found, choice: Choice) -> None:
    form = choice.surface.form
    if form == "a" or (form == "d" and hit.has("a")):
        _adjective(words, hit, made)
    elif form == "d":
        _demonym(words, hit, made)
    elif form == "m":
        seat = words.lower[hit.start : hit.end][0] in (
            "kremlin",
            "white",
            "the",
            "downing",
            "whitehall",
            "elysee",
            "élysée",
        )
        made.place = is_place(words, hit, made.head, capital=not seat)
    else:
        made.place = is_place(words, hit, made.head, capital=False)


def _adjective(words: Words, hit: NameHit, made: Found) -> None:
    use = adjective_use(words, hit)
    if use == "noun" and words.pos[hit.end - 1] in NOUNS | {"ADJ"}:
        if hit.has("n") and not hit.has("d"):
            made.place = is_place(words, hit, made.head, capital=False)  # "the US said"
        else:
            _demonym(words, hit, made)
    elif use in ("backer", "act", "relation"):
        made.place = False
    else:
        made.hidden = True


def _demonym(words: Words, hit: NameHit, made: Found) -> None:
    """ "the Russians" are the state's side; "three Russians" and "Russians" are people."""
    before = words.lower[hit.start - 1] if hit.start else ""
    singular = words.tag[hit.end - 1] in ("NN", "NNP") and not words.lower[hit.end - 1].endswith(
        ("s", "ese", "sh", "ch", "ss")
    )
    made.number = "many"
    if before == "the":
        made.start = hit.start - 1
        return
    if hit.start and words.lemma[hit.start - 1] in word_set("acts", "acts.yaml"):
        return  # "aviation support Russian": an adjective after its noun, as translations have it
    if singular and not hit.has("d"):
        made.hidden = True
        return
    made.actor_id, made.kind, made.within = f"{made.actor_id}-civ", "people", None
    made.name = words.text[hit.start]


def is_sport(words: Words, context: Context) -> bool:
    """Whether a sentence is about sport, where countries' names are teams."""
    return context.sporting or sports_words(words) >= 2
