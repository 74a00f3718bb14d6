"""On whose word: source, cue and content; how far a voice is to be trusted."""

from foedus.voices.annotate import annotate_attributions
from foedus.voices.chains import chain, denied, hearsay
from foedus.voices.contradictions import contradictions
from foedus.voices.finding import find
from foedus.voices.reliability import in_words, weigh

__all__ = [
    "annotate_attributions",
    "chain",
    "contradictions",
    "denied",
    "find",
    "hearsay",
    "in_words",
    "weigh",
]
