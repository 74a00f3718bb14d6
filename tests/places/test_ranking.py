"""The ranker: weights fit the features, probabilities are probabilities, context counts."""

from __future__ import annotations

import pytest

from foedus.errors import SetAside
from foedus.places import resolve, resolve_mentions
from foedus.places.context import context_of, toponym
from foedus.places.ranking import FEATURES, features, ranked, weights


def test_weights_are_of_this_version() -> None:
    """Both passes have a weight for each feature."""
    first, second = weights()
    assert len(first) == len(second) == len(FEATURES)


def test_probabilities_sum_to_one() -> None:
    """The candidates of a name share all of the probability, likeliest first."""
    text = "Springfield was quiet."
    one = toponym(text, 0, 11)
    context = context_of(text, [one], ())
    pairs = ranked(one, context, weights()[0])
    assert len(pairs) > 5
    assert sum(share for share, _ in pairs) == pytest.approx(1.0)
    assert [share for share, _ in pairs] == sorted((share for share, _ in pairs), reverse=True)
    assert len(features(one, 0, one.candidates[0], context)) == len(FEATURES)


def test_places_named_beside_decide() -> None:
    """The same name means another place beside other places."""
    english = "From London to Cambridge and Oxford the roads were flooded; Birmingham was cut off."
    american = "From Boston to Cambridge and Somerville, Massachusetts, the roads were flooded."
    for text, country in ((english, "GBR"), (american, "USA")):
        names = [
            "Cambridge",
            *(n for n in ("London", "Oxford", "Birmingham", "Boston", "Somerville") if n in text),
        ]
        spans = [(text.index(name), text.index(name) + len(name)) for name in names]
        place = resolve(text, spans)[0].place
        assert place is not None
        assert place.country == country


def test_a_mention_outside_its_text_is_set_aside() -> None:
    """The message names the line and the remedy."""
    with pytest.raises(SetAside, match="line 1"):
        list(resolve_mentions([{"id": "a", "text": "abc", "mentions": [{"start": 0, "end": 9}]}]))
    with pytest.raises(SetAside, match="text and mentions"):
        list(resolve_mentions([{"id": "a"}]))
