"""The contract of a coder: what it is given and what it returns."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from foedus.models import Sentence
from foedus.records import Attribution, Claim, DateExpression, Mention, PlaceMention, Report


@dataclass(frozen=True, slots=True)
class Understood:
    """A report and all that was found in it before claims are coded.

    ``mentions`` include descriptions and pronouns resolved to their actors, in text order.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateExpression, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[Attribution, ...]


class Coder(ABC):
    """Reads claims off an understood report.

    Plug in your own as an entry point of the group ``foedus.coders`` (a class without required
    arguments) and choose it with ``foedus read --coder NAME``.
    """

    name: str
    version: str

    @abstractmethod
    def code(self, understood: Understood) -> tuple[Claim, ...]:
        """The claims of one report, in text order.

        Raises:
            SetAside: this report cannot be coded; the batch goes on.
        """
