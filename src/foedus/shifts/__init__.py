"""Realignments: change points in ties and blocs."""

from foedus.shifts.moves import Move, moves
from foedus.shifts.settings import ShiftSettings, settings
from foedus.shifts.table import shifts, shifts_frame

__all__ = ["Move", "ShiftSettings", "moves", "settings", "shifts", "shifts_frame"]
