"""The shipped tagger at run time: windows in, attributions out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from importlib import resources
from typing import Any, Protocol

import numpy as np

from foedus.models import Session, check, session
from foedus.voices.learned.decoding import Tagged, cue_spans, link_spans
from foedus.voices.learned.windows import Offsets, Window, windows

Array = np.ndarray[Any, np.dtype[Any]]
_NAME = "attribution"
_AT_ONCE = 24  # cues linked in one run, to bound memory


class Network(Protocol):
    """What runs: arrays in, arrays out, by name."""

    def run(self, **inputs: Array) -> dict[str, Array]:
        """The network's outputs by name."""


class Tagger:
    """Tags source, cue and content in stretches of a text.

    Args:
        reader: token ids -> states and cue scores.
        linker: states and cues -> source and content scores by cue.
        tokenizer: a ``tokenizers.Tokenizer``.
        bias: added to the scores of cues; chosen on the tuning part.
        hint: added instead where the rules see a cue; likewise.
    """

    def __init__(
        self, reader: Network, linker: Network, tokenizer: Any, bias: float = 0.0, hint: float = 0.0
    ) -> None:
        self.reader, self.linker, self.tokenizer = reader, linker, tokenizer
        self._bias, self._hint = bias, hint

    def tag(self, text: str, stretches: Sequence[Offsets], hints: Sequence[Offsets] = ()) -> Iterator[Tagged]:
        """The attributions in some stretches (sentences) of ``text``, in the order of their cues.

        Args:
            text: the report's text.
            stretches: offsets of what to read of it, in order.
            hints: offsets of cues that the rules see.
        """
        hinted = {at for start, end in hints for at in range(start, end)}
        for window in windows(text, stretches, self.tokenizer):
            yield from self._window(window, hinted)

    def _window(self, window: Window, hinted: Set[int]) -> Iterator[Tagged]:
        read = self.reader.run(ids=np.array([window.ids], np.int64))
        known = [end > start and start in hinted for start, end in window.offsets]
        cues = cue_spans(read["cues"][0], np.where(known, self._hint, self._bias).astype(np.float32))
        for start in range(0, len(cues), _AT_ONCE):
            some = cues[start : start + _AT_ONCE]
            spans = np.array([(a, b - 1) for a, b, _ in some], np.int64)
            tags = self.linker.run(states=read["states"], spans=spans)["tags"]
            for (a, b, probability), (source, content) in zip(some, link_spans(tags), strict=True):
                pieces = tuple(piece for span in content if (piece := _place(window, *span)))
                cue = _place(window, a, b)
                if cue and pieces:
                    yield Tagged(_place(window, *source) if source else None, cue, pieces, probability)


def _place(window: Window, first: int, end: int) -> Offsets | None:
    """Offsets in the text of a span of tokens; special tokens have none."""
    real = [offsets for offsets in window.offsets[first:end] if offsets[1] > offsets[0]]
    return (real[0][0], real[-1][1]) if real else None


@cache
def shipped_tagger() -> Tagger:
    """The tagger that comes with foedus, loaded once a process.

    Raises:
        ModelError: a file is missing, altered, or not what its card names.
    """
    from tokenizers import Tokenizer

    reader, found = session(_NAME)
    where = f"models/{_NAME}-linker.onnx"
    content = resources.files("foedus.models").joinpath(f"{_NAME}-linker.onnx").read_bytes()
    linker = Session(check(content, found.card["sha256"]["linker"], where), where)
    tokenizer = Tokenizer.from_str(found.tokenizer)
    tokenizer.no_truncation()  # the published file asks for 128 pieces and padding; windows are cut here
    tokenizer.no_padding()
    card = found.card
    return Tagger(reader, linker, tokenizer, card["cue_bias"], card["cue_hint"])
