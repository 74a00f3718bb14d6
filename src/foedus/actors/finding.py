"""Every mention in a report that is, or stands for, a political actor."""

from __future__ import annotations

from foedus.actors.again import again
from foedus.actors.agents import agent_hits
from foedus.actors.catalogues import Catalogue, catalogue
from foedus.actors.context import Context, gather
from foedus.actors.coreference import resolve
from foedus.actors.described import Describer
from foedus.actors.found import Found
from foedus.actors.namehits import NameHit, name_hits
from foedus.actors.naming import is_sport, named
from foedus.actors.recognised import entity, places, respelt, runs
from foedus.actors.words import Tables, Words, words
from foedus.edtf import bounds
from foedus.errors import DateError
from foedus.models import Sentence
from foedus.records import Mention, Report, Span


def find(
    report: Report, sentences: tuple[Sentence, ...], *, known: Catalogue | None = None
) -> tuple[Mention, ...]:
    """The mentions of actors in a report, in text order.

    Args:
        report: its text and date are used.
        sentences: :func:`foedus.models.parse` of its text.
        known: the catalogue to link to; the shipped one by default.

    Returns:
        Mentions by name, by description and by pronoun; a mention of several actors ("both countries")
        comes once for each, with the same span.
    """
    actors = known or catalogue()
    tables = Tables()
    lists = [words(sentence, number, tables) for number, sentence in enumerate(sentences)]
    bare_s = not any(mark in report.text for mark in ("'s", "’s"))
    hits = [_hits(line, actors, bare_s) for line in lists]
    context = gather(actors, lists, hits, _date(report))
    context.placed = {name for line in lists for name in places(line)}
    found = [
        item
        for line, named_there in zip(lists, hits, strict=True)
        for item in _sentence(line, named_there, actors, context)
    ]
    resolved = resolve(lists, again(lists, _political(found, context)), actors, context)
    return mentions(report, lists, resolved)


def _date(report: Report) -> str | None:
    """The report's date, if it has one that is EDTF."""
    try:
        bounds(report.published or "")
    except DateError:
        return None
    return report.published


def _political(found: list[Found], context: Context) -> list[Found]:
    """Without unknown names, where the report speaks of no known actor or of sport."""
    known = any(
        item.agent is not None
        or (item.actor_id is not None and not item.actor_id.startswith("~") and not item.place)
        for item in found
    )
    if known and not context.sporting:
        return found
    return [
        item
        for item in found
        if item.form != "name" or item.titles or not (item.actor_id or "").startswith("~")
    ]


def _hits(line: Words, actors: Catalogue, bare_s: bool) -> list[NameHit]:
    """Catalogue names as written, then those in another spelling."""
    found = name_hits(line, actors, bare_s=bare_s)
    taken = _taken(line, [(hit.start, hit.end) for hit in found])
    for run in runs(line, taken):
        other = respelt(line, run, actors)
        if other is not None:
            found.append(other)
    found.sort(key=lambda hit: hit.start)
    return found


def _taken(line: Words, spans: list[tuple[int, int]]) -> list[bool]:
    taken = [False] * len(line)
    for start, end in spans:
        taken[start:end] = [True] * (end - start)
    return taken


def _sentence(line: Words, hits: list[NameHit], actors: Catalogue, context: Context) -> list[Found]:
    """The actors found in one sentence, places and hidden ones included, in text order."""
    if is_sport(line, context):
        return []  # there countries are teams
    names = named(line, hits, actors, context)
    taken = _taken(line, [item.core for item in names])
    agents = agent_hits(line, taken)
    titles = {agent.end: agent for agent in agents}
    for span in line.ents:
        if any(taken[span[0] : span[1]]):
            continue
        made = entity(line, span, titles.get(span[0]), agents, context.placed)
        if made is not None:
            names.append(made)
            agents = [a for a in agents if not (made.core[0] <= a.start < made.core[1])]
            taken[made.core[0] : made.core[1]] = [True] * (made.core[1] - made.core[0])
    names.sort(key=lambda item: item.core)
    described = Describer(line, actors, context, names).describe(agents)
    return sorted([*names, *described], key=lambda item: item.order)


def mentions(report: Report, lists: list[Words], found: list[Found]) -> tuple[Mention, ...]:
    """Found actors as mentions, in text order."""
    made = [
        Mention(
            span=_span(report, lists[item.sent], item.start, item.end),
            head=_span(report, lists[item.sent], item.head, item.head + 1)
            if item.form != "name"
            else _span(report, lists[item.sent], *item.core),
            actor_id=item.actor_id,
            name=item.name,
            kind=item.kind,  # type: ignore[arg-type]
            country=item.country,
            form=item.form,  # type: ignore[arg-type]
            within=item.within,
            probability=round(item.probability, 3),
            alternatives=item.alternatives,
        )
        for item in found
        if item.actor_id is not None and not item.place and not item.hidden
    ]
    made.sort(key=lambda mention: (mention.span.start, -mention.span.end, mention.actor_id))
    return tuple(made)


def _span(report: Report, line: Words, start: int, end: int) -> Span:
    return report.span(line.start[start], line.end[end - 1])
