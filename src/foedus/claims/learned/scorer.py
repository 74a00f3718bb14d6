"""Scores actor pairs with the shipped weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from foedus.claims.learned.contract import PairQuery, PairScore
from foedus.claims.learned.decode import pair_scores

if TYPE_CHECKING:
    from foedus.claims.learned.packing import Ends, Row

Way = Literal["marked", "one_pass"]
_CHUNK = 512  # queries scored together: bounds memory, and is ample to batch like lengths
_MOST = 48  # pairs in one row, so that a crowded sentence doesn't grow without bound


class PairScorer:
    """The learned coder's network.

    Args:
        model: the stem of the shipped files in ``foedus.models``.
        way: ``one_pass`` encodes a sentence once for all its pairs, ``marked`` once for each pair.
        exact: run the network with fp32 arithmetic, at half the speed; else with int8 arithmetic.

    Raises:
        ModelError: the weights are missing, altered, or of an unsafe form.
    """

    def __init__(self, model: str = "coder", way: Way = "one_pass", exact: bool = False) -> None:
        from tokenizers import Tokenizer

        from foedus.claims.learned.packing import Vocabulary
        from foedus.models.session import session

        self._session, weights = session(model, "exact" if exact else "network")
        self._way = way
        self._tokenizer: Any = Tokenizer.from_str(weights.tokenizer)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        card = weights.card
        ids = card["vocabulary"]
        self._vocabulary = Vocabulary(ids["first"], ids["last"], ids["pad"], tuple(ids["markers"]))
        self._heads: Mapping[str, Sequence[str]] = card["heads"]
        self._temperatures: Mapping[str, float] = card["temperatures"]
        self.version: str = card["version"]

    def score(self, items: Sequence[PairQuery]) -> list[PairScore]:
        """One answer a query, in order; queries on the same text share its encoding."""
        scores: list[PairScore] = []
        for start in range(0, len(items), _CHUNK):
            scores += self._score(items[start : start + _CHUNK])
        return scores

    def _score(self, items: Sequence[PairQuery]) -> list[PairScore]:
        from foedus.claims.learned.packing import batches

        found: dict[int, PairScore] = {}
        for batch in batches(list(self._rows(items)), self._vocabulary):
            logits = self._session.run(
                ids=batch.ids,
                positions=batch.positions,
                groups=batch.groups,
                slots=batch.slots,
                rows=batch.rows,
            )
            numbers = batch.pairs.tolist()
            asked = [items[number] for number in numbers]
            answers = pair_scores(logits, self._heads, self._temperatures, asked)
            found.update(zip(numbers, answers, strict=True))
        return [found[number] for number in range(len(items))]

    def _rows(self, items: Sequence[PairQuery]) -> Iterator[Row]:
        from foedus.claims.learned.packing import LONGEST, marked_row, one_pass_row

        by_text: dict[str, list[tuple[int, Ends]]] = {}
        for number, item in enumerate(items):
            by_text.setdefault(item.text, []).append((number, (item.subject, item.object)))
        encodings = self._tokenizer.encode_batch(list(by_text), add_special_tokens=False)
        for pairs, encoding in zip(by_text.values(), encodings, strict=True):
            tokens, offsets = encoding.ids, encoding.offsets
            if self._way == "marked":
                for number, ends in pairs:
                    yield marked_row(tokens, offsets, ends, number, self._vocabulary)
                continue
            together = 1 if len(tokens) > LONGEST else _MOST
            for start in range(0, len(pairs), together):
                yield one_pass_row(tokens, offsets, pairs[start : start + together], self._vocabulary)
