"""Articles as training batches: windows with cue tags, and for each cue its source and content tags."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from foedus.voices.learned.windows import LONGEST, Window, windows
from training.attribution.corpus import Article, Offsets

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE = re.compile(r"\S.*?(?:[.!?][”\"’']*(?=\s)|$)")
MOST_CUES = 14  # a window; a few windows have more, and lose the last


@dataclass(frozen=True, slots=True)
class Item:
    """One window: ids, cue tags [tokens], cue token spans (last included), link tags by cue."""

    ids: list[int]
    cues: list[int]
    spans: list[tuple[int, int]]
    links: list[list[int]]


def stretches(text: str) -> list[Offsets]:
    """Sentences, roughly cut, of every paragraph."""
    return [
        (paragraph.start() + found.start(), paragraph.start() + found.end())
        for paragraph in _PARAGRAPH.finditer(text)
        for found in _SENTENCE.finditer(paragraph.group())
    ]


def tokens_of(window: Window, piece: Offsets) -> tuple[int, int] | None:
    """The tokens [first, last] that overlap a stretch of the text, or None."""
    inside = [i for i, (a, b) in enumerate(window.offsets) if a < piece[1] and b > piece[0] and b > a]
    return (inside[0], inside[-1]) if inside else None


def items(article: Article, tokenizer: Any, chance: random.Random) -> Iterator[Item]:
    """An article's windows with their tags; the first window's length is drawn, so that cuts vary."""
    first = chance.randint(LONGEST // 2, LONGEST)
    for window in windows(article.text, stretches(article.text), tokenizer, first=first):
        yield _item(article, window)


def _item(article: Article, window: Window) -> Item:
    size = len(window.ids)
    cues, spans, links = [0] * size, [], []
    for gold in article.attributions:
        cue = tokens_of(window, (gold.cue[0][0], gold.cue[-1][1]))
        if cue is None:
            continue
        cues[cue[0] : cue[1] + 1] = [1] + [2] * (cue[1] - cue[0])
        tags = [0] * size
        for pieces, begin in ((gold.source, 1), (gold.content, 3)):
            for piece in pieces:
                found = tokens_of(window, piece)
                if found is not None:
                    tags[found[0] : found[1] + 1] = [begin] + [begin + 1] * (found[1] - found[0])
        spans.append(cue)
        links.append(tags)
    return Item(window.ids, cues, spans[:MOST_CUES], links[:MOST_CUES])


def epoch(articles: Sequence[Article], tokenizer: Any, seed: int, size: int) -> list[list[Item]]:
    """One pass over the articles in batches of ``size`` windows of like length, shuffled."""
    chance = random.Random(seed)
    found = [item for article in articles for item in items(article, tokenizer, chance)]
    chance.shuffle(found)
    pool = size * 16
    batches: list[list[Item]] = []
    for start in range(0, len(found), pool):
        part = sorted(found[start : start + pool], key=lambda item: len(item.ids))
        batches += [part[i : i + size] for i in range(0, len(part), size)]
    chance.shuffle(batches)
    return batches


def tensors(batch: Sequence[Item], pad: int = 0) -> dict[str, Tensor]:
    """A batch padded: ids, seen, cues [windows, tokens]; rows [cues]; spans, links."""
    longest = max(len(item.ids) for item in batch)

    def padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
        return torch.tensor([[*row, *[fill] * (longest - len(row))] for row in rows]).reshape(-1, longest)

    return {
        "ids": padded([item.ids for item in batch], pad),
        "seen": padded([[1] * len(item.ids) for item in batch], 0).float(),
        "cues": padded([item.cues for item in batch], -100),
        "rows": torch.tensor([row for row, item in enumerate(batch) for _ in item.spans], dtype=torch.long),
        "spans": torch.tensor([s for item in batch for s in item.spans], dtype=torch.long).reshape(-1, 2),
        "links": padded([tags for item in batch for tags in item.links], -100).long(),
    }
