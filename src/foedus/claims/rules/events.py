"""PLOVER events from verbs and nouns, by the frames of ``lexicon/events.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from foedus.claims.rules import grammar
from foedus.claims.rules.draft import Draft
from foedus.claims.rules.fate import fated
from foedus.claims.rules.lexicon import Frame, frames, words
from foedus.claims.rules.modality import modality
from foedus.claims.rules.people import Found, People
from foedus.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLETED = frozenset(("REQUEST", "AGREE", "CONSULT", "COOPERATE", "AID"))
_JOINED = frozenset(("igo", "party"))
_BELOW = 12  # words after the verb
_BONDS = frozenset(("AGREE", "COOPERATE"))
_MARKS = {"joint": "joint", "official": "official", "direct": "direct", "first": "first", "secret": "secret"}


def events(people: People) -> Iterator[Draft]:
    """The event drafts of one sentence."""
    for token in people.sentence.span:
        frame = _frame_at(token)
        if frame is not None:
            yield from _fill(frame, token, people)


def _frame_at(token: Token) -> Frame | None:
    part = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun"}.get(token.pos_)
    if part == "noun" and token.dep_ == "dobj" and token.head.lemma_ in words("light", "ending"):
        return None
    if part is None or token.dep_ == "compound" or (part == "verb" and token.dep_ == "amod"):
        return None
    for frame in frames().get((part, token.lemma_.lower()), ()):
        if _fits(frame, token):
            return frame
    return None


def _fits(frame: Frame, token: Token) -> bool:
    """Whether the other words of the pattern, and what the frame needs, are there."""
    if frame.needs_below or frame.never_below:
        below = {t.lemma_.lower() for t in token.subtree if token.i < t.i <= token.i + _BELOW}
        if below & frame.never_below or (frame.needs_below and not below & frame.needs_below):
            return False
    if frame.part == "verb":
        nearby = {
            d.lemma_.lower()
            for d in grammar.children(token, "prt", "prep", "dobj", "advmod", "dative", "acomp")
        }
        if not nearby.issuperset(frame.words[1:]):
            return False
        objects = {t.lemma_.lower() for t in grammar.with_conjuncts(grammar.patients(token))}
        if frame.needs and not (objects & frame.needs or _of_needed(token, frame)):
            return False
    else:
        before = {m.lemma_.lower() for m in grammar.modifiers(token)}
        if not before.issuperset(frame.words[:-1]):
            return False
        if frame.needs_modifier and not before & frame.needs_modifier:
            return False
    return all(
        any(o.lemma_.lower() in nouns for o in grammar.after(token, preposition))
        for preposition, nouns in frame.needs_phrase.items()
    )


def _of_needed(token: Token, frame: Frame) -> bool:
    """*provide a flow of weapons*: what is needed stands under the object."""
    return any(
        o.lemma_.lower() in frame.needs for t in grammar.patients(token) for o in grammar.after(t, "of")
    )


def _slots(
    slots: Sequence[str], trigger: Token, people: People, taken: Sequence[str] = ()
) -> tuple[list[Found], str]:
    """The actors of the first slot that has any, and the slot's name."""
    for slot in slots:
        if slot in taken:
            continue
        found = people.of(grammar.fill(slot, trigger), inner=slot not in ("modifier", "complement"))
        if found:
            return found, slot
    return [], ""


def _fill(frame: Frame, trigger: Token, people: People) -> Iterator[Draft]:
    objects, slot = _slots(frame.object, trigger, people)
    subjects, subject_slot = _slots(
        frame.subject, trigger, people, taken=(slot,) if frame.part == "noun" else ()
    )
    if frame.part == "noun":
        subjects, objects = _turned(trigger, subjects, subject_slot, objects)
    yield from pairs(frame, trigger, people, subjects, objects, slot)


def _turned(
    trigger: Token, subjects: list[Found], slot: str, objects: list[Found]
) -> tuple[list[Found], list[Found]]:
    """*suffered an attack*: the light verb's subject is the one acted upon."""
    verb = grammar.governor(trigger)
    if slot == "light" and verb is not None and verb.lemma_ in words("light", "reversed"):
        return objects, subjects
    return subjects, objects


