"""What there is to say: event types, relations, stances, regard, quantities, modalities."""

from foedus.ontology.countries import alpha2, alpha3, country_named
from foedus.ontology.loader import (
    MODALITIES,
    Entry,
    entries,
    entry,
    load_yaml,
    modality_weights,
    types,
)

__all__ = [
    "MODALITIES",
    "Entry",
    "alpha2",
    "alpha3",
    "country_named",
    "entries",
    "entry",
    "load_yaml",
    "modality_weights",
    "types",
]
