"""What became of the inputs of a run: rows in = stored + duplicate + set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from foedus.errors import SetAside


@dataclass(slots=True)
class Account:
    """The account of a run; add to it with :meth:`add`.

    ``claims`` counts the claims stored; ``told`` are the items set aside in this run.
    """

    noun: str = "rows"
    rows_in: int = 0
    stored: int = 0
    duplicate: int = 0
    set_aside: int = 0
    claims: int = 0
    told: list[SetAside] = field(default_factory=list)

    def add(
        self,
        *,
        stored: int = 0,
        duplicate: int = 0,
        set_aside: int = 0,
        claims: int = 0,
        told: Sequence[SetAside] = (),
    ) -> None:
        """Count inputs by what became of them; what comes in is their sum."""
        self.rows_in += stored + duplicate + set_aside
        self.stored += stored
        self.duplicate += duplicate
        self.set_aside += set_aside
        self.claims += claims
        self.told.extend(told)

    def __str__(self) -> str:
        """The account in one line.

        >>> print(Account(rows_in=3, stored=1, duplicate=2, claims=5))
        3 rows in = 1 stored + 2 duplicate + 0 set aside; 5 claims stored
        """
        return (
            f"{self.rows_in:,} {self.noun} in = {self.stored:,} stored + {self.duplicate:,} duplicate"
            f" + {self.set_aside:,} set aside; {self.claims:,} claims stored"
        )
