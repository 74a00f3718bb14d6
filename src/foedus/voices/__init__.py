"""On whose word: source, cue and content; how far a voice is to be trusted."""

from foedus.voices.chains import chain, denied, hearsay
from foedus.voices.contradictions import contradictions
from foedus.voices.finding import find
from foedus.voices.reliability import in_words, weigh

__all__ = ["chain", "contradictions", "denied", "find", "hearsay", "in_words", "weigh"]
