"""From a parsed report to its attributions: rules, quotations, nesting, speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from foedus.models import Sentence
from foedus.records import Attribution, Mention, Report
from foedus.voices.clauses import clause_drafts
from foedus.voices.combining import combined, worth_reading
from foedus.voices.drafts import Draft
from foedus.voices.nesting import parents
from foedus.voices.phrases import phrase_drafts
from foedus.voices.quotations import with_quotations
from foedus.voices.quotes import Quote, quotes
from foedus.voices.speakers import Speakers


def rule_drafts(text: str, sentences: Sequence[Sentence], marks: Sequence[Quote]) -> list[Draft]:
    """What the rules find, ordered by cue."""
    found = [
        draft
        for sentence in sentences
        for drafts in (clause_drafts(sentence, text), phrase_drafts(sentence, text))
        for draft in drafts
        if not _of_the_speaker(text, draft, marks)
    ]
    return sorted(with_quotations(text, sentences, found, marks), key=lambda d: (d.cue, d.content))


Learned = Literal["auto", "always", "never"]
_FIRST = {"i", "we", "you", "me", "us"}


def _of_the_speaker(text: str, draft: Draft, marks: Sequence[Quote]) -> bool:
    """Whether it is someone quoted who speaks of himself ("I think"): he is the source already."""
    if draft.source is None or text[draft.source[0] : draft.source[1]].lower() not in _FIRST:
        return False
    at = bisect_right(marks, draft.cue[0], key=lambda quote: quote.start) - 1
    return at >= 0 and draft.cue[0] < marks[at].end


def find(
    report: Report,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...] = (),
    *,
    learned: Learned = "never",
) -> tuple[Attribution, ...]:
    """On whose word the report says what it says: every source, cue and content, ordered by cue.

    Args:
        report: the report.
        sentences: its sentences, from :func:`foedus.models.parse`.
        mentions: its actors' mentions, pronouns resolved; they give sources their speakers.
        learned: whether the learned model reads every sentence, none, or (auto) those in which the rules
            see a cue or a quotation.

    Raises:
        ModelError: the model's files are missing or altered.
    """
    text, marks = report.text, quotes(report.text)
    drafts = rule_drafts(text, sentences, marks)
    if learned != "never":
        from foedus.voices.learned import shipped_tagger

        every = [(sentence.start, sentence.end) for sentence in sentences]
        stretches = every if learned == "always" else worth_reading(sentences, drafts, marks)
        hints = [draft.cue for draft, above in zip(drafts, parents(drafts), strict=True) if above is None]
        tagged = list(shipped_tagger().tag(text, stretches, hints))
        drafts = combined(text, sentences, drafts, tagged, marks)
    return attributions(report, drafts, marks, Speakers(sentences, mentions))


def attributions(
    report: Report, drafts: Sequence[Draft], marks: Sequence[Quote], speakers: Speakers
) -> tuple[Attribution, ...]:
    """Drafts as records, in the same order, with speakers, manner and nesting."""
    above = parents(drafts)
    return tuple(
        _attribution(report, draft, marks, speakers, parent)
        for draft, parent in zip(drafts, above, strict=True)
    )


def _attribution(
    report: Report, draft: Draft, marks: Sequence[Quote], speakers: Speakers, parent: int | None
) -> Attribution:
    named = draft.anchor or draft.source
    return Attribution(
        source=report.span(*draft.source) if draft.source else None,
        cue=report.span(*draft.cue),
        content=tuple(report.span(*piece) for piece in draft.content),
        speaker=speakers.mention(named) if named else None,
        manner=_manner(report.text, draft),
        denies=draft.word.denies,
        parent=parent,
        probability=draft.probability,
        act=draft.word.act,
        force=draft.word.force,
    )


_QUOTED = '“"«„`‟'


def _manner(text: str, draft: Draft) -> Literal["direct", "indirect", "mixed"]:
    starts = [text[start] in _QUOTED or text.startswith("''", start) for start, _ in draft.content]
    if all(starts):
        return "direct"
    inside = any(mark in text[a:b] for a, b in draft.content for mark in '“"«')
    return "mixed" if inside or any(starts) else "indirect"
