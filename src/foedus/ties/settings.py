"""The numbers behind the ties, read from ``settings.yaml`` and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.errors import TieError

CHANNELS = (
    "verbal_cooperation",
    "material_cooperation",
    "verbal_conflict",
    "material_conflict",
    "standing_cooperation",
    "standing_conflict",
    "neutral",
)
_TOP = ("half_life", "telling", "prior", "within_voice", "interval", "kinds")


@dataclass(frozen=True, slots=True)
class Settings:
    """Half-lives in days, weights in pseudo-observations, priors, and thresholds of the kinds of tie.

    ``within_voice`` is the intra-class correlation, by channel, of claims by one voice; ``interval`` the
    probability that ``low`` to ``high`` holds.
    """

    half_life: Mapping[str, float]
    telling: Mapping[str, float]
    prior: Mapping[str, float]
    within_voice: Mapping[str, float]
    interval: float
    kinds: Mapping[str, float]


def _checked(fields: Any, where: str) -> Settings:
    if not isinstance(fields, Mapping) or set(fields) != set(_TOP):
        raise TieError(f"must have exactly the keys {', '.join(_TOP)}", where=where)
    settings = Settings(**fields)
    numbers = [*settings.half_life.values(), *settings.telling.values(), *settings.prior.values()]
    if any(not isinstance(n, (int, float)) or n < 0 for n in numbers):
        raise TieError("half-lives, weights and priors must be numbers, none negative", where=where)
    if not 0 < settings.interval < 1:
        raise TieError("interval must lie between 0 and 1", where=where)
    return settings


@cache
def settings() -> Settings:
    """The settings shipped with foedus.

    Raises:
        TieError: the file is malformed.

    >>> settings().half_life["standing"] > settings().half_life["act"]
    True
    """
    text = resources.files("foedus.ties").joinpath("settings.yaml").read_text("utf-8")
    return _checked(yaml.safe_load(text), "ties/settings.yaml")
