"""From the model's scores to spans: best tag sequences under the rule that I follows B or I of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.floating[Any]]

Offsets = tuple[int, int]
CUE_TAGS = ("O", "B-cue", "I-cue")
LINK_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as the model sees it, in offsets of the text, with the cue's probability."""

    source: Offsets | None
    cue: Offsets
    content: tuple[Offsets, ...]
    probability: float


def log_softmax(scores: Scores) -> Scores:
    """Log-probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    out: Scores = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return out


def _allowed(tags: Sequence[str]) -> Scores:
    """Transition scores [from, to]: 0 where allowed, very negative where an I lacks its B."""
    table = np.zeros((len(tags), len(tags)), np.float32)
    for to, name in enumerate(tags):
        if name.startswith("I-"):
            for before, other in enumerate(tags):
                if other[2:] != name[2:]:
                    table[before, to] = _NEVER
    return table


def best_tags(scores: Scores, tags: Sequence[str]) -> NDArray[np.int64]:
    """The best allowed tag sequences (Viterbi) of a batch: scores [rows, tokens, tags] -> [rows, tokens]."""
    rows, length, count = scores.shape
    moves = _allowed(tags)
    start = np.array([_NEVER if name.startswith("I-") else 0.0 for name in tags], np.float32)
    best = scores[:, 0] + start
    back = np.zeros((rows, length, count), np.int64)
    for at in range(1, length):
        ways = best[:, :, None] + moves
        back[:, at] = ways.argmax(1)
        best = ways.max(1) + scores[:, at]
    path = np.zeros((rows, length), np.int64)
    path[:, -1] = best.argmax(-1)
    for at in range(length - 1, 0, -1):
        path[:, at - 1] = np.take_along_axis(back[:, at], path[:, at, None], 1)[:, 0]
    return path


def runs(path: Sequence[int] | NDArray[np.int64], begin: int) -> list[tuple[int, int]]:
    """Token spans [first, end) of the kind whose B tag is ``begin`` (its I tag follows it).

    >>> runs([0, 1, 2, 1, 0, 1], 1)
    [(1, 3), (3, 4), (5, 6)]
    """
    found: list[tuple[int, int]] = []
    for at, tag in enumerate(path):
        if tag == begin:
            found.append((at, at + 1))
        elif tag == begin + 1 and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
    return found


def cue_spans(scores: Scores, bias: float | Scores = 0.0) -> list[tuple[int, int, float]]:
    """Cues of one window: (first token, end token, probability of its first token being a cue).

    Args:
        scores: [tokens, 3] raw scores.
        bias: added to the two cue tags' scores, the same for all tokens or [tokens]; more than 0 finds more.
    """
    shifted = scores.copy()
    shifted[:, 1:] += np.reshape(bias, (-1, 1))
    logs = log_softmax(shifted)
    path = best_tags(logs[None], CUE_TAGS)[0]
    return [(a, b, float(1 - np.exp(logs[a, 0]))) for a, b in runs(path, 1)]


def link_spans(scores: Scores) -> list[tuple[tuple[int, int] | None, list[tuple[int, int]]]]:
    """Source and content token spans for each cue, from scores [cues, tokens, 5].

    A cue has one source at most: of several, the one whose tokens score highest.
    """
    logs = log_softmax(scores)
    paths = best_tags(logs, LINK_TAGS)
    found = []
    for path, log in zip(paths, logs, strict=True):
        sources = runs(path, 1)
        best = max(sources, key=lambda s: float(log[s[0], 1]), default=None)
        found.append((best, runs(path, 3)))
    return found
