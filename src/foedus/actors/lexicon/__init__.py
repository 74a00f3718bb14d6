"""Words that stand for actors, as data: the YAML files beside this one, loaded once."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.errors import ActorError


@cache
def towns() -> frozenset[str]:
    """Folded names of towns and provinces (GeoNames, CC BY 4.0), which are no actors."""
    text = resources.files("foedus.actors.lexicon").joinpath("towns.txt").read_text("utf-8")
    return frozenset(text.split("\n"))


@cache
def load_lexicon(name: str) -> Any:
    """The parsed YAML file ``name`` of this folder.

    Raises:
        ActorError: the file is missing or is not YAML.
    """
    try:
        text = resources.files("foedus.actors.lexicon").joinpath(name).read_text("utf-8")
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (OSError, yaml.YAMLError) as error:
        raise ActorError(f"cannot be read: {error}", where=f"actors/lexicon/{name}") from error


@cache
def word_set(name: str, lexicon: str = "uses.yaml") -> frozenset[str]:
    """One list of a lexicon file as a set."""
    return frozenset(load_lexicon(lexicon)[name])
