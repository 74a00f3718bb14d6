"""Fit the weights of the place ranker on the training halves of LGL and GeoVirus.

``python -m training.places_ranker``.  Softmax regression over the candidates of each mention, L2-regularised
towards a prior; right is the gold GeoNames id, or the candidate nearest to the gold point within 161 km.
Writes ``src/foedus/places/ranker.yaml``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from evals.places_data import WITHIN, Article, Gold, kilometres, split
from evals.places_news import DATA as SENTENCES
from evals.places_news import parse
from evals.places_resolution import measure
from scipy.optimize import minimize

from foedus.places import resolving
from foedus.places.context import Context, context_of, seen, toponym
from foedus.places.ranking import FEATURES, LOCAL, features, ranked
from foedus.places.resolving import merge

TARGET = Path(__file__).parents[1] / "src" / "foedus" / "places" / "ranker.yaml"
WEIGHT = {
    "lgl": 0.15,
    "geovirus": 1.0,
    "own": 0.5,
}  # LGL is local American news; too much of it would suit nothing else
RIDGE = 0.5
# What is believed before the data: a place named right after one contains it, a word for its kind tells it.
PRIOR = np.array(
    [
        {
            "inside_next": 6.0,
            "wide_word": 3.0,
            "town_word": 2.0,
            "wide_people": -2.0,
            "hinted": 1.5,
            "facility": 2.5,
        }.get(n, 0.0)
        for n in FEATURES
    ]
)

GROUPS = {
    "size": ["population", "spoken", "first", "wide_people", "famous"],
    "kind of place": ["country", "province", "district", "region", "capital", "seat", "same_kind"],
    "exact name": ["exact"],
    "named right after": ["inside_next"],
    "province or country named": ["inside_named", "contains_other"],
    "peoples named": ["people"],
    "words for the kind": ["wide_word", "town_word"],
    "places of the others": [
        "same_country",
        "same_province",
        "near",
        "nearest",
        "contains_other",
        "same_kind",
        "could_be_near",
        "likely_near",
    ],
}

Example = tuple[np.ndarray, np.ndarray, float]


def own() -> list[Article]:
    """Our own sentences of news that may be tuned on, each an article."""
    marked = yaml.safe_load(SENTENCES.read_text("utf-8"))["tuned"]
    return [Article("own", text, tuple(gold)) for text, gold in map(parse, marked)]


def examples(articles: list[Article], first: list[float] | None) -> list[Example]:
    """Features, right candidates and weight of each mention that has a right candidate and a wrong one."""
    out = []
    for article in articles:
        toponyms = [toponym(article.text, gold.start, gold.end) for gold in article.gold]
        context = context_of(article.text, toponyms, ())
        merged = merge(toponyms)
        if first is not None:
            best = {form: ranked(one, context, first) for form, one in merged.items()}
            context = seen(context, best, list(best))
        counted: dict[str, int] = {}
        for one, gold in zip(toponyms, article.gold, strict=True):
            counted[one.form] = counted.get(one.form, 0) + 1
            marks = _marks(one.candidates, gold)
            if counted[one.form] <= 2 and marks.any() and not marks.all():
                out.append((_matrix(merged[one.form], context, first is None), marks, WEIGHT[article.source]))
    return out


def _marks(entries: Any, gold: Gold) -> np.ndarray:
    """The right candidates: those of the gold id, else the nearest ones within 161 km."""
    same = np.array(
        [entry.geonames_id == gold.geonames_id and gold.geonames_id is not None for entry in entries], bool
    )
    if same.any():
        return same
    away = np.array([kilometres(entry.lat, entry.lon, gold.lat, gold.lon) for entry in entries])
    return (away <= WITHIN) & (away <= away.min(initial=1e9) + 15)


def _matrix(one: Any, context: Context, local: bool) -> np.ndarray:
    rows = np.array([features(one, rank, entry, context) for rank, entry in enumerate(one.candidates)])
    if local:
        rows[:, LOCAL:] = 0.0
    return rows


def fit(data: list[Example]) -> list[float]:
    """The weights that make the right candidates likeliest."""

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        away = vector - PRIOR
        total, slope = RIDGE * float(away @ away), 2 * RIDGE * away
        for rows, marks, weight in data:
            scores = rows @ vector
            odds = np.exp(scores - scores.max())
            share = odds / odds.sum()
            hit = share[marks].sum()
            within = np.where(marks, share / hit, 0.0)
            total -= weight * float(np.log(hit + 1e-12))
            slope = slope + weight * rows.T @ (share - within)
        return total, slope

    found = minimize(loss, PRIOR.copy(), jac=True, method="L-BFGS-B")
    return [round(float(value), 4) for value in found.x]


def _without(data: list[Example], left_out: list[str]) -> list[Example]:
    keep = np.array([name not in left_out for name in FEATURES], float)
    return [(rows * keep, marks, weight) for rows, marks, weight in data]


def contributions() -> None:
    """Refit with each group of features left out and print the held-out accuracy."""
    articles = [*split("lgl", train=True), *split("geovirus", train=True), *own()]
    for name, left_out in {"all features": [], **GROUPS}.items():
        gone = np.array([feature in left_out for feature in FEATURES])
        first = np.where(gone, 0.0, fit(_without(examples(articles, None), left_out))).tolist()
        second = np.where(gone, 0.0, fit(_without(examples(articles, first), left_out))).tolist()
        resolving.weights = lambda first=first, second=second: (first, second)  # type: ignore[assignment,misc]
        print(f"{name:28}", {k: v for k, v in measure().items() if k.endswith("accuracy")}, flush=True)


def main() -> None:
    """Fit both passes and write the weights; with ``--contributions`` leave features out instead."""
    if "--contributions" in sys.argv:
        contributions()
        return
    articles = [*split("lgl", train=True), *split("geovirus", train=True), *own()]
    first = fit(examples(articles, None))
    second = fit(examples(articles, first))
    named = {
        "first": dict(zip(FEATURES, first, strict=True)),
        "second": dict(zip(FEATURES, second, strict=True)),
    }
    head = "# Weights of the place ranker, written by training/places_ranker.py; see docs/guide/places.md.\n"
    TARGET.write_text(head + yaml.safe_dump(named, sort_keys=False), "utf-8")
    print(yaml.safe_dump(named, sort_keys=False))


if __name__ == "__main__":
    main()
