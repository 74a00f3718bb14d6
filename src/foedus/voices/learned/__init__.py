"""The learned span model: cues tagged in one pass, sources and contents tagged for each cue."""

from foedus.voices.learned.decoding import Tagged, cue_spans, link_spans
from foedus.voices.learned.tagger import Tagger, shipped_tagger
from foedus.voices.learned.windows import Window, windows

__all__ = ["Tagged", "Tagger", "Window", "cue_spans", "link_spans", "shipped_tagger", "windows"]
