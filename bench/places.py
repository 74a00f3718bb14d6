"""Speed of finding and resolving places, and what the gazetteer costs. Run ``python -m bench.places``."""

from __future__ import annotations

import json
import resource
import time

from foedus.places import find, resolve
from foedus.places.gazetteer import gazetteer

_DENSE = (
    "Troops left Aleppo for Latakia on Monday, while in Geneva the envoys of Russia, Turkey and the "
    "United States met for a third day. Fighting went on near Springfield, Illinois, of all places, the "
    "paper in Paris, Texas, wrote. "
)
_PLAIN = (
    "Nothing else of note was said by the delegations, which met behind closed doors in the hotel and "
    "left without speaking to the reporters who had waited outside through the rain. "
)
_TEXT = _DENSE + 8 * _PLAIN  # about the density of news


def main() -> None:
    """Time loading, finding and resolving; 1,000 copies of a paragraph, each a text of its own."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    gazetteer()
    figures: dict[str, float] = {
        "load_seconds": round(time.perf_counter() - begun, 3),
        "load_megabytes": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024),
    }
    words = len(_TEXT.split()) * 1000
    spans = [(m.span.start, m.span.end) for m in find(_TEXT)]
    for name, read in (("find", lambda: find(_TEXT)), ("resolve", lambda: resolve(_TEXT, spans))):
        begun = time.process_time()
        for _ in range(1000):
            read()
        figures[f"{name}_words_per_second"] = round(words / (time.process_time() - begun))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
