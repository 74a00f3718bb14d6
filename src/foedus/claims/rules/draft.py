"""What a rule found, before it is dated, placed, attributed and made a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from foedus.models import Sentence
from foedus.records import ClaimKind, Mention, Modality

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim's core: the trigger word in its sentence, the type, and who stands on either side.

    ``certainty`` in (0, 1] says how plainly the words say it, for this rule.  ``like`` is the earlier act
    that this one points back to, whose time and speaker it shares unless it has its own.
    """

    sentence: Sentence
    trigger: Token
    kind: ClaimKind
    type: str
    subject: Mention | None
    object: Mention | None = None
    issue: str | None = None
    number: float | None = None
    unit: str | None = None
    modality: Modality = "actual"
    qualifiers: tuple[str, ...] = ()
    certainty: float = 0.8
    like: Draft | None = None

    def but(self, **changes: Any) -> Draft:
        """A copy with some fields changed."""
        return replace(self, **changes)


def facing(
    sentence: Sentence,
    trigger: Token,
    kind: ClaimKind,
    type_: str,
    subjects: Sequence[tuple[Mention, float]],
    objects: Sequence[tuple[Mention, float]],
    how: Modality,
    certainty: float = 0.85,
    marks: tuple[str, ...] = (),
) -> Iterator[Draft]:
    """A draft for every subject with every other actor; each end weighs as directly as it stands there."""
    for subject, near in subjects:
        for object_, far in objects:
            if subject.actor_id != object_.actor_id:
                yield Draft(
                    sentence, trigger, kind, type_, subject, object_,
                    modality=how, qualifiers=marks, certainty=certainty * near * far,
                )  # fmt: skip
