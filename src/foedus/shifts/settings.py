"""When a tie counts as realigned, read from ``settings.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from foedus.errors import TieError


@dataclass(frozen=True, slots=True)
class ShiftSettings:
    """See the comments of ``settings.yaml``."""

    temper: float
    within_day: float
    penalty: float
    prior_odds: float
    probability: float
    least_change: float
    least_evidence: float
    hazard: float


@cache
def settings() -> ShiftSettings:
    """The settings shipped with foedus.

    Raises:
        TieError: the file is malformed.
    """
    text = resources.files("foedus.shifts").joinpath("settings.yaml").read_text("utf-8")
    try:
        return ShiftSettings(**{name: float(value) for name, value in yaml.safe_load(text).items()})
    except (TypeError, ValueError) as error:
        raise TieError(f"malformed: {error}", where="shifts/settings.yaml") from error
