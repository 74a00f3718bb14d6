"""Whether something that held from one EDTF date until another may hold on a third."""

from __future__ import annotations

from functools import lru_cache

from foedus.edtf import bounds


@lru_cache(maxsize=65536)
def holds(since: str | None, until: str | None, date: str | None) -> bool:
    """Whether the term can include the date; unknown bounds and dates exclude nothing.

    >>> holds("2000-05-07", "2008-05-07", "2003"), holds("2012-05-07", None, "2010")
    (True, False)
    """
    if date is None:
        return True
    first, last = bounds(date)
    if since is not None and bounds(since)[0] > last:
        return False
    return until is None or bounds(until)[1] >= first


@lru_cache(maxsize=65536)
def distance(since: str | None, until: str | None, date: str | None) -> int:
    """Days between the term and the date: 0 inside, or where nothing is known.

    >>> distance("2001", "2005", "2006-01-11")
    11
    """
    if date is None or holds(since, until, date):
        return 0
    first, last = bounds(date)
    if since is not None and bounds(since)[0] > last:
        return (bounds(since)[0] - last).days
    assert until is not None
    return (first - bounds(until)[1]).days
