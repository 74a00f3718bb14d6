"""What can go wrong, told so that a person can mend it.

Two families: a :class:`SetAside` means *this item failed* and the batch goes on;
any other :class:`FoedusError` means *stop the run*.  Every message says what was
wrong, where, and what to do.
"""

from __future__ import annotations


class FoedusError(Exception):
    """The run cannot go on.

    Args:
        what: what was wrong, in one sentence.
        where: the file, row, field or address, if there is one.
        remedy: what the person can do about it.
    """

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        """The whole message on one line: ``where: what. remedy``.

        >>> str(FoedusError("no column 'text'", where="a.csv", remedy="Name it with --column."))
        "a.csv: no column 'text'. Name it with --column."
        """
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        stop = "" if self.what.endswith((".", "!", "?")) or not advice else "."
        return f"{place}{self.what}{stop}{advice}"


class SetAside(FoedusError):
    """One item cannot be used; it is reported and the rest of the batch goes on."""


class UsageError(FoedusError):
    """The command or call itself is wrong (exit code 2)."""


class OntologyError(FoedusError):
    """An ontology file is malformed."""


class ModelError(FoedusError):
    """Weights are missing, altered, or of an unsafe form."""


class ReadingError(FoedusError):
    """An input as a whole cannot be opened or understood."""


class FetchError(SetAside):
    """An address was refused or could not be fetched."""


class ActorError(FoedusError):
    """A catalogue or user dictionary of actors is malformed."""


class DateError(FoedusError):
    """A date is not valid EDTF."""


class PlaceError(FoedusError):
    """The gazetteer is missing or damaged."""


class ClaimError(FoedusError):
    """A coder is unknown, or a claim breaks its contract."""


class EvidenceDrift(ClaimError):
    """An evidence span no longer matches the text it was taken from."""


class ImportingError(FoedusError):
    """A file of coded events is not in the format it was said to be in."""


class StoreError(FoedusError):
    """The workspace is missing, damaged, locked, or of a newer version."""


class TieError(FoedusError):
    """Ties cannot be computed from what was given."""


class BlocError(FoedusError):
    """A network is malformed or a solver failed."""


class OutlookError(FoedusError):
    """A forecast cannot be made or tested on what was given."""


class BriefError(FoedusError):
    """A brief, plot or export cannot be written."""


class EngineError(FoedusError):
    """An engine is unknown, not installed, or lost its workers."""


class ServeError(FoedusError):
    """The server cannot start."""
