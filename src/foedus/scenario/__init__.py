"""Positions, capabilities, salience -> outcomes."""

from foedus.scenario.outcome import Outcome, outcome
from foedus.scenario.players import Player, players

__all__ = ["Outcome", "Player", "outcome", "players"]
