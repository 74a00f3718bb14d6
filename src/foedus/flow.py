"""The ordered steps from a report to its claims: the table of contents of the program.

report -> date inferred where none is given -> sentences -> mentions -> dates -> places
       -> attributions -> claims
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from foedus import actors, dates, places, reading, voices
from foedus.claims import Coder, Understood
from foedus.errors import ClaimError, SetAside
from foedus.models import parse
from foedus.plugins import Plugs
from foedus.records import Claim, Mention, Report, text_hash

DEFAULT_CODER = "combined"
LONGEST = 1_000_000  # code points; a longer text is not a news report
SECONDS = 10.0  # a report that takes longer to understand is set aside
_CODERS: Plugs[Coder] = Plugs("foedus.coders", Coder, "no coder named", ClaimError)


@dataclass(frozen=True, slots=True)
class Coded:
    """A report as read (with its date, if one was inferred), what was found in it, and its claims."""

    report: Report
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@cache
def coder(name: str = DEFAULT_CODER) -> Coder:
    """The coder plugged in under ``name`` (entry points of the group ``foedus.coders``).

    Raises:
        UsageError: there is none of that name.
        ClaimError: it cannot be loaded.
    """
    return _CODERS.get(name)


def dated(report: Report) -> Report:
    """The report with a publication date inferred from its own words, where it has none and they allow it."""
    if report.published:
        return report
    inferred = dates.infer_publication(report.text)
    return replace(report, published=inferred, published_known="inferred") if inferred else report


@cache
def _known(dictionary: str | None) -> actors.Catalogue | None:
    return actors.load_dictionary(dictionary) if dictionary else None


def understand(report: Report, dictionary: str | None = None) -> Understood:
    """Everything found in a report before claims are coded.

    Args:
        report: the report.
        dictionary: a file of actors in the PETRARCH or Phoenix format, known besides the catalogue.

    Raises:
        SetAside: the text is longer than :data:`LONGEST`.
        ActorError: the dictionary is malformed.
    """
    where = report.origin or report.document_id
    if len(report.text) > LONGEST:
        raise SetAside(
            f"{len(report.text):,} characters is longer than a report", where=where, remedy="Split it."
        )
    report = dated(report)
    sentences = parse(report.text)
    mentions = actors.find(report, sentences, known=_known(dictionary))
    expressions = dates.find(report.text, published=report.published)
    toponyms = places.find(report.text, mentions=mentions)
    attributions = voices.find(report, sentences, mentions)
    return Understood(report, sentences, mentions, expressions, toponyms, attributions)


@cache
def _warm(coder_name: str) -> None:
    """Load everything that reading needs, so that no report pays for it out of its own time."""
    text = "Russia attacked Turkey near Aleppo on 24 November 2015, officials said."
    coder(coder_name).code(understand(Report(text_hash(text), "", text, published="2015-11-24")))


def read_report(report: Report, coder_name: str = DEFAULT_CODER, dictionary: str | None = None) -> Coded:
    """One report, understood and coded; arguments as for :func:`coder` and :func:`understand`.

    Raises:
        SetAside: this report cannot be used, or takes over :data:`SECONDS`.
    """
    _warm(coder_name)

    def work() -> Coded:
        understood = understand(report, dictionary)
        return Coded(understood.report, understood.mentions, coder(coder_name).code(understood))

    return reading.within(work, where=report.origin or report.document_id, seconds=SECONDS)


@dataclass(frozen=True, slots=True)
class Read:
    """:func:`read_report` with its coder chosen, as something an engine can send to its workers.

    >>> Read().coder
    'combined'
    """

    coder: str = DEFAULT_CODER
    dictionary: str | None = None

    def warm(self) -> None:
        """Load everything that reading needs; engines call it before the first report's time runs."""
        _warm(self.coder)
        _known(self.dictionary)

    def __call__(self, report: Report) -> Coded:
        """One report, understood and coded.

        Raises:
            SetAside: this report cannot be used.
        """
        return read_report(report, self.coder, self.dictionary)


def annotate(report: Report, layer: str) -> Iterator[dict[str, Any]]:
    """One layer of a report (actors, dates, places, attributions) as the interface's dicts.

    Raises:
        SetAside: this report cannot be used.
    """
    report = dated(report)
    if layer == "dates":
        yield from dates.annotate_dates(report)
    elif layer == "places":
        yield from places.annotate_places(report)
    elif layer == "actors":
        yield from actors.annotate_actors(report)
    else:
        sentences = parse(report.text)
        yield from voices.annotate_attributions(report, sentences, actors.find(report, sentences))
