"""Attributions that a sentence's parse shows: a verb of saying, who says it, and the clause that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from foedus.models import Sentence
from foedus.voices.drafts import Draft, Offsets, close_up, subtract, trim
from foedus.voices.lexicon import Cue, Lexicon, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = {"nsubj", "nsubjpass", "csubj"}
_CLAUSE = {"ccomp", "xcomp"}
_BEFORE = {"aux", "auxpass", "neg"}
_FREE = {"advcl", "parataxis", "ccomp", "dep"}
# "said in a statement": nouns whose phrase belongs to the cue.
_VEHICLE = {"statement", "interview", "tweet", "speech", "letter", "email", "post", "report"}
_TO_WHOM = {"tell", "remind", "inform", "assure", "warn", "ask", "advise", "brief", "notify"}
RELAYING = {"citing", "quoting"}
_THAT = {"that", "which", "who", "whom"}


def offsets(sentence: Sentence, first: Token, last: Token) -> Offsets:
    """The offsets in the text from the token ``first`` to the token ``last``, both included."""
    return sentence.offset + first.idx, sentence.offset + last.idx + len(last)


def phrase(sentence: Sentence, token: Token) -> Offsets:
    """The whole phrase that hangs on ``token``."""
    return offsets(sentence, token.left_edge, token.right_edge)


def clause_drafts(sentence: Sentence, text: str) -> Iterator[Draft]:
    """The attributions that one sentence's verbs make, in text order."""
    words = lexicon()
    for token in sentence.span:
        word = cue_of(token, words)
        if word is not None and token.lower_ not in RELAYING:
            draft = _draft(sentence, text, token, word)
            if draft is not None:
                yield draft


def cue_of(token: Token, words: Lexicon) -> Cue | None:
    """What the lexicon says of a verb, or None if it is no verb of saying, thinking or wanting."""
    word = words.verbs.get(token.lemma_)
    if word is None or token.pos_ not in ("VERB", "AUX"):
        return None
    return None if token.dep_ in ("amod", "aux", "compound") else word


def _draft(sentence: Sentence, text: str, verb: Token, word: Cue) -> Draft | None:
    if verb.lemma_ in (
        "see",
        "find",
        "show",
        "feel",
        "know",
        "point",
        "call",
        "continue",
    ) and not _has_clause(verb):
        return None
    subject = _subject(verb)
    source = _source(sentence, text, subject)
    cue = cue_offsets(sentence, verb)
    pieces = _content(sentence, verb, word, cue, source)
    trimmed = [piece for piece in (trim(text, p) for p in close_up(text, pieces)) if piece]
    if not trimmed:
        return None
    anchor = None
    if subject is not None and subject.lower_ in _THAT and verb.dep_ == "relcl":
        anchor = offsets(sentence, verb.head.left_edge, verb.head)
    return Draft(source, cue, tuple(trimmed), as_used(verb, word), anchor)


def as_used(verb: Token, word: Cue) -> Cue:
    """What a verb means here.

    A negated denial denies nothing ("neither confirmed nor denied"); a report rejected is denied.
    """
    negated = any(c.dep_ == "neg" or c.lower_ == "neither" for c in verb.children)
    if word.denies:
        return replace(word, denies=not (negated or _paired(verb)))
    said = any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_ in lexicon().nouns for c in verb.children)
    return replace(word, denies=True) if word.force == "rejection" and said and not negated else word


def _paired(verb: Token) -> bool:
    return verb.dep_ == "conj" and any(c.lower_ in ("neither", "nor") for c in verb.head.children)


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" for child in verb.children)


def cue_offsets(sentence: Sentence, verb: Token) -> Offsets:
    """The verb with its auxiliaries, negation and adverb before it, its particle and vehicle after it."""
    first = last = verb
    for child in sorted(verb.lefts, key=lambda t: -t.i):
        near = child.i == first.i - 1
        if near and (child.dep_ in _BEFORE or (child.dep_ == "advmod" and child.pos_ == "ADV")):
            first = child
    for child in verb.rights:
        if child.i == last.i + 1 and child.dep_ == "prt":
            last = child
        elif child.i == last.i + 1 and _vehicle(child):
            last = child.right_edge
    return offsets(sentence, first, last)


def _vehicle(preposition: Token) -> bool:
    """Whether it is the "in a statement" of "said in a statement", with no clause of its own."""
    if preposition.lower_ not in ("in", "on"):
        return False
    noun = next((t for t in preposition.children if t.dep_ == "pobj"), None)
    bare = noun is not None and not any(t.dep_ in ("acl", "relcl") for t in noun.children)
    return bare and noun is not None and noun.lemma_ in _VEHICLE


def _subject(verb: Token) -> Token | None:
    """Who does the verb: its own subject, or the one it shares with the verb or noun it hangs on."""
    token = verb
    if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "relcl"):
        return _agent(verb)
    for _ in range(4):
        agent = _agent(token, deep=False)
        if agent is not None:
            return agent
        passive = any(child.dep_ == "nsubjpass" for child in token.children)
        found = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if found is not None:
            return found
        if passive:
            return None
        if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return token.head
        if token.dep_ not in ("conj", "advcl", "xcomp", "pcomp", "acl", "acomp", "prep"):
            return None
        token = token.head
    return None