def pairs(
    frame: Frame, trigger: Token, people: People, subjects: list[Found], objects: list[Found], slot: str
) -> Iterator[Draft]:
    """Drafts for every subject with every object; a mutual act may pair one slot's actors with each other."""
    if frame.mutual and slot in ("between", "of") and len(objects) > 1:
        subjects, objects = _camps(people, objects)
    elif frame.mutual and not objects and len(subjects) > 1:
        subjects, objects = subjects[:1], subjects[1:]
    how, fate = fated(trigger) if frame.part == "noun" and frame.type in _BONDS else (modality(trigger), ())
    marks = (*_qualifiers(trigger, mutual=frame.mutual), *fate)
    if not objects or not subjects:
        yield from _one_sided(frame, trigger, people, subjects, objects, marks)
        return
    for subject, near in subjects:
        for object_, far in objects:
            if subject.actor_id != object_.actor_id:
                # Whoever leaves an organisation breaks with it.
                type_ = "REJECT" if frame.type == "RETREAT" and object_.kind in _JOINED else frame.type
                yield Draft(
                    people.sentence, trigger, "event", type_, subject, object_,
                    modality=how, qualifiers=marks, certainty=0.85 * near * far,
                )  # fmt: skip


def _camps(people: People, parties: list[Found]) -> tuple[list[Found], list[Found]]:
    """*Between A and B*: the first and the others, or *A and B on one side and C on the other*."""
    words_ = [token for token in people.sentence.span if token.lower_ in ("hand", "side")]
    turn = next((token for token in words_ if token.i > 1 and token.nbor(-1).lower_ == "one"), None)
    if turn is not None:
        at = turn.idx + people.sentence.offset
        far = people.of(grammar.with_conjuncts([turn, *grammar.children(turn.head.head, "conj")])[1:])
        one = [party for party in parties if party[0].head.start < at]
        other = [party for party in (*parties, *far) if party[0].head.start > at]
        if one and other:
            return one, other
    return parties[:1], parties[1:]


def _one_sided(
    frame: Frame,
    trigger: Token,
    people: People,
    subjects: list[Found],
    objects: list[Found],
    marks: tuple[str, ...],
) -> Iterator[Draft]:
    """Half an event, kept because a definite description may supply the other half later."""
    if frame.type == "RETREAT":
        yield from _away(frame, trigger, people, subjects)
    if frame.type not in _COMPLETED or objects:
        return
    nobody: list[tuple[Mention | None, float]] = [(None, 1.0)] if _decided(trigger) else []
    for subject, near in subjects or nobody:
        yield Draft(
            people.sentence, trigger, "event", frame.type, subject, None,
            modality=modality(trigger), qualifiers=marks, certainty=0.6 * near,
        )  # fmt: skip


def _away(frame: Frame, trigger: Token, people: People, subjects: list[Found]) -> Iterator[Draft]:
    """*withdrew from the town*, *insist that X leave the country*: a retreat needs nobody to retreat from."""
    how = modality(trigger)
    if trigger.lemma_ in words("light", "departures") and how != "demanded":
        return
    for subject, near in subjects:
        yield Draft(
            people.sentence, trigger, "event", frame.type, subject, None,
            modality=how, certainty=0.8 * near,
        )  # fmt: skip


def _decided(trigger: Token) -> bool:
    """*it was agreed*, *it was decided*: an act without an actor of its own."""
    return bool(grammar.children(trigger, "auxpass")) and any(
        c.lower_ == "it" for c in grammar.children(trigger, "nsubjpass")
    )


def _qualifiers(trigger: Token, *, mutual: bool) -> tuple[str, ...]:
    before = [m.lower_ for head in grammar.modifiers(trigger) for m in grammar.with_conjuncts([head])]
    before += [c.lower_ for c in trigger.children if c.dep_ == "advmod"]
    marks = [_MARKS[word] for word in before if word in _MARKS]
    return tuple(dict.fromkeys([*marks, *(["mutual"] if mutual else [])]))
