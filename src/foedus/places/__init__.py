"""Toponyms -> GeoNames entries."""

from foedus.places.annotate import annotate_places, resolve_mentions
from foedus.places.finding import find
from foedus.places.resolving import resolve

__all__ = ["annotate_places", "find", "resolve", "resolve_mentions"]