def _agent(verb: Token, *, deep: bool = True) -> Token | None:
    """The "by X" of a passive; ``deep`` looks in its phrases too ("as noted in the statement made by X")."""
    for token in verb.subtree if deep else verb.children:
        by = token.dep_ == "agent" or (deep and token.lower_ == "by" and token.dep_ == "prep")
        if by and token.i > verb.i:
            return next((t for t in token.children if t.dep_ == "pobj"), None)
    if deep:
        return next((t for t in verb.subtree if t.dep_ == "pobj" and t.lemma_ in lexicon().nouns), None)
    return None


def _source(sentence: Sentence, text: str, subject: Token | None) -> Offsets | None:
    if subject is None or subject.dep_ == "expl":
        return None
    if subject.lower_ == "it" and _impersonal(subject.head):
        return None
    start, end = phrase(sentence, subject)
    opening = subject.left_edge
    if opening.dep_ in ("cc", "intj", "punct") and opening.i < subject.i:
        start = sentence.offset + opening.nbor().idx
    # A participle or clause that hangs on the subject is cut where it holds a cue of its own.
    for child in subject.rights:
        if child.dep_ in ("acl", "relcl", "advcl"):
            end = min(end, sentence.offset + child.left_edge.idx)
    return with_apposition(text, trim(text, (start, end), stop=False))


def with_apposition(text: str, source: Offsets | None) -> Offsets | None:
    """``source`` with the comma that closes its apposition ("Samer, a baker, said"), as the corpus has it.

    >>> with_apposition("Samer, a baker, said", (0, 14))
    (0, 15)
    """
    if source is None or "," not in text[source[0] : source[1]] or text[source[1] : source[1] + 1] != ",":
        return source
    return source[0], source[1] + 1


def _impersonal(verb: Token) -> bool:
    return verb.lemma_ in ("become", "be", "seem", "appear") or any(
        c.dep_ in ("auxpass", "nsubjpass") for c in verb.children
    )


def _content(
    sentence: Sentence, verb: Token, word: Cue, cue: Offsets, source: Offsets | None
) -> list[Offsets]:
    holes = [cue, *([source] if source else [])]
    clauses = [child for child in verb.children if child.dep_ in _CLAUSE and child.lower_ not in RELAYING]
    if clauses:
        return _clauses(sentence, verb, clauses, holes)
    if word.act != "attitude":
        host = _host(verb)
        if host is not None:
            own = phrase(sentence, verb)
            return subtract(phrase(sentence, host), [own, *holes])
    return _objects(sentence, verb, word, holes)


def _clauses(
    sentence: Sentence, verb: Token, clauses: Sequence[Token], holes: list[Offsets]
) -> list[Offsets]:
    pieces: list[Offsets] = []
    whom = next((c for c in verb.rights if c.dep_ == "dobj"), None) if verb.lemma_ != "tell" else None
    for clause in clauses:
        span = phrase(sentence, clause)
        if whom is not None and clause.dep_ == "xcomp" and whom.i < clause.i:
            span = (phrase(sentence, whom)[0], span[1])
        pieces.extend(subtract(span, holes))
    fronted = next((c for c in verb.children if c.dep_ == "nsubjpass" and c.lower_ != "it"), None)
    if fronted is not None and clauses[0].dep_ == "xcomp":
        pieces.insert(0, phrase(sentence, fronted))
    return pieces


def _host(verb: Token) -> Token | None:
    """The clause that a loose "he said" or "as he said" comments on."""
    if verb.dep_ not in _FREE or verb.head == verb or verb.head.pos_ not in ("VERB", "AUX"):
        return None
    mark = next((c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i), None)
    if any(c.dep_ in ("dobj", "attr") for c in verb.children):
        return None
    if mark == "as":
        return verb.head
    own_subject = any(c.dep_ in _SUBJECT for c in verb.children)
    return verb.head if own_subject and mark is None and verb.dep_ != "ccomp" else None


def _objects(sentence: Sentence, verb: Token, word: Cue, holes: list[Offsets]) -> list[Offsets]:
    if verb.lemma_ in ("say", "tell", "speak", "write") and word.force == "assertion":
        parts = [
            c for c in verb.children if c.dep_ in ("dobj", "attr") and c.lower_ not in ("reporters", "me")
        ]
        parts = parts if verb.lemma_ in ("say", "write") else []
    else:
        whom = verb.lemma_ in _TO_WHOM and any(c.dep_ == "prep" for c in verb.rights)
        parts = [c for c in verb.children if c.dep_ in ("dobj", "attr", "oprd") and not whom]
        parts += [
            c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("of", "about", "for", "against")
        ]
        parts += [c for c in verb.children if c.dep_ == "nsubjpass" and c.lower_ != "it"]
    if not parts:
        return []
    spans = sorted(phrase(sentence, part) for part in parts)
    joined: list[Offsets] = []
    for span in spans:
        if joined and span[0] - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], max(span[1], joined[-1][1]))
        else:
            joined.append(span)
    return [piece for span in joined for piece in subtract(span, holes)]
