"""The year of a date that does not tell it: from the story so far, or from the publication."""

from __future__ import annotations

from foedus.dates.values import Value

_WRAP = 7  # months further back than this are taken to be of the next year


def narrative_year(wanted: Value, running: Value, dated: Value | None = None) -> int | None:
    """The year that a date without one falls in, given the dates last spoken of.

    Args:
        wanted: the date without a year.
        running: the date last spoken of.
        dated: the last date that had a month, if ``running`` has none ("in 1976"): a date of the same
            month goes on from there.
    """
    if running.year is None:
        return None
    month, here = wanted.month, running.month
    if month is None:
        return running.year
    if here is None:
        return dated.year if dated is not None and dated.month == month else running.year
    return running.year + (here - month > _WRAP) - (month - here > 10)


_LENGTHS = {"quarter": 2, "season": 2, "half": 5}  # months after its first that a period lasts
_SOON = 14  # days
_JUST = 45  # days; "was set for 26 February", said in March, is not of the next year


def _days_ahead(now: tuple[int, int], then: tuple[int, int]) -> int:
    """About how many days after ``now`` the day ``then`` comes next."""
    apart = (then[0] - now[0]) * 30 + then[1] - now[1]
    return apart if apart >= 0 else apart + 360


def publication_year(wanted: Value, issued: Value, tense: int) -> int | None:
    """The year that puts a date before (-1), nearest to (0) or after (1) the publication.

    A day named without its year that comes within two weeks of publication is that one, whatever the tense:
    nobody means the same day of the year before.
    """
    if issued.year is None:
        return None
    if issued.month is None:
        return issued.year
    month = wanted.month or 1
    now = (issued.month, issued.day or 31)
    then = (month, wanted.day or (1 if tense < 0 else 31))
    if tense < 0:
        if wanted.day and _days_ahead(now, then) <= _SOON:
            return issued.year if then >= now else issued.year + 1
        return issued.year if then <= now else issued.year - 1
    if tense > 0:
        if wanted.day and then < now and _days_ahead(then, now) <= _JUST:
            return issued.year
        last = (month + _LENGTHS.get(wanted.unit, 0), then[1])
        return issued.year if last >= now else issued.year + 1
    distance = month - issued.month
    return issued.year + (1 if distance < -8 else -1 if distance > 3 else 0)
