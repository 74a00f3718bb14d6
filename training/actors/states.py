"""Writes ``catalogue/states.yaml`` from rigour's territories (facts) and ``states.txt`` (by hand).

Run from the repository root: ``python -m training.actors.states``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from rigour.territories import get_territories

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src/foedus/actors/catalogue/states.yaml"
FIELDS = ("id", "cow", "adjectives", "demonyms", "metonyms", "aliases", "since", "until")


def rows() -> list[dict[str, str]]:
    """The hand-written table, one dictionary a state."""
    lines = (HERE / "states.txt").read_text("utf-8").splitlines()
    cells = ([c.strip() for c in line.split("|")] for line in lines if line and not line.startswith("#"))
    return [dict(zip(FIELDS, [*row, *[""] * 8], strict=False)) for row in cells]


def split(cell: str) -> list[str]:
    """A cell's entries, which semicolons part."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def entry(row: dict[str, str], facts: dict[str, Any]) -> dict[str, Any]:
    """One catalogue entry."""
    territory = facts.get(row["id"])
    aliases = split(row["aliases"])
    name = _name(row["id"], territory, aliases)
    if territory is not None:
        aliases += [territory.name, territory.full_name, territory.in_sentence]
    aliases = list(dict.fromkeys(a.removeprefix("the ").strip() for a in aliases if a))
    found: dict[str, Any] = {"id": row["id"], "name": name, "kind": "state"}
    if len(row["id"]) == 3:
        found["country"] = row["id"].upper()
    if territory is not None and territory.qid:
        found["wikidata"] = territory.qid
    if row["cow"]:
        found["cow"] = int(row["cow"])
    found["aliases"] = [a for a in aliases if a != name]
    for field in ("adjectives", "demonyms", "metonyms"):
        found[field] = [part.removeprefix("the ") for part in split(row[field])]
    found |= {field: row[field] for field in ("since", "until") if row[field]}
    return {key: value for key, value in found.items() if value}


_CALLED = {
    "tur": "Turkey",
    "nru": "Nauru",
    "cze": "Czech Republic",
    "mkd": "North Macedonia",
    "swz": "Eswatini",
    "mmr": "Myanmar",
    "tls": "East Timor",
    "hkg": "Hong Kong",
    "mac": "Macau",
    "srb": "Serbia",
    "cpv": "Cape Verde",
    "prk": "North Korea",
    "kor": "South Korea",
    "cod": "Democratic Republic of the Congo",
    "cog": "Republic of the Congo",
    "usa": "United States",
    "gbr": "United Kingdom",
    "vdr": "South Vietnam",
    "ymd": "South Yemen",
    "civ": "Ivory Coast",
    "vat": "Holy See",
}


def _name(id_: str, territory: Any, aliases: list[str]) -> str:
    if id_ in _CALLED:
        return _CALLED[id_]
    return territory.name if territory is not None else aliases[0]


def main() -> None:
    """Write the file."""
    facts = {t.alpha3: t for t in get_territories() if t.alpha3}
    entries = [entry(row, facts) for row in rows()]
    head = "# States. Written by training/actors/states.py from states.txt; edit that, not this.\n"
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(head + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=110), "utf-8")


if __name__ == "__main__":
    main()
