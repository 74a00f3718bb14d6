"""Forecasts and their back-tests."""
