"""What there is to say: event types, relations, stances, regard, quantities, modalities."""

from foedus.ontology.loader import (
    MODALITIES,
    Entry,
    entries,
    entry,
    load_yaml,
    modality_weights,
    types,
)

__all__ = ["MODALITIES", "Entry", "entries", "entry", "load_yaml", "modality_weights", "types"]
