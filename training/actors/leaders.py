"""Writes ``catalogue/leaders/*.yaml`` from ``leaders.txt`` (by hand) and the REIGN leader list (facts).

Run from the repository root: ``python -m training.actors.leaders``.  REIGN is read from
``../shared/data/actors``; where it is absent only the hand-written list is written.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import yaml

from foedus.actors.names import pieces, spelling_key

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src/foedus/actors/catalogue/leaders"
REIGN = HERE.parents[2] / "shared/data/actors/reign_leaders_2021_03.csv"

ROLES = {
    "P": ("gov", "president"),
    "PM": ("gov", "prime minister"),
    "K": ("gov", "king"),
    "SL": ("gov", "supreme leader"),
    "GS": ("gov", "general secretary"),
    "FM": ("mfa", "foreign minister"),
    "DM": ("mod", "defence minister"),
    "CS": ("mil", "chief of staff"),
    "IM": ("moi", "interior minister"),
    "VP": ("gov", "vice president"),
    "SP": ("gov", "spokesman"),
    "MS": ("mfa", "spokesman"),
    "NS": ("gov", "national security adviser"),
    "AM": ("mfa", "ambassador to the United Nations"),
    "O": ("opp", "leader"),
    "X": ("gov", "leader"),
}
INTERNATIONAL = {
    "SG": "secretary general",
    "EN": "envoy",
    "HR": "foreign policy chief",
    "EC": "commission president",
    "CO": "council president",
    "SP": "spokesman",
    "X": "leader",
    "P": "president",
}
CALLED = {
    ("DEU", "PM"): "chancellor",
    ("AUT", "PM"): "chancellor",
    ("QAT", "K"): "emir",
    ("KWT", "K"): "emir",
    ("OMN", "K"): "sultan",
    ("USA", "FM"): "secretary of state",
    ("USA", "DM"): "secretary of defence",
    ("GBR", "FM"): "foreign secretary",
    ("GBR", "DM"): "defence secretary",
    ("SAU", "X"): "crown prince",
    ("VAT", "X"): "pope",
}
PART_ONLY = {"VP", "EN", "SP", "MS", "NS", "AM"}
_ITEM = re.compile(
    r"(?P<name>[^(]+?) (?P<since>\d{4}[\d-]*)\.\.(?P<until>[\d-]*)\s*(?:\((?P<also>.*)\))?\s*(?P<f>f)?$"
)
# REIGN's heads by country where the leader is a prime minister or monarch rather than a president.
_PREMIERS = """
    CAN BHM JAM TRI BAR DMA GRN SLU SVG AAB SKN BLZ UKG IRE NTH BEL LUX SPN GMY AUS
    HUN CZE CZR SLO ITA MLT ALB MNG MAC CRO KOS SLV GRC BUL MLD ROM EST LAT FIN SWD
    NOR DEN ICE LES MAS TUR IRQ ISR JPN IND BHU PAK BNG NEP THI CAM MAL SIN AUL PNG
    NEW VAN SOL TUV FIJ TON WSM CAP ETH
