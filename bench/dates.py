"""Speed of reading dates, words a second on one core. Run ``python -m bench.dates``."""

from __future__ import annotations

import json
import time

from foedus.dates import find, infer_publication

_DENSE = (
    "ALEPPO, 12 December 2016 - The army said on Monday that the siege, begun in late October last "
    "year, would end next week. Two days later the envoy, who has served for more than two decades, "
    "flew home; talks had gone on since the spring of 2015. "
)
_PLAIN = (
    "Nothing else of note was said by the delegations, which met behind closed doors in the hotel and "
    "left without speaking to the reporters who had waited outside through the rain. "
)
_TEXT = _DENSE + 8 * _PLAIN  # about the density of news


def main() -> None:
    """Time both public functions on 2,000 copies of a paragraph, each a text of its own."""
    words = len(_TEXT.split()) * 2000
    find(_TEXT)
    figures = {}
    for name, read in (
        ("find", lambda t: find(t, published="2016-12-15")),
        ("infer_publication", infer_publication),
    ):
        begun = time.process_time()
        for _ in range(2000):
            read(_TEXT)
        figures[f"{name}_words_per_second"] = round(words / (time.process_time() - begun))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
