"""Who does and who is done to, read off a dependency parse (ClearNLP labels, as spaCy has them).

Every function takes tokens and returns the tokens that head the phrases in a slot; coordination is
followed, relative pronouns give way to what they refer to, and passives are turned round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from foedus.claims.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_DEPTH = 8
_REDUCED = frozenset(("when", "if", "as", "once", "unless", "though", "until"))


def children(token: Token, *deps: str) -> list[Token]:
    """The children of ``token`` with one of the dependency labels."""
    return [child for child in token.children if child.dep_ in deps]


def with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    """The tokens and everything coordinated to their right: Russia, Iran *and* Turkey."""
    found: list[Token] = []
    queue = list(tokens)
    while queue:
        token = queue.pop(0)
        if token not in found:
            found.append(token)
            queue.extend(children(token, "conj"))
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive: *was attacked*, *(forces) backed by*."""
    if any(child.dep_ in (*_PASSIVE, "auxpass") for child in verb.children):
        return True
    if verb.dep_ == "advcl" and verb.tag_ == "VBD" and not children(verb, *_SUBJECTS, "aux", "dobj"):
        # "when asked", "if attacked"
        return any(c.lower_ in _REDUCED for c in children(verb, "mark", "advmod"))
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, *_SUBJECTS, "aux", "dobj"):
        return is_passive(verb.head)
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "relcl", "amod", "advcl")
        and not children(verb, "aux", "dobj")
    )


def _antecedent(token: Token, verb: Token) -> list[Token]:
    """What a relative pronoun refers to; any other token is itself."""
    if token.lower_ in _RELATIVE and token.tag_ in ("WDT", "WP", "WP$", "IN"):
        clause = verb
        for _ in range(_DEPTH):
            if clause.dep_ in ("relcl", "acl"):
                return [clause.head]
            if clause.dep_ not in ("conj", "xcomp", "ccomp", "aux"):
                break
            clause = clause.head
        return []
    return [token]


def agents(verb: Token, depth: int = 0) -> list[Token]:
    """Who does what the verb says, voice, control and coordination taken into account."""
    if depth > _DEPTH:
        return []
    if is_passive(verb):
        return _by(verb)
    own = [a for t in children(verb, *_SUBJECTS) for a in _antecedent(t, verb)]
    return with_conjuncts(own) if own else _inherited(verb, depth + 1)


def _by(token: Token) -> list[Token]:
    prepositions = [c for c in token.children if c.lower_ == "by" and c.dep_ in ("agent", "prep")]
    return with_conjuncts(o for p in prepositions for o in children(p, "pobj"))


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, active or passive, own or inherited."""
    own = [a for t in children(verb, *_SUBJECTS, *_PASSIVE) for a in _antecedent(t, verb)]
    return with_conjuncts(own) if own or depth > _DEPTH else _inherited(verb, depth + 1)


def _inherited(verb: Token, depth: int) -> list[Token]:
    """The subject a verb without one takes from what governs it."""
    head = verb.head
    if head == verb or depth > _DEPTH:
        return []
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return surface_subjects(head, depth)
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG"):
            return []
        return _controller(verb, head, depth)
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        if verb.tag_ == "VB" and head.lemma_ in words("light", "means"):
            return []
        if verb.tag_ == "VB":  # "a decision to attack": whoever decided
            return surface_subjects(head.head, depth) if head.head.pos_ in ("VERB", "AUX") else []
        return [head]
    if verb.dep_ == "pcomp" and head.head != head:
        governor = head.head
        if governor.pos_ == "VERB":
            objects = children(governor, "dobj")
            if objects and head.lower_ in ("of", "for", "from", "into"):
                return with_conjuncts(objects)
            return surface_subjects(governor, depth)
        return possessors(governor)
    return []


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    asked = verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.tag_ == "VB")
    if asked and head.lemma_ in words("modality", "governors", "demanded"):
        objects = children(head, "dobj", "dative") or after(head, "on", "upon", "to", "for")
        if objects:
            return with_conjuncts(objects)
    if verb.dep_ == "advcl" and verb.lemma_ in words("light", "results") and is_passive(head):
        return _by(head)
    return surface_subjects(head, depth)


def patients(verb: Token) -> list[Token]:
    """Whom the verb is done to."""
    if is_passive(verb):
        own = [a for t in children(verb, *_PASSIVE) for a in _antecedent(t, verb)]
        if own:
            return with_conjuncts(own)
        if verb.dep_ in ("acl", "relcl", "amod"):
            return [verb.head]
        return _inherited(verb, 1) if verb.dep_ in ("conj", "advcl", "xcomp") else []
    own = [a for t in children(verb, "dobj") if not _set_off(t, verb) for a in _antecedent(t, verb)]
    if own:
        return with_conjuncts(own)
    if verb.dep_ == "relcl" and children(verb, "nsubj") and not _has_relative(verb):
        return [verb.head]
    return []


def _set_off(noun: Token, verb: Token) -> bool:
    """*those fighting on the ground, the militants, ...*: a comma before the phrase makes it no object."""
    first = noun.left_edge.i
    return verb.i + 1 < first and "," in (verb.doc[first].text, verb.doc[first - 1].text)


def _has_relative(verb: Token) -> bool:
    return any(c.lower_ in _RELATIVE for c in verb.children)


def after(token: Token, *prepositions: str) -> list[Token]:
    """The objects of prepositions hanging from ``token``: *talks with X and Y*."""
    found = []
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in prepositions:
            found += children(child, "pobj")
            for nested in children(child, "prep", "pcomp"):
                found += children(nested, "pobj")
    if not found and token.pos_ == "NOUN":  # "sanctions imposed on X", "talks held with X"
        found = [o for c in children(token, "acl") if c.tag_ == "VBN" for o in after(c, *prepositions)]
    return with_conjuncts(found)


def phrase_after(token: Token, phrase: str) -> list[Token]:
    """Like :func:`after` for "on behalf of" and its kind."""
    first, *rest = phrase.split()
    heads = [o for c in children(token, "prep") if c.lower_ == first for o in children(c, "pobj")]
    for noun, preposition in zip(rest[::2], rest[1::2], strict=False):
        heads = [o for h in heads if h.lower_ == noun for o in after(h, preposition)]
    return heads


def possessors(noun: Token) -> list[Token]:
    """Whose: *Turkey's shelling*, *its support*."""
    return with_conjuncts(children(noun, "poss"))


def modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns before the noun: *Russian support*, *Hezbollah attack*."""
    return [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.i < noun.i]


def governor(noun: Token) -> Token | None:
    """The verb whose object, subject or complement the noun is, through prepositions and coordination."""
    token = noun
    for _ in range(_DEPTH):
        head = token.head
        if head == token:
            return None
        if head.pos_ in ("VERB", "AUX"):
            return head
        if token.dep_ not in ("pobj", "conj", "prep", "compound", "dobj", "attr"):
            return None
        token = head
    return None


def light_agents(noun: Token) -> list[Token]:
    """The subject of the light verb that governs the noun: *X launched an attack*, *X is in talks*."""
    verb = governor(noun)
    if verb is None or (verb.lemma_ not in words("light", "verbs") and verb.pos_ != "AUX"):
        return []
    if noun in children(verb, *_SUBJECTS) or any(
        noun in with_conjuncts([s]) for s in children(verb, *_SUBJECTS)
    ):
        return []
    passive_subject = children(verb, *_PASSIVE)
    if passive_subject:
        return _by(verb)
    return agents(verb)


def between(token: Token) -> list[Token]:
    """*between X and Y*, from the act itself or, where it is its verb's subject or object, from the verb."""
    found = after(token, "between")
    if not found and token.dep_ in ("dobj", *_SUBJECTS, *_PASSIVE):
        found = [o for c in token.head.children if c.lower_ == "between" for o in _objects(c)]
    return found


def _objects(preposition: Token) -> list[Token]:
    return with_conjuncts(children(preposition, "pobj"))


def complement_subjects(verb: Token) -> list[Token]:
    """Who is to do what is asked: *insist that X leave*, *call for X to stop*."""
    clauses = [c for c in children(verb, "ccomp", "xcomp") if c.pos_ in ("VERB", "AUX")]
    clauses += [v for p in children(verb, "prep") for v in children(p, "pcomp")]
    return [s for clause in clauses for s in with_conjuncts(children(clause, *_SUBJECTS, *_PASSIVE))]


def complement_objects(verb: Token) -> list[Token]:
    """Whom a threatened or refused act is to befall: *threatened to attack X*, *refusal to talk to X*."""
    clauses = children(verb, "xcomp", "acl")
    return [p for clause in clauses for p in patients(clause) or after(clause, "with", "to", "against", "on")]


def source_of(noun: Token) -> list[Token]:
    """*the request came from X*: the origin of a subject noun."""
    verb = noun.head if noun.dep_ in (*_SUBJECTS, *_PASSIVE) else None
    return after(verb, "from", "by") if verb is not None else []


_SLOTS: dict[str, Callable[[Token], list[Token]]] = {
    "poss": possessors,
    "of": lambda t: after(t, "of"),
    "by": _by,
    "between": between,
    "modifier": modifiers,
    "light": light_agents,
    "complement": complement_subjects,
    "befalls": complement_objects,
    "source": source_of,
    "dative": lambda t: with_conjuncts(children(t, "dative")),
}


def fill(slot: str, trigger: Token) -> list[Token]:
    """The heads of the phrases that stand in ``slot`` of ``trigger``."""
    if slot == "subj":
        return agents(trigger)
    if slot == "obj":
        return patients(trigger)
    if slot.startswith("prep:"):
        return _after_with_governor(trigger, slot[5:])
    return _SLOTS[slot](trigger)


def _after_with_governor(trigger: Token, preposition: str) -> list[Token]:
    find = phrase_after if " " in preposition else after
    found = find(trigger, preposition)
    if found:
        return found
    if trigger.pos_ == "VERB":
        manner = [o for p in children(trigger, "prep") for o in children(p, "pobj")]
        nouns = [*children(trigger, "dobj"), *(o for o in manner if o.lemma_ in words("light", "manner"))]
        return [t for noun in nouns for t in find(noun, preposition)]
    verb = governor(trigger)
    if verb is not None and (verb.lemma_ in words("light", "verbs") or verb.pos_ == "AUX"):
        return find(verb, preposition)
    return []