"""
PREMIERS = frozenset(_PREMIERS.split())
SKIP = {"SNM", "SWZ", "AND", "MNC", "GDR", "BOS"}


def hand() -> list[dict[str, Any]]:
    """The terms of ``leaders.txt``: name, also, of, role, since, until, country, female."""
    found = []
    for line in (HERE / "leaders.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, _, rest = line.partition(":")
        where, role = head.split()
        for item in rest.split(" ; "):
            match = _ITEM.match(item.strip())
            if match is None:
                raise SystemExit(f"leaders.txt: cannot read {item.strip()!r}")
            found.append(_term(where, role, match))
    return found


def _term(where: str, role: str, match: re.Match[str]) -> dict[str, Any]:
    if where.startswith("@"):
        of, called, country = where[1:], INTERNATIONAL[role], None
    else:
        suffix, called = ROLES[role]
        called = CALLED.get((where, role), called)
        of, country = f"{where.lower()}-{suffix}", where
    also = [a.strip() for a in (match["also"] or "").split(";") if a.strip()]
    return {
        "name": match["name"].strip(),
        "also": also,
        "of": of,
        "role": called,
        "since": match["since"],
        "until": match["until"] or None,
        "country": country,
        "female": bool(match["f"]),
        "kind": "part_of" if role in PART_ONLY else "leads",
    }


def reign(known: list[dict[str, Any]], iso3: dict[int, str]) -> list[dict[str, Any]]:
    """REIGN's leaders since 1990 that the hand-written list does not have."""
    if not REIGN.exists():
        return []
    found = []
    for row in csv.DictReader(REIGN.open(encoding="utf-8", errors="replace")):
        country = iso3.get(int(row["ccode"]))
        if row["stateabb"] in SKIP or country is None or not row["eyear"] or int(row["eyear"]) < 1990:
            continue
        name = re.sub(r"\(.*?\)|�", "", row["leader"]).strip()
        if "," in name:
            name = " ".join(reversed([part.strip() for part in name.split(",")]))
        if len(name) < 4 or " and " in name or "&" in name or "�" in name or "š" in name:
            continue
        name = _new(name, country, int(row["syear"]), int(row["eyear"]), known)
        if not name:
            continue
        role = "prime minister" if row["stateabb"] in PREMIERS else "president"
        found.append(
            {
                "name": name,
                "also": [],
                "of": f"{country.lower()}-gov",
                "role": role,
                "country": country,
                "since": f"{row['syear']}-{int(row['smonth']):02}",
                "until": f"{row['eyear']}-{int(row['emonth']):02}",
                "female": row["gender"] == "0",
                "kind": "leads",
            }
        )
    return found


def _new(name: str, country: str, first: int, last: int, known: list[dict[str, Any]]) -> str:
    """The name under which a REIGN term is added; empty where the hand-written list has it already.

    A full name that is contained in a hand-written one is that person in another term; a surname alone that
    the hand-written list has may be a relative's and is left out.
    """
    keys = {spelling_key(piece) for piece in pieces(name) if len(piece) > 3}
    for term in known:
        theirs = {spelling_key(p) for n in (term["name"], *term["also"]) for p in pieces(n)}
        if term["country"] != country or not keys & theirs:
            continue
        if int(term["since"][:4]) <= last and first <= int((term["until"] or "9999")[:4]):
            return ""
        if len(keys) < 2:
            return ""
        if keys <= theirs:
            name = term["name"]
    return name


def slug(name: str) -> str:
    """The id of a person."""
    return "-".join(pieces(name))


def people(terms: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One entry a person, with all terms."""
    found: dict[str, dict[str, Any]] = {}
    for term in terms:
        id_ = slug(term["name"])
        if len(pieces(term["name"])) == 1 and term["country"]:
            id_ = f"{id_}-{term['country'].lower()}"
        entry = found.setdefault(id_, {"id": id_, "name": term["name"], "kind": "person"})
        if entry.get("country") is None and term["country"]:
            entry["country"] = term["country"]
        if term["female"]:
            entry["gender"] = "f"
        entry["aliases"] = list(dict.fromkeys([*entry.get("aliases", []), *term["also"]]))
        parent = {"parent": term["of"], "kind": term["kind"], "role": term["role"], "since": term["since"]}
        entry.setdefault("parents", []).append(parent | ({"until": term["until"]} if term["until"] else {}))
    return [{k: v for k, v in entry.items() if v} for entry in found.values()]


def main() -> None:
    """Write the files, one a region."""
    from rigour.territories import get_territories

    states = yaml.safe_load((OUT.parent / "states.yaml").read_text("utf-8"))
    iso3 = {entry["cow"]: entry["country"] for entry in states if "cow" in entry and "country" in entry}
    iso3[345], iso3[365], iso3[678] = "SRB", "RUS", "YEM"
    regions = {t.alpha3.upper(): t.region for t in get_territories() if t.alpha3 and t.region}
    terms = hand()
    shelves: dict[str, list[dict[str, Any]]] = {}
    for entry in people([*terms, *reign(terms, iso3)]):
        shelf = (
            regions.get(entry.get("country", ""), "Europe") if "country" in entry else "international"
        ).lower()
        shelves.setdefault(shelf, []).append(entry)
    OUT.mkdir(exist_ok=True)
    head = "# Written by training/actors/leaders.py from leaders.txt and REIGN's facts; edit those.\n"
    for shelf, entries in shelves.items():
        text = head + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=110)
        (OUT / f"{shelf.replace(' ', '-')}.yaml").write_text(text, "utf-8")
        print(shelf, len(entries))


if __name__ == "__main__":
    main()
