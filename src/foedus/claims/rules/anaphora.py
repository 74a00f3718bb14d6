"""Definite descriptions of acts: *the meeting* takes its actors from the act described."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foedus.claims.rules import grammar
from foedus.claims.rules.draft import Draft
from foedus.claims.rules.lexicon import frames
from foedus.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset(("the", "this", "these", "that", "those", "such"))
_REACH = 4  # sentences
_WHOLE = frozenset(("RETREAT",))  # acts that need nobody on the other side


def described(trigger: Token) -> Token | None:
    """The definite noun for an act near the trigger: *request for the meeting*, *in these negotiations*.

    It may hang from the trigger, from its verb, or from what its clause depends on (*it was decided in
    these talks that ...*).
    """
    near = grammar.after(trigger, "for", "of", "in", "at", "during")
    verb = grammar.governor(trigger) if trigger.pos_ != "VERB" else trigger
    while verb is not None:
        near += grammar.after(verb, "in", "at", "during", "after", "following")
        verb = verb.head if verb.dep_ in ("ccomp", "xcomp") else None
    return next((noun for noun in near if _names_act(noun)), None)


def _names_act(noun: Token) -> bool:
    definite = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)
    return definite and ("noun", noun.lemma_.lower()) in frames()


def completed(drafts: Sequence[Draft]) -> list[Draft]:
    """One-sided events with the other side of the act they point back to; the rest of them are dropped.

    Args:
        drafts: all drafts of a report in text order.
    """
    whole: list[Draft] = []
    for draft in drafts:
        if draft.kind != "event" or draft.object is not None or draft.type in _WHOLE:
            whole.append(draft)
            continue
        other = _other_side(draft, whole)
        if other is not None:
            subject = draft.subject or other.subject
            certainty = draft.certainty * 0.9
            whole.append(draft.but(subject=subject, object=other.object, certainty=certainty, like=other))
    return whole


def _other_side(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    noun = described(draft.trigger)
    if noun is None:
        return None
    wanted = {frame.type for frame in frames()["noun", noun.lemma_.lower()]}
    for earlier in reversed(before):
        if earlier.type not in wanted or earlier.object is None or earlier.subject is None:
            continue
        if draft.sentence.start - earlier.sentence.start > _REACH * 400:
            return None
        if draft.subject is None or _same(earlier.subject, draft.subject):
            return earlier
        if _same(earlier.object, draft.subject):
            return earlier.but(object=earlier.subject)
    return None


def _same(one: Mention, other: Mention) -> bool:
    """Whether two mentions are one actor, or one answers for the other (Russia, the Russian army)."""
    first = {one.actor_id, one.within} - {None}
    return bool(first & ({other.actor_id, other.within} - {None}))
