"""The labels the learned coder's heads choose among, in the order of their logits."""

from __future__ import annotations

from foedus.ontology import MODALITIES, types

TYPES: tuple[str, ...] = types("event")
NONE = "NONE"
RELATIONS: tuple[str, ...] = (*types("relation"), "none")
REGARDS: tuple[str, ...] = ("positive", "neutral", "negative")

HEADS: dict[str, tuple[str, ...]] = {
    "event": ("no", "yes"),
    "type": TYPES,
    "modality": MODALITIES,
    "direction": ("back", "forth"),
    "regard": REGARDS,
    "regard_back": REGARDS,
    "relation": RELATIONS,
}

__all__ = ["HEADS", "MODALITIES", "NONE", "REGARDS", "RELATIONS", "TYPES"]
