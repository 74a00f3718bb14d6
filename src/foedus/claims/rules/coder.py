"""The rule coder: drafts from every rule, then dates, places, speakers, and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.claims.assemble import actor_ref, check, evidence
from foedus.claims.base import Coder, Understood
from foedus.claims.merge import merged
from foedus.claims.rules.anaphora import completed
from foedus.claims.rules.attitudes import regards
from foedus.claims.rules.dating import Calendar
from foedus.claims.rules.draft import Draft
from foedus.claims.rules.events import events
from foedus.claims.rules.people import People
from foedus.claims.rules.placing import Atlas
from foedus.claims.rules.promises import promises
from foedus.claims.rules.quantities import quantities
from foedus.claims.rules.relations import relations
from foedus.claims.rules.stances import stances
from foedus.claims.rules.told import told
from foedus.ontology import entry
from foedus.records import Claim, Modality
from foedus.voices import chain, denied

_RULES = (events, told, promises, relations, regards, stances, quantities)


def drafts(understood: Understood) -> list[Draft]:
    """What the rules find in every sentence, in text order, acts pointed back to completed."""
    found: list[Draft] = []
    for sentence in understood.sentences:
        people = People(sentence, understood.mentions)
        if people.mentions:
            found += _plainest([draft for rule in _RULES for draft in rule(people)])
    return completed(found)


def _plainest(found: list[Draft]) -> list[Draft]:
    """One sentence's drafts, each act once: said as fact before said otherwise, then the surest."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in found:
        ends = (draft.subject and draft.subject.actor_id, draft.object and draft.object.actor_id)
        key = (draft.kind, draft.type, *ends, draft.issue, draft.number)
        kept = best.get(key)
        if kept is None or _plainness(draft) > _plainness(kept):
            best[key] = draft
    return sorted(best.values(), key=lambda draft: draft.trigger.i)


def _plainness(draft: Draft) -> tuple[bool, float]:
    return draft.modality == "actual", draft.certainty


class RuleCoder(Coder):
    """Claims by rules over a dependency parse."""

    name = "rules"
    version = "1"

    def code(self, understood: Understood) -> tuple[Claim, ...]:
        """The claims of one report, in text order."""
        return merged(as_claims(understood, drafts(understood), f"{self.name}/{self.version}"))


def as_claims(understood: Understood, found: Iterable[Draft], coder: str) -> Iterator[Claim]:
    """Drafts as claims, dated, placed and attributed; their ids are left to the merge.

    Args:
        understood: the report and what was found in it.
        found: drafts in text order.
        coder: name and version of who drafted them.
    """
    calendar = Calendar(understood.sentences, understood.dates)
    atlas = Atlas(understood.sentences, understood.places)
    for draft in found:
        if not _speaks_of_itself(draft, understood):
            yield _claim(draft, understood, calendar, atlas, coder)


def _claim(draft: Draft, understood: Understood, calendar: Calendar, atlas: Atlas, coder: str) -> Claim:
    report, sentence = understood.report, draft.sentence
    meaning = entry(draft.kind, draft.type)
    date, carried = calendar.date_of(draft.trigger, sentence)
    if draft.like is not None and (date is None or carried):
        date, carried = calendar.date_of(draft.like.trigger, draft.like.sentence)
    if draft.kind in ("relation", "stance", "regard") and carried:
        date = None
    place = atlas.place_of(draft.trigger, sentence) or (atlas.beside(date) if carried and date else None)
    start, end = _offsets(draft)
    said_by = chain(understood.attributions, start, end)
    if draft.like is not None and not said_by:
        said_by = chain(understood.attributions, *_offsets(draft.like))
    how: Modality = "negated" if denied(understood.attributions, start, end) else draft.modality
    claim = Claim(
        id="",
        report_id=report.id,
        document_id=report.document_id,
        kind=draft.kind,
        type=draft.type,
        subject=actor_ref(draft.subject, report.published),
        object=actor_ref(draft.object, report.published),
        issue=draft.issue,
        number=draft.number,
        unit=draft.unit,
        sign=meaning.sign,
        intensity=meaning.intensity,
        modality=how,
        date=(date.interval or date.value) if date else None,
        date_text=date.span.text if date else None,
        place=place.place if place else None,
        said_by=said_by,
        evidence=(evidence(report, sentence.start, sentence.end),),
        trigger=report.span(start, end),
        qualifiers=(*draft.qualifiers, *(("date carried",) if carried and date else ())),
        probability=draft.certainty,
        coder=coder,
        outlet=report.outlet,
        published=report.published,
        group=report.group,
    )
    check(claim, report)
    return claim


def _speaks_of_itself(draft: Draft, understood: Understood) -> bool:
    """Whether the very words that name the speaker were read as a party to what is said: a broken parse.

    Not for relations: *the envoy said that they are partners* are the envoy's own.
    """
    if draft.kind == "relation":
        return False
    act = draft.trigger.idx + draft.sentence.offset
    sources = [
        item.source
        for item in understood.attributions
        if item.source and any(part.start <= act < part.end for part in item.content)
    ]
    parties = [m.head for m in (draft.subject, draft.object) if m is not None]
    return any(s.start <= head.start and head.end <= s.end for s in sources for head in parties)


def _offsets(draft: Draft) -> tuple[int, int]:
    """Where the trigger stands in the report's text."""
    start = draft.trigger.idx + draft.sentence.offset
    return start, start + len(draft.trigger)
