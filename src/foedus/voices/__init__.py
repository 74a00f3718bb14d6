"""On whose word: source, cue and content; how far a voice is to be trusted."""

from foedus.voices.chains import chain, denied, hearsay
from foedus.voices.finding import find

__all__ = ["chain", "denied", "find", "hearsay"]
