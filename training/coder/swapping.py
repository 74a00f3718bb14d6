"""The same sentence with other states in it, so that who acts is learned from words and not from names."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from training.coder.examples import Example, Span


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    lists = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text("utf-8"))
    return {name: tuple(names) for names in lists.values() for name in names}


def swapped(example: Example, chance: random.Random, share: float = 0.6) -> Example:
    """The example with about ``share`` of the marked states, capitals and demonyms renamed.

    Every pair's spans move with the words; a new name is never one that the sentence already has.
    """
    spans = sorted({span for pair in example.pairs for span in (pair.subject, pair.object) if span})
    moved: dict[Span, Span] = {}
    text, last = "", 0
    for start, end in spans:
        if start < last:
            return example
        words = example.text[start:end]
        others = [name for name in _kinds().get(words, ()) if name not in example.text and name not in text]
        new = chance.choice(others) if others and chance.random() < share else words
        text += example.text[last:start]
        moved[start, end] = (len(text), len(text) + len(new))
        text += new
        last = end
    pairs = tuple(
        replace(
            pair,
            subject=moved[pair.subject] if pair.subject else None,
            object=moved[pair.object] if pair.object else None,
        )
        for pair in example.pairs
    )
    return replace(example, text=text + example.text[last:], pairs=pairs)
