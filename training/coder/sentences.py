"""The authored sentences: their YAML form, checked, as examples.  See `training/sentences/README.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import yaml

from foedus.claims.learned.labels import MODALITIES, RELATIONS, TYPES
from foedus.ontology import entry
from training.coder.examples import Example, Labels, Pair, Span

FOLDER = Path(__file__).parent.parent / "sentences"
_MARK = re.compile(r"\[([A-Z])\|([^\[\]|]+)\]")
_PAIR = re.compile(r"([A-Z_])([>=])([A-Z_])((?: \S+)*)")
_SHORT = {"pos": "positive", "neg": "negative", "neutral": "neutral"}
_WARM = {"SUPPORT", "AID"}


class SentenceError(ValueError):
    """An authored sentence is malformed; the message names file, entry and what would be right."""


def parse_text(marked: str) -> tuple[str, dict[str, Span]]:
    """The plain sentence and where each marked end stands in it.

    >>> parse_text("[A|Oslo] hit [B|us].")
    ('Oslo hit us.', {'A': (0, 4), 'B': (9, 11)})

    Raises:
        SentenceError: a letter is used twice, or a bracket is left over.
    """
    plain, spans, last = "", {}, 0
    for mark in _MARK.finditer(marked):
        plain += marked[last : mark.start()]
        letter, words = mark.groups()
        if letter in spans:
            raise SentenceError(f"{letter} is used twice")
        if words != words.strip():
            raise SentenceError(f"[{letter}|{words}] begins or ends with a space")
        spans[letter] = (len(plain), len(plain) + len(words))
        plain += words
        last = mark.end()
    plain += marked[last:]
    if re.search(r"[\[\]|]", plain):
        raise SentenceError("a bracket or bar is left over; brackets don't nest")
    return plain, spans


def _regard(words: dict[str, str]) -> str:
    if "regard" in words:
        return words["regard"]
    act, relation = words.get("type"), words.get("relation")
    if act and words.get("modality", "actual") == "actual":
        sign = entry("event", act).sign
        if sign < 0 or act in _WARM:
            return "negative" if sign < 0 else "positive"
    if relation and relation != "MEMBER":
        return "negative" if entry("relation", relation).sign < 0 else "positive"
    return "neutral"


def _words(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in text.split():
        kind = (
            "type" if word in TYPES else "relation" if word in RELATIONS and word != "none"
            else "modality" if word in MODALITIES else "regard" if word in _SHORT
            else "skip" if word == "skip" else ""
        )  # fmt: skip
        if not kind:
            raise SentenceError(f"{word!r} is neither a type, a modality, a relation nor pos/neg/neutral")
        if kind in found:
            raise SentenceError(f"two words for the {kind}: {found[kind]}, {word}")
        found[kind] = _SHORT.get(word, word)
    if "modality" in found and "type" not in found:
        raise SentenceError("a modality without an act")
    return found


def parse_pairs(lines: list[str], spans: dict[str, Span]) -> dict[tuple[str, str], dict[str, str]]:
    """``["A>B ASSAULT future"]`` as ``{("A", "B"): {"type": "ASSAULT", "modality": "future"}}``.

    Raises:
        SentenceError: a pair is malformed, listed twice, or its letter isn't marked.
    """
    listed: dict[tuple[str, str], dict[str, str]] = {}
    for line in lines:
        match = _PAIR.fullmatch(str(line).strip())
        if not match:
            raise SentenceError(f"{line!r} is not like 'A>B TYPE …'")
        first, arrow, second, rest = match.groups()
        for letter in (first, second):
            if letter != "_" and letter not in spans:
                raise SentenceError(f"{line!r}: {letter} is not marked")
        if first == second:
            raise SentenceError(f"{line!r}: both ends are the same")
        for ends in [(first, second), *([(second, first)] if arrow == "=" else [])]:
            if ends in listed:
                raise SentenceError(f"{line!r}: {ends[0]}>{ends[1]} is listed twice")
            listed[ends] = _words(rest)
    return listed


def _labels(here: dict[str, str], back: dict[str, str]) -> Labels:
    if "skip" in here:
        return Labels()
    act, other = here.get("type"), back.get("type")
    direction = None if bool(act) == bool(other) else int(bool(act))
    return Labels(
        event=bool(act),
        types=(act,) if act else None,
        modality=here.get("modality", "actual") if act else None,
        direction=direction,
        regard=_regard(here),
        regard_back=None if "skip" in back else _regard(back),
        relation=here.get("relation", "none"),
    )


def example(entry_: dict[str, Any], key: str) -> Example:
    """One YAML entry as an example with all its ordered pairs.

    Raises:
        SentenceError: the entry is malformed.
    """
    if set(entry_) - {"t", "p", "k"} or not {"t", "p"} <= set(entry_):
        raise SentenceError(f"keys must be t, p and perhaps k, not {sorted(entry_)}")
    text, spans = parse_text(entry_["t"])
    listed = parse_pairs(entry_["p"] or [], spans)
    ends = [*permutations(spans, 2), *(pair for pair in listed if "_" in pair)]
    pairs = tuple(
        Pair(spans.get(a), spans.get(b), _labels(listed.get((a, b), {}), listed.get((b, a), {})))
        for a, b in ends
        if "skip" not in listed.get((a, b), {})
    )
    return Example(text, pairs, "authored", key, tuple(str(entry_.get("k") or "").split()))


def load(folder: Path = FOLDER) -> Iterator[Example]:
    """All authored sentences, file by file, keyed ``file:number``.

    Raises:
        SentenceError: an entry is malformed; the message names the file and the entry.
    """
    for path in sorted(folder.glob("*.yaml")):
        for number, entry_ in enumerate(yaml.safe_load(path.read_text("utf-8")) or [], 1):
            try:
                yield example(entry_, f"{path.stem}:{number}")
            except (SentenceError, AttributeError, TypeError) as error:
                shown = str(entry_)[:80]
                raise SentenceError(f"{path.name}, entry {number} ({shown}…): {error}") from error
