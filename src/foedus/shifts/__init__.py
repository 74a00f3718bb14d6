"""Realignments: change points in ties and blocs."""

from foedus.shifts.moves import Move, moves
from foedus.shifts.table import shifts

__all__ = ["Move", "moves", "shifts"]
