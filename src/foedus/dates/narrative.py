"""Whether a text tells of the past, so that its own dates and not its publication carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.dates.meaning import Meaning
from foedus.dates.values import Value

_NEAR = 2  # years from publication that still count as news
_CHRONICLE = 10  # dates with their year that make a text a history, however recent


def is_narrative(meanings: Sequence[Meaning], issued: Value | None) -> bool:
    """Whether most full dates lie years before publication and few words point at today.

    So is a text with many dates that tell their year.
    Without a publication date a text with three dated years and no "yesterday" is taken as narrative.
    """
    years = [meaning.year for meaning in meanings if meaning.year is not None]
    pointing = sum(_points_at_today(meaning) for meaning in meanings)
    if issued is None or issued.year is None:
        return len(years) >= 3 and pointing * 3 < len(years)
    if len(years) >= _CHRONICLE and pointing * 3 < len(years):
        return True
    far = [year for year in years if abs(issued.year - year) > _NEAR]
    return len(far) >= 3 and len(far) * 3 > len(years) * 2 and pointing * 3 < len(far)


def _points_at_today(meaning: Meaning) -> bool:
    if meaning.deixis is not None or meaning.to_word in ("ago", "from now"):
        return True
    if meaning.weekday is not None and meaning.month is None:
        return True
    return (meaning.turned or meaning.year_turned) in ("last", "this")


_ASIDE = 8  # a bare year further off than this is an aside


def moved_on(running: Value | None, meaning: Meaning, value: Value) -> Value | None:
    """The date that a text has reached after an expression.

    Decades, "two years ago", and bare years far from the date reached are asides; a bare year of the date
    reached keeps its month; a season without a year adds nothing.
    """
    if value.year is None or value.unit == "some day":
        return running
    plain = replace(value, time=None, mod=None)
    if running is None or running.year is None:
        return plain if value.unit not in ("decade", "century") else running
    if value.unit in ("decade", "century"):
        return running
    if meaning.kind == "shift" and meaning.unit in ("year", "decade", "century"):
        return running
    if value.unit == "season" and meaning.year is None:
        return running
    if value.unit == "year":
        if value.year == running.year:
            return running
        if running.month is not None and abs(value.year - running.year) > _ASIDE:
            return running
    return plain
