"""``read``: inputs in, a stream of reports out, with an account of what could not be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import cast

from foedus.errors import SetAside, UsageError
from foedus.reading.compose import FIELDS
from foedus.reading.fetch import fetch
from foedus.reading.inputs import Place, places, stems
from foedus.reading.published import date_order, published_date
from foedus.reading.registry import extension_of, readers
from foedus.reading.sniff import sniff
from foedus.reading.source import BROKEN, Source, in_memory
from foedus.records import Report

_HEAD = 1 << 16
_SHOWN = 5


class Reading:
    """The reports of some inputs, read as they are iterated.

    Each iteration starts anew (standard input can be read only once).

    Attributes:
        set_aside: what could not be used so far, in order.
        notes: what the reader should know but need not mend.
    """

    def __init__(
        self,
        found: Sequence[Place],
        *,
        date: str | None,
        columns: Mapping[str, str],
        allow_private: bool,
        told: Sequence[str] = (),
    ) -> None:
        self._places = list(found)
        self._stems = stems(self._places)
        self._date = date
        self._columns = dict(columns)
        self._allow_private = allow_private
        self.set_aside: list[SetAside] = []
        self._before = list(told)
        self.notes: list[str] = list(told)

    def __iter__(self) -> Iterator[Report]:
        """The reports, in the order of the inputs."""
        self.set_aside.clear()
        self.notes[:] = self._before
        for place in self._places:
            try:
                for item in self._read(place):
                    if isinstance(item, SetAside):
                        self.set_aside.append(item)
                    else:
                        yield item
            except SetAside as error:
                self.set_aside.append(error)
            except UsageError as error:
                if len(self._places) == 1:
                    raise
                # Among others one unsuitable table does not stop the rest.
                self.set_aside.append(SetAside(error.what, where=error.where, remedy=error.remedy))

    def _read(self, place: Place) -> Iterator[Report | SetAside]:
        source = self._fetched(place.url) if place.url else self._local(place)
        yield from readers()[source.extension].read(source)

    def _local(self, place: Place) -> Source:
        extension = extension_of(place.path.name) if place.path else ""
        source = self._told(Source(place.name, place.opener, extension, self._stems.get(place, "")))
        return source if extension else _sniffed(source)

    def _fetched(self, url: str) -> Source:
        page = fetch(url, allow_private=self._allow_private)
        source = Source(
            url, partial(in_memory, page.content), page.extension, url, charset=page.charset, url=page.url
        )
        return _sniffed(self._told(source)) if not source.extension else self._told(source)

    def _told(self, source: Source) -> Source:
        return replace(source, date=self._date, columns=self._columns, note=self.notes.append)


def _sniffed(source: Source) -> Source:
    stream = source.open()
    try:
        head = cast(BufferedReader, stream).peek(_HEAD)
    except BROKEN as error:
        raise source.unreadable(error) from error
    return replace(source, extension=sniff(head), opener=lambda: stream)


def read(
    inputs: Sequence[str | Path],
    *,
    date: str | None = None,
    columns: Mapping[str, str] | None = None,
    allow_private: bool = False,
) -> Reading:
    """Read reports from paths, folders, globs, addresses, or ``-`` for standard input.

    Args:
        inputs: what to read, in order.
        date: publication date of reports that have none, in any form a date can be read in.
        columns: field (``text``, ``id``, ``title``, ``date``, ``outlet``, ``url``, ``language``) to the
            column that holds it, where the names differ.
        allow_private: whether addresses of one's own network may be fetched.

    Returns:
        A :class:`Reading`: iterate it for reports; ``set_aside`` and ``notes`` fill as it goes.

    Raises:
        UsageError: an input names nothing, the date is none, or a field is unknown; while iterating, that
            a table has no column for the text (among several inputs it is set aside instead).
    """
    unknown = [name for name in columns or {} if name not in FIELDS]
    if unknown:
        raise UsageError(f"no field {unknown[0]!r}", remedy=f"Fields are {', '.join(FIELDS)}.")
    given = published_date(date) if date else None
    if date and not given:
        raise UsageError(f"{date!r} is not a date", remedy="Write it like 2017-01-10, 2017-01 or 2017.")
    passed: list[Path] = []
    found = places(inputs, passed)
    told = [*_passed_over(passed), *_meant(date, given)]
    return Reading(found, date=given, columns=columns or {}, allow_private=allow_private, told=told)


def _passed_over(paths: Sequence[Path]) -> Iterator[str]:
    if paths:
        shown = ", ".join(map(str, paths[:_SHOWN])) + (", …" if len(paths) > _SHOWN else "")
        yield f"{len(paths)} of no known format passed over: {shown}"


def _meant(date: str | None, given: str | None) -> Iterator[str]:
    order, numeric = date_order([date])
    if numeric and order is None:
        yield f"--date {date} is read month first, as {given}."
