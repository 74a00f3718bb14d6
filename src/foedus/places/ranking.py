"""How likely each candidate is: a log-linear model over a few features of place and context.

Score of a candidate = sum of weight x feature; probabilities by softmax over the candidates of a mention.
Weights are in ``ranker.yaml``, fitted by ``training/places_ranker``.  Two passes: the second sees the
places that the first chose for the other mentions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import yaml

from foedus.errors import PlaceError
from foedus.places.context import Context, Toponym, cell_of, kilometres, lies_in
from foedus.places.gazetteer import Entry, gazetteer

FEATURES = (
    "population", "spoken", "country", "province", "district", "region", "capital", "seat", "exact",
    "inside_next", "inside_named", "people", "hinted", "first", "wide_word", "town_word", "wide_people",
    "facility", "famous",
    "same_country", "same_province", "near", "nearest", "contains_other", "same_kind",
    "could_be_near", "likely_near",
)  # fmt: skip
LOCAL = 19  # the first so many features need no other mention's place


def features(toponym: Toponym, rank: int, entry: Entry, context: Context) -> list[float]:
    """The features of one candidate, in the order of :data:`FEATURES`."""
    total = sum(context.peoples.values())
    people = context.peoples.get(entry.country, 0) / total if total else 0.0
    local = [
        math.log10(entry.population + 1) / 7,
        math.log(entry.spoken + 1) / 5.5,
        float(entry.feature == "PCLI"),
        float(entry.feature == "ADM1"),
        float(entry.feature == "ADM2"),
        float(entry.feature not in _PLAIN and entry.feature != "FAC"),
        float(entry.feature == "PPLC"),
        float(entry.feature == "PPLA"),
        float(entry.main == toponym.form.partition(" in [")[0]),
        float(bool(toponym.inside) and lies_in(entry, toponym.inside)),
        float(lies_in(entry, context.named - {entry.index})),
        people,
        float(entry.country in context.hinted),
        float(rank == 0),
        float(toponym.kind == "wide" and entry.feature in ("ADM1", "ADM2")),
        float(toponym.kind == "town" and entry.feature in _TOWNS),
        math.log10(entry.population + 1) / 7 if entry.feature in ("ADM1", "ADM2") else 0.0,
        float(entry.feature == "FAC"),
        _fame(entry),
    ]
    return local + _among(toponym, entry, context)


def _fame(entry: Entry) -> float:
    """0 to 1: how large a city is beyond 100,000 people, 1 from two million on."""
    if entry.feature not in _TOWNS or entry.population <= 100_000:
        return 0.0
    return min(1.0, math.log(entry.population / 100_000) / math.log(20))


_TOWNS = frozenset({"PPL", "PPLC", "PPLA", "PPLX"})
_PLAIN = frozenset({"PCLI", "ADM1", "ADM2", "PPL", "PPLC", "PPLA", "PPLX"})


def _among(toponym: Toponym, entry: Entry, context: Context) -> list[float]:
    others = [other for form, other in context.chosen if form != toponym.form]
    if not others:
        return [0.0] * (len(FEATURES) - LOCAL)
    count = len(others)
    same = sum(other.country == entry.country for other in others) / count
    province = _province(entry)
    within = sum(province >= 0 and _province(other) == province for other in others) / count
    distances = [kilometres(entry, other) for other in others if other.feature not in ("PCLI", "RGN", "CONT")]
    near = sum(distance < 161 for distance in distances) / count
    nearest = math.exp(-min(distances) / 200) if distances else 0.0
    holds = any(entry.index in gazetteer().chain(other) for other in others)
    kind = sum(other.feature == entry.feature for other in others) / count
    cell = cell_of(entry)
    around = [cells.get(cell, 0.0) for form, cells in context.spread if form != toponym.form]
    could = sum(likely > 0 for likely in around) / count
    return [same, within, near, nearest, float(holds), kind, could, sum(around) / count]


def _province(entry: Entry) -> int:
    if entry.feature == "ADM1":
        return entry.index
    parent = entry.parent
    while parent >= 0 and gazetteer().entry(parent).feature != "ADM1":
        parent = gazetteer().entry(parent).parent
    return parent


@cache
def weights() -> tuple[Sequence[float], Sequence[float]]:
    """The weights of the first and of the second pass.

    Raises:
        PlaceError: ``ranker.yaml`` does not name exactly the features of this version.
    """
    raw = yaml.safe_load(resources.files("foedus.places").joinpath("ranker.yaml").read_text("utf-8"))
    return _vector(raw["first"]), _vector(raw["second"])


def _vector(named: Mapping[str, float]) -> list[float]:
    if set(named) != set(FEATURES):
        odd = sorted(set(named) ^ set(FEATURES))
        raise PlaceError(f"weights and features differ: {odd}", where="places/ranker.yaml",
                         remedy="Run python -m training.places_ranker.")  # fmt: skip
    return [float(named[name]) for name in FEATURES]


def ranked(toponym: Toponym, context: Context, vector: Sequence[float]) -> list[tuple[float, Entry]]:
    """Candidates with their probabilities, likeliest first."""
    scores = [
        sum(w * f for w, f in zip(vector, features(toponym, rank, entry, context), strict=True))
        for rank, entry in enumerate(toponym.candidates)
    ]
    if not scores:
        return []
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds)
    pairs = [(odd / total, entry) for odd, entry in zip(odds, toponym.candidates, strict=True)]
    return sorted(pairs, key=lambda pair: -pair[0])
