"""Time expressions of a text, with their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from foedus.dates.durations import iso_duration, recurrence, timex_duration, vague_reference
from foedus.dates.frame import Cues, Frame, direction, publication
from foedus.dates.grammar import grammar
from foedus.dates.meaning import Meaning
from foedus.dates.narrative import is_narrative, moved_on
from foedus.dates.ranges import with_intervals
from foedus.dates.readings import meanings
from foedus.dates.resolve import Resolved, resolve
from foedus.dates.tokens import Tokens
from foedus.dates.values import Value, edtf, timex
from foedus.records import DateExpression, Span

_JOINTS = frozenset({"to", "until", "till", "through", "and", "-", "–", "—", "or"})


@dataclass(frozen=True, slots=True)
class Found:
    """An expression before it is resolved: its tokens and what they say."""

    start: int
    end: int
    meaning: Meaning
    narrative: bool = False


@cache
def _cues() -> Cues:
    alphabet = grammar().alphabet
    back = frozenset(alphabet.members("BACK") + alphabet.members("PASTED"))
    stop = frozenset(alphabet.members("STOP") + alphabet.members("BREAK"))
    ahead, comma, be, to = (frozenset(alphabet.members(name)) for name in ("AHEAD", "COMMA", "BE", "=to"))
    return Cues(ahead, back, stop, comma, be, to)


def find(text: str, *, published: str | None = None) -> tuple[DateExpression, ...]:
    """The time expressions of a text, in order, with their values.

    Args:
        text: any text; offsets are code points in it.
        published: EDTF date of publication, that "yesterday" and "last year" count from.

    Returns:
        Expressions that do not overlap.  ``value`` is None where the words and the anchors do not allow one.

    >>> [(d.span.text, d.value) for d in find("It began in late October last year.", published="2017-01-10")]
    [('late October last year', '2016-10~')]
    """
    tokens, found = read(text)
    return tuple(with_intervals(text, list(_resolved(tokens, found, published))))


def read(text: str) -> tuple[Tokens, list[Found]]:
    """The tokens of a text and its expressions with what they say, not yet resolved."""
    tokens = grammar().alphabet.tokens(text)
    found = [
        Found(start, end, meaning, match.rule.narrative)
        for match in grammar().matches(tokens)
        for start, end, meaning in meanings(tokens, match)
    ]
    return tokens, _with_ends(tokens, found)


def tense_of(tokens: Tokens, found: Found) -> int:
    """-1, 0 or 1: whether the verb nearest to an expression looks back, does not tell, or looks ahead.

    What something is for ("oil for April delivery") is not over, however the verb tells it.
    """
    tense = direction(tokens, found.start, found.end, _cues())
    return max(tense, 0) if found.start and tokens.word(found.start - 1).lower() == "for" else tense


def _with_ends(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Gives the first end of "3 May to 7 June 1940" the year that only the second has."""
    out = list(found)
    for index in range(len(out) - 1):
        one, two = out[index], out[index + 1]
        own, other = one.meaning, two.meaning
        if (
            two.start - one.end == 1
            and tokens.word(one.end).lower() in _JOINTS
            and own.kind == other.kind == "calendar"
        ):
            lacks = own.month is not None and own.year is None and own.year_turn is None
            if lacks and other.year is not None and other.month is not None and not other.short:
                late = own.month is not None and own.month > other.month
                year = other.year - 1 if late else other.year
                step = f"year {year}: from the other end of the range"
                out[index] = replace(one, meaning=replace(own, year=year, steps=(*own.steps, step)))
        if two.start - one.end == 1 and tokens.word(one.end).lower() == "on" and _clock_alone(own):
            out[index] = replace(one, meaning=_on_day(own, other))
    return out


def _clock_alone(meaning: Meaning) -> bool:
    dated = (meaning.month, meaning.weekday, meaning.deixis)
    return bool(meaning.clock) and meaning.kind == "calendar" and dated == (None, None, None)


