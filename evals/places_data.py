"""LGL and GeoVirus articles with their gold toponyms, and the split: every other article is held out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from defusedxml import ElementTree

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "places"
WITHIN = 161.0  # km, 100 miles


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold toponym: offsets, coordinates (degrees), GeoNames id and title of its page where it has one."""

    start: int
    end: int
    lat: float
    lon: float
    geonames_id: int | None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a collection."""

    source: str
    text: str
    gold: tuple[Gold, ...]


def split(source: str, *, train: bool) -> list[Article]:
    """The articles of one half of ``lgl`` or ``geovirus``; articles of one page or feed stay together."""
    root = ElementTree.parse(DATA / f"{source}.xml").getroot()
    groups: dict[str, int] = {}
    out = []
    for node in root.iter("article"):
        group = node.findtext("feedid") or node.findtext("source") or ""
        number = groups.setdefault(group, len(groups))
        if (number % 2 == 0) == train:
            text = node.findtext("text") or ""
            out.append(Article(source, text, tuple(_gold(node, text))))
    return out


def _gold(node: ElementTree, text: str) -> list[Gold]:  # type: ignore[valid-type]
    out = []
    for item in [*node.iter("toponym"), *node.iter("location")]:  # type: ignore[attr-defined]
        tag = item.find("gaztag")
        where = item if tag is None else tag
        if where.findtext("lat") is None:
            continue
        known = None if tag is None else int(tag.get("geonameid", 0)) or None
        start, end = int(item.findtext("start")), int(item.findtext("end"))
        page = (item.findtext("page") or "").rpartition("/")[2].replace("_", " ")
        name = item.findtext("phrase") or item.findtext("name") or ""
        if text[start:end] != name and text[start - 1 : end - 1] == name:  # GeoVirus counts from one
            start, end = start - 1, end - 1
        out.append(Gold(start, end, float(where.findtext("lat")), float(where.findtext("lon")), known, page))
    return out


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def right(place: object, gold: Gold) -> bool:
    """Whether a place (anything with lat, lon, geonames_id) is the gold one or within 161 km of it."""
    lat, lon = getattr(place, "lat", None), getattr(place, "lon", None)
    if lat is None or lon is None:
        return False
    same = gold.geonames_id is not None and getattr(place, "geonames_id", None) == gold.geonames_id
    return same or kilometres(lat, lon, gold.lat, gold.lon) <= WITHIN
