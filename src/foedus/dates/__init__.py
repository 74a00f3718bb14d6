"""Time expressions -> EDTF."""

from foedus.dates.annotate import annotate_dates
from foedus.dates.expressions import find
from foedus.dates.lexicon import LexiconError
from foedus.dates.publication import infer_publication

__all__ = ["LexiconError", "annotate_dates", "find", "infer_publication"]
