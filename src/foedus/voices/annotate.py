"""The layer ``attributions`` as the interface's objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.models import Sentence
from foedus.records import Attribution, Mention, Report, Span
from foedus.voices.finding import Learned, find
from foedus.voices.speakers import actor


def _place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _leaning(actor_id: str) -> str | None:
    """What the catalogue says of whom an outlet leans to, as "close to Hezbollah"."""
    from foedus.actors import catalogue

    return catalogue().profile(actor_id).leaning


def attribution_json(item: Attribution, report: Report) -> dict[str, Any]:
    """One attribution as the interface's object; beside it its speaker, his leaning, and how it is said.

    ``start``, ``end`` and ``text`` span the source, cue and content together.
    """
    spans = [span for span in (item.source, item.cue, *item.content) if span]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    speaker = actor(item)
    leaning = _leaning(speaker.actor_id) if speaker and speaker.kind == "media" else None
    return {
        "document_id": report.document_id,
        "start": start,
        "end": end,
        "text": report.text[start:end],
        "source": _place(item.source),
        "cue": _place(item.cue),
        "content": [[piece.start, piece.end] for piece in item.content],
        "speaker": {"actor_id": speaker.actor_id, "name": speaker.name} if speaker else None,
        "leaning": leaning,
        "manner": item.manner,
        "act": item.act,
        "force": item.force,
        "denies": item.denies,
        "probability": round(item.probability, 4),
    }


def annotate_attributions(
    report: Report,
    sentences: tuple[Sentence, ...],
    mentions: Sequence[Mention] = (),
    *,
    learned: Learned = "always",
) -> Iterator[dict[str, Any]]:
    """The attributions of a report, ordered by cue, as JSON objects of the interface.

    One object an outermost attribution, as corpora of attribution have it; those within its content stand
    in it under ``nested``, in the same form.

    Args:
        report: the report.
        sentences: its sentences.
        mentions: its actors' mentions; they give sources their speakers.
        learned: as for :func:`foedus.voices.find`.
    """
    found = find(report, sentences, tuple(mentions), learned=learned)
    objects = [attribution_json(item, report) for item in found]
    for item, fields in zip(found, objects, strict=True):
        if item.parent is not None:
            objects[item.parent].setdefault("nested", []).append(fields)
    yield from (fields for item, fields in zip(found, objects, strict=True) if item.parent is None)
