"""Simple sentences made from verbs and frames: every modality, both voices, and a third who does nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from foedus.ontology import entry
from training.coder.examples import Example, Labels, Pair, Span

_SLOT = re.compile(r"\{(\w+)\}")
_WARM = {"SUPPORT", "AID"}


@dataclass(frozen=True, slots=True)
class Verb:
    """An act's words in four forms, whether it has a passive, and whether it binds both alike."""

    type: str
    base: str
    past: str
    part: str
    ing: str
    passive: bool
    mutual: bool


@cache
def _source() -> Mapping[str, Any]:
    folder = Path(__file__).parent
    loaded: dict[str, Any] = yaml.safe_load((folder / "patterns.yaml").read_text("utf-8"))
    names = yaml.safe_load((folder / "names.yaml").read_text("utf-8"))
    return {**loaded, "names": [*names["states"], *names["capitals"], *loaded["actors"], *loaded["actors"]]}


@cache
def verbs() -> tuple[Verb, ...]:
    """All verbs of the file."""
    found = []
    for type_, listed in _source()["verbs"].items():
        for words in listed:
            base, past, part, ing = words.rstrip("*").split("|")
            mutual = base in _source()["mutual"]
            found.append(Verb(type_, base, past, part, ing, not words.endswith("*"), mutual))
    return tuple(found)


def _fill(frame: str, words: Mapping[str, str]) -> tuple[str, dict[str, Span]]:
    text, spans, last = "", {}, 0
    for slot in _SLOT.finditer(frame):
        text += frame[last : slot.start()]
        word = words[slot.group(1)]
        if not text:
            word = word[0].upper() + word[1:]
        if slot.group(1) in "ABC":
            spans[slot.group(1)] = (len(text), len(text) + len(word))
        text += word
        last = slot.end()
    return text + frame[last:], spans


def _pairs(verb: Verb, spans: Mapping[str, Span], modality: str) -> Iterator[Pair]:
    acts: dict[tuple[str, str], tuple[str, str]] = {("A", "B"): (verb.type, modality)}
    if verb.mutual:
        acts["B", "A"] = (verb.type, modality)
    if modality == "demanded":
        acts["C", "A"] = ("REQUEST", "actual")
    for one in spans:
        for other in spans:
            if one != other:
                here, back = acts.get((one, other)), acts.get((other, one))
                direction = None if bool(here) == bool(back) else int(bool(here))
                yield Pair(spans[one], spans[other], _labels(here, direction), weight=0.7)


def _labels(act: tuple[str, str] | None, direction: int | None) -> Labels:
    if act is None:
        return Labels(event=False, direction=direction)
    type_, modality = act
    sign = entry("event", type_).sign
    felt = "negative" if sign < 0 else "positive" if type_ in _WARM else "neutral"
    return Labels(True, (type_,), modality, direction, felt if modality == "actual" else None)


def patterns(number: int, seed: int = 0) -> Iterator[Example]:
    """``number`` sentences, modalities, verbs and frames drawn evenly."""
    chance = random.Random(seed)
    frames = [(kind, frame) for kind, listed in _source()["frames"].items() for frame in listed]
    types = sorted({verb.type for verb in verbs()})
    for count in range(number):
        kind, frame = chance.choice(frames)
        passive = "passive" in kind
        able = [verb for verb in verbs() if not passive or verb.passive]
        type_ = chance.choice(types)
        verb = chance.choice([verb for verb in able if verb.type == type_] or able)
        a, b, c = chance.sample(_source()["names"], 3)
        forms = {"base": verb.base, "past": verb.past, "part": verb.part, "ing": verb.ing}
        text, spans = _fill(frame, {"A": a, "B": b, "C": c, **forms})
        modality = kind.replace("passive", "").strip() or "actual"
        yield Example(text, tuple(_pairs(verb, spans, modality)), "pattern", f"pattern:{count}", (modality,))
