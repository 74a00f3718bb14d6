"""Signed structure: blocs, balance, frustration, strain."""
