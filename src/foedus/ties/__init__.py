"""Claims -> dated tie states with uncertainty."""

from foedus.ties.change import change
from foedus.ties.evidence import evidence, joined
from foedus.ties.posterior import Posterior, standing
from foedus.ties.running import Running
from foedus.ties.settings import Settings, settings
from foedus.ties.states import aged, merge, states
from foedus.ties.surprise import surprise
from foedus.ties.table import as_day, from_evidence, ties
from foedus.ties.why import Ready, explained, ready, why

__all__ = [
    "Posterior",
    "Ready",
    "Running",
    "Settings",
    "aged",
    "as_day",
    "change",
    "evidence",
    "explained",
    "from_evidence",
    "joined",
    "merge",
    "ready",
    "settings",
    "standing",
    "states",
    "surprise",
    "ties",
    "why",
]
