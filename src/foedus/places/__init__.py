"""Toponyms -> GeoNames entries."""
