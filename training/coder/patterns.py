"""Simple sentences made from verbs and frames: every modality, both voices, and a third who does nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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


def _joined(one: Example, other: Example, joint: str) -> Example:
    """Two sentences as one; nothing passes between the ends of the first and those of the second."""
    text = one.text.rstrip(".") + joint + other.text
    by = len(text) - len(other.text)
    moved = [replace(p, subject=_by(p.subject, by), object=_by(p.object, by)) for p in other.pairs]
    firsts, seconds = _ends(one.pairs), _ends(moved)
    across = [(a, b) for a in firsts for b in seconds] + [(b, a) for a in firsts for b in seconds]
    nothing = [Pair(a, b, Labels(event=False), weight=0.7) for a, b in across]
    return replace(one, text=text, pairs=(*one.pairs, *moved, *nothing))


def _by(span: Span | None, count: int) -> Span | None:
    return (span[0] + count, span[1] + count) if span else None


def _ends(pairs: Iterable[Pair]) -> list[Span]:
    """The ends of the acts, each once."""
    acts = [pair for pair in pairs if pair.labels.event]
    return sorted({span for pair in acts for span in (pair.subject, pair.object) if span})


def patterns(number: int, seed: int = 0) -> Iterator[Example]:
    """``number`` sentences, modalities, verbs and frames drawn evenly; a third hold two acts."""
    chance = random.Random(seed)
    for count in range(number):
        key = f"pattern:{count}"
        names = chance.sample(_source()["names"], 6)
        made = _one(chance, names[:3], key)
        if chance.random() < 0.35:
            made = _joined(made, _one(chance, names[3:], key), chance.choice(_source()["joints"]))
        yield made


def _one(chance: random.Random, names: Sequence[str], key: str) -> Example:
    frames = [(kind, frame) for kind, listed in _source()["frames"].items() for frame in listed]
    kind, frame = chance.choice(frames)
    able = [verb for verb in verbs() if "passive" not in kind or verb.passive]
    type_ = chance.choice(sorted({verb.type for verb in verbs()}))
    verb = chance.choice([verb for verb in able if verb.type == type_] or able)
    forms = {"base": verb.base, "past": verb.past, "part": verb.part, "ing": verb.ing}
    text, spans = _fill(frame, {**dict(zip("ABC", names, strict=True)), **forms})
    modality = kind.replace("passive", "").strip() or "actual"
    return Example(text, tuple(_pairs(verb, spans, modality)), "pattern", key, (modality,))
