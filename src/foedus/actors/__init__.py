"""Report -> mentions -> actors."""

from foedus.actors.annotating import annotate_actors, mention_json
from foedus.actors.catalogues import Catalogue, catalogue
from foedus.actors.decisions import Decisions, apply, load_decisions
from foedus.actors.dictionaries import load_dictionary
from foedus.actors.finding import find
from foedus.actors.matching import Match, match
from foedus.actors.offices import titles
from foedus.actors.telling import card, told
from foedus.actors.transliteration import romanised

__all__ = [
    "Catalogue",
    "Decisions",
    "Match",
    "annotate_actors",
    "apply",
    "card",
    "catalogue",
    "find",
    "load_decisions",
    "load_dictionary",
    "match",
    "mention_json",
    "romanised",
    "titles",
    "told",
]
