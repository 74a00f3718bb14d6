"""Realignments: change points in ties and blocs."""
