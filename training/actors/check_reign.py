"""Compares the terms of heads of state and government with REIGN's list; prints where they differ.

Run from the repository root: ``python -m training.actors.check_reign``.  A difference is a leader whom the
catalogue lacks, or a term that begins or ends more than ``_DAYS`` days apart; which side is right is for a
person to decide, and ``leaders.txt`` is then corrected.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date

import yaml
from training.actors.leaders import OUT, REIGN, SKIP

from foedus.actors import Catalogue, catalogue
from foedus.actors.names import pieces, spelling_key
from foedus.edtf import bounds

_DAYS = 62
_LAST = date(2021, 3, 31)


def countries() -> dict[int, str]:
    """ISO3 by COW code."""
    states = yaml.safe_load((OUT.parent / "states.yaml").read_text("utf-8"))
    found = {entry["cow"]: entry["country"] for entry in states if "cow" in entry and "country" in entry}
    return found | {345: "SRB", 365: "RUS", 678: "YEM"}


def rows() -> Iterator[tuple[str, str, date, date]]:
    """Country, name, and the first and last day of each term that reached 1990."""
    iso3 = countries()
    for row in csv.DictReader(REIGN.open(encoding="utf-8", errors="replace")):
        country = iso3.get(int(row["ccode"]))
        end = date(int(row["eyear"]), int(row["emonth"]), 28) if row["eyear"] else _LAST
        if country is None or row["stateabb"] in SKIP or end.year < 1990:
            continue
        start = date(int(row["syear"]), int(row["smonth"]), min(28, int(row["sdate"] or 1)))
        yield country, re.sub(r"\(.*?\)|�", "", row["leader"]).strip(), start, end


def terms(known: Catalogue) -> dict[str, list[tuple[set[str], str, date | None, date | None]]]:
    """By country: name keys, id, first and last day of every headship in the catalogue."""
    found: dict[str, list[tuple[set[str], str, date | None, date | None]]] = {}
    for office in known.offices:
        actor = known.get(office.person)
        if actor is None or actor.country is None or not office.of.endswith("-gov"):
            continue
        keys = {spelling_key(p) for name in (actor.name, *actor.aliases) for p in pieces(name) if len(p) > 2}
        first = bounds(office.since)[0] if office.since else None
        last = bounds(office.until)[1] if office.until else None
        found.setdefault(actor.country, []).append((keys, actor.id, first, last))
    return found


def differences() -> Iterator[str]:
    """A line for each leader of REIGN's whom the catalogue lacks or dates otherwise."""
    known = terms(catalogue())
    for country, name, start, end in rows():
        keys = {spelling_key(p) for p in pieces(name) if len(p) > 2}
        ours = [t for t in known.get(country, ()) if keys & t[0]]
        if not ours:
            yield f"lacking  {country} {name} {start}..{end}"
        elif not any(
            _near(start, first) and (end == _LAST or _near(end, last)) for _, _, first, last in ours
        ):
            told = "; ".join(f"{id_} {first}..{last}" for _, id_, first, last in ours)
            yield f"dates    {country} {name} {start}..{end}: {told}"


def _near(theirs: date, ours: date | None) -> bool:
    return ours is None or abs((theirs - ours).days) <= _DAYS


if __name__ == "__main__":
    print("\n".join(differences()))
