"""Positions, capabilities, salience -> outcomes."""
