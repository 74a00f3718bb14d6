"""Words beside a name that tell whether it is a place (``cues.yaml``), loaded once."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def cues() -> dict[str, frozenset[str]]:
    """The lists of ``cues.yaml`` as sets of lower-case words.

    >>> "near" in cues()["locative"]
    True
    """
    raw: dict[str, list[Any]] = yaml.safe_load(
        resources.files("foedus.places").joinpath("cues.yaml").read_text("utf-8")
    )
    return {name: frozenset(str(word).lower() for word in words) for name, words in raw.items()}