def _on_day(own: Meaning, day: Meaning) -> Meaning:
    """The hour with the day that is named after it: "9 a.m. on Friday" is two expressions and one time."""
    if day.kind != "calendar" or day.clock or (day.weekday is None and day.day is None):
        return own
    shared = ("year", "month", "day", "weekday", "turn", "turned", "year_turn", "year_turned", "short")
    fields = {name: getattr(day, name) for name in shared}
    return replace(own, **fields, steps=(*own.steps, f"{day.text!r}: the day after it"))


def _resolved(tokens: Tokens, found: list[Found], published: str | None) -> Iterator[DateExpression]:
    day, issued = publication(published)
    frame = Frame(day, issued, None, is_narrative([one.meaning for one in found], issued))
    for one in found:
        told = one.narrative or one.meaning.kind == "age"  # TimeML has no ages; TIMEX2, of histories, does
        if told and not frame.narrative:
            continue
        expression, value = _expression(tokens, one, frame)
        if value is not None:
            running = moved_on(frame.running, one.meaning, value)
            dated = running if running is not None and running.month is not None else frame.dated
            whole = running if running is not None and running.unit == "day" else frame.day
            frame = replace(frame, running=running, dated=dated, day=whole)
        yield expression


def _expression(tokens: Tokens, found: Found, frame: Frame) -> tuple[DateExpression, Value | None]:
    meaning = found.meaning
    start, end = tokens.starts[found.start], tokens.ends[found.end - 1]
    span = Span(start, end, tokens.text[start:end])
    if meaning.kind in ("duration", "age") or _apart(meaning):
        return _simple(span, meaning, iso_duration(meaning), timex_duration(meaning), "duration"), None
    if meaning.kind == "set":
        value, notation = recurrence(meaning)
        return _simple(span, meaning, value, notation, "set"), None
    if meaning.kind == "ref":
        value, notation = vague_reference(meaning, frame)
        return _simple(span, meaning, value, notation, "date"), None
    if meaning.kind == "span":
        return _simple(span, meaning, None, "", "date"), None
    resolved = resolve(meaning, frame, tense_of(tokens, found))
    return _dated(span, meaning, resolved), resolved.value


def _apart(meaning: Meaning) -> bool:
    """Whether "hours later" or "a few months earlier" tells how far apart two things were, and no date."""
    if meaning.kind != "shift" or meaning.to_word in (None, "ago", "from now"):
        return False
    vague = meaning.count == "X" or (meaning.count is None and meaning.plural)
    return vague or meaning.unit in ("second", "minute", "hour")


def _simple(
    span: Span,
    meaning: Meaning,
    value: str | None,
    notation: str | None,
    kind: Literal["date", "duration", "set"],
) -> DateExpression:
    return DateExpression(span, value, kind, steps=meaning.steps, timex=notation, mod=meaning.mod)


def _dated(span: Span, meaning: Meaning, resolved: Resolved) -> DateExpression:
    value = resolved.value
    written = edtf(value) if value is not None else None
    kind: Literal["date", "time"] = "time" if meaning.clock or meaning.part else "date"
    steps = (*meaning.steps, *resolved.steps, f"= {written}")
    notation = timex(value) if value is not None else unresolved(meaning)
    return DateExpression(
        span, written, kind, resolved.basis, resolved.inferred, steps, timex=notation, mod=meaning.mod
    )


def unresolved(meaning: Meaning) -> str:
    """The TIMEX value of an expression whose anchor is not known."""
    if meaning.kind == "shift":
        return "PAST_REF" if (meaning.to or 0) < 0 else "FUTURE_REF"
    day = f"XXXX-WXX-{meaning.weekday}" if meaning.weekday else "XXXX-XX-XX"
    coarse = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(meaning.unit or "", day)
    return coarse + (f"T{meaning.clock or meaning.part}" if meaning.clock or meaning.part else "")
