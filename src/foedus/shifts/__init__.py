"""Realignments: change points in ties and blocs."""

from foedus.shifts.table import shifts

__all__ = ["shifts"]
