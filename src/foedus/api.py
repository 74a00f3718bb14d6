"""The library as people call it: read, annotate, and a workspace with its ties, blocs, shifts and brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus import actors, blocs, engine, flow, reading, shifts, store, ties
from foedus import brief as briefs
from foedus.errors import SetAside, UsageError
from foedus.records import Bloc, Claim, Report

if TYPE_CHECKING:
    import polars as pl

Inputs = Sequence[str | Path]
LAYERS = ("actors", "dates", "places", "attributions")


@dataclass
class Stream:
    """Reports read and coded as they are iterated, with an account of what could not be.

    ``set_aside`` and ``notes`` fill as the stream goes; ``reports`` counts what came in.
    """

    source: reading.Reading
    coder: str = flow.DEFAULT_CODER
    jobs: int = 1
    dictionary: str | None = None
    set_aside: list[SetAside] = field(default_factory=list)
    reports: int = 0

    @property
    def notes(self) -> list[str]:
        """What the reader should know but need not mend."""
        return self.source.notes

    def __iter__(self) -> Iterator[flow.Coded]:
        """The coded reports, in the order of the inputs."""
        self.set_aside.clear()
        self.reports = 0
        work = flow.Read(self.coder, self.dictionary)
        runner = engine.Local(work, self.jobs) if self.jobs > 1 else engine.Inline(work)
        for outcome in runner.map(self.source):
            self.reports += 1
            if isinstance(outcome, SetAside):
                self.set_aside.append(outcome)
            else:
                yield outcome
        self.set_aside[:0] = self.source.set_aside


@dataclass
class Annotations:
    """One layer of annotation of some reports, as dicts of the interface, with what was set aside."""

    source: reading.Reading
    layer: str
    set_aside: list[SetAside] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """What the reader should know but need not mend."""
        return self.source.notes

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The annotations, report by report, in text order."""
        self.set_aside.clear()
        for report in self.source:
            try:
                yield from flow.annotate(report, self.layer)
            except SetAside as error:
                self.set_aside.append(error)
        self.set_aside[:0] = self.source.set_aside


def stream(
    inputs: Inputs,
    *,
    date: str | None = None,
    columns: Mapping[str, str] | None = None,
    coder: str = flow.DEFAULT_CODER,
    jobs: int = 1,
    allow_private: bool = False,
    dictionary: str | Path | None = None,
) -> Stream:
    """Read and code reports one by one.

    Args:
        inputs: paths, folders, globs, addresses, or ``-``.
        date: publication date of reports that have none.
        columns: field to column, where the names differ.
        coder: an entry point of the group ``foedus.coders``.
        jobs: processes to use.
        allow_private: whether addresses of one's own network may be fetched.
        dictionary: a file of actors in the PETRARCH or Phoenix format, known besides the catalogue.

    Raises:
        UsageError: an input names nothing.
        ActorError: the dictionary is malformed.
        UsageError: there is no such coder.
    """
    flow.coder(coder)
    if dictionary is not None:
        actors.load_dictionary(dictionary)
    source = reading.read(inputs, date=date, columns=columns, allow_private=allow_private)
    return Stream(source, coder, jobs, str(dictionary) if dictionary else None)


def claims(inputs: Inputs, **options: Any) -> Iterator[Claim]:
    """The claims of some reports, as records; options as for :func:`stream`."""
    for coded in stream(inputs, **options):
        yield from coded.claims


def read(inputs: str | Path | Inputs, **options: Any) -> pl.DataFrame:
    """The claims of some reports as one Polars frame (columns of :func:`foedus.frames.claim_schema`).

    Options as for :func:`stream`.

    Example:
        ``foedus.read("report.txt", date="2017-01-10").filter(pl.col("kind") == "relation")``
    """
    from foedus.frames import claims_frame

    return claims_frame(claims(_listed(inputs), **options))


def layer_of(
    inputs: Inputs,
    *,
    layer: str,
    date: str | None = None,
    columns: Mapping[str, str] | None = None,
    allow_private: bool = False,
) -> Annotations:
    """One layer of annotation, as a stream of dicts.

    Raises:
        UsageError: there is no such layer, or an input names nothing.
    """
    if layer not in LAYERS:
        raise UsageError(f"no layer {layer!r}", remedy=f"Layers are {', '.join(LAYERS)}.")
    return Annotations(reading.read(inputs, date=date, columns=columns, allow_private=allow_private), layer)


