"""Rows and records shaped into answers."""