def annotate(inputs: str | Path | Inputs, layer: str, **options: Any) -> pl.DataFrame:
    """One layer of annotation (actors, dates, places, attributions) as a Polars frame.

    Options as for :func:`layer_of`; the interface's columns are there also where nothing was found.
    """
    import polars as pl

    found = list(layer_of(_listed(inputs), layer=layer, **options))
    return pl.DataFrame(found, infer_schema_length=None) if found else pl.DataFrame(schema=_columns(layer))


def _columns(layer: str) -> dict[str, Any]:
    """The columns that the interface names for a layer."""
    import polars as pl

    text, whole, real, span = pl.String, pl.Int64, pl.Float64, pl.List(pl.Int64)
    layers: dict[str, dict[str, Any]] = {
        "actors": {"actor_id": text, "name": text, "kind": text, "country": text},
        "dates": {"value": text, "type": text},
        "places": {"geonames_id": whole, "name": text, "lat": real, "lon": real, "country": text},
        "attributions": {"source": span, "cue": span, "content": pl.List(span)},
    }
    return {"document_id": text, "start": whole, "end": whole, "text": text, **layers[layer]}


def _listed(inputs: str | Path | Inputs) -> Inputs:
    return [inputs] if isinstance(inputs, str | Path) else inputs


def brief(
    coded: Iterable[flow.Coded], source: Stream, *, at: str | None = None, since: str | None = None
) -> briefs.Brief:
    """The brief of a stream of coded reports.

    Args:
        coded: the reports, usually ``source`` itself or something that passes it along.
        source: the stream they come from, for its account of what was set aside.
        at: the day the ties are for.
        since: the day changes are counted from.
    """
    from foedus.frames import claims_frame

    reports: list[Report] = []
    found: list[Claim] = []
    for item in coded:
        reports.append(item.report)
        found += item.claims
    aside = [str(error) for error in source.set_aside]
    return briefs.brief(
        claims_frame(found),
        reports,
        at=at,
        since=since,
        records=found,
        set_aside=aside,
        notes=source.notes,
    )


class Workspace(store.Workspace):
    """A workspace with everything that is computed from its claims.

    Args:
        place: a folder, or a catalogue's URL (see :func:`foedus.store.locate`).
        create: make the workspace where there is none.

    Raises:
        StoreError: there is no workspace, or a newer foedus wrote it.
    """

    def ingest(
        self,
        inputs: str | Path | Inputs,
        *,
        date: str | None = None,
        columns: Mapping[str, str] | None = None,
        coder: str = flow.DEFAULT_CODER,
        engine_name: str = "local",
        jobs: int = 1,
        allow_private: bool = False,
    ) -> engine.Account:
        """Read reports into the workspace; what is in it already is not read again.

        Arguments as for :func:`stream`; ``engine_name`` is ``local`` or ``ray``.

        Returns:
            The account: reports in = stored + duplicate + set aside.
        """
        flow.coder(coder)
        source = reading.read(_listed(inputs), date=date, columns=columns, allow_private=allow_private)
        work = flow.Read(coder)
        account = engine.ingest(self, source, engine=engine_name, jobs=jobs, work=work)
        self.tidy()
        return account

    def claims(self, *args: Any, **options: Any) -> pl.DataFrame:
        """Claims (see :meth:`foedus.store.Workspace.claims`), with the actors as ``actors.yaml`` decides.

        That file of the workspace's folder names, merges or splits actors; nothing is read again.
        """
        frame = super().claims(*args, **options)
        folder = self.location.folder
        if folder is None or options.get("columns") is not None:
            return frame
        return actors.apply(actors.load_decisions(folder / "actors.yaml"), frame)

    def ties(self, at: str | None = None, between: tuple[str, str] | None = None) -> pl.DataFrame:
        """Who stands with whom on a day (see :func:`foedus.ties.ties`)."""
        return ties.ties(self.claims(), at=at, between=between)

    def blocs(self, at: str | None = None) -> tuple[Bloc, ...]:
        """The blocs of a day (see :func:`foedus.blocs.blocs`)."""
        return tuple(blocs.blocs(self.ties(at)))

    def shifts(self, since: str | None = None) -> pl.DataFrame:
        """Realignments since a day, latest first, as a frame (see :func:`foedus.shifts.shifts`)."""
        return shifts.shifts_frame(shifts.shifts(self.claims(), since=since))

    def brief(self, at: str | None = None, since: str | None = None) -> briefs.Brief:
        """The brief of everything in the workspace."""
        reports = [store.report_from(row) for row in self.reports().iter_rows(named=True)]
        aside = [f"{row['place']}: {row['what']}" for row in self.set_aside().iter_rows(named=True)]
        return briefs.brief(self.claims(), reports, at=at, since=since, set_aside=aside)
