"""What is plugged in by name: the entry points of one of our groups, loaded and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Generic, TypeVar

from foedus.errors import FoedusError, UsageError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plugs(Generic[T]):
    """The plug-ins of one kind.

    Args:
        group: their group of entry points, such as ``foedus.importers``; each is a class without required
            arguments.
        contract: the class that they subclass.
        unknown: what is said of a name that there is none of, such as ``unknown format``.
        fault: what is raised where a plug-in cannot be used.

    >>> Plugs("foedus.nothing", object, "unknown thing", FoedusError).names()
    ()
    """

    group: str
    contract: type[Any]
    unknown: str
    fault: type[FoedusError]

    def names(self) -> tuple[str, ...]:
        """Their names, ours and those that other packages bring, in order."""
        return tuple(sorted(point.name for point in entry_points(group=self.group)))

    def get(self, name: str) -> T:
        """A new one of the plug-in called ``name``.

        Raises:
            UsageError: there is none of that name.
            FoedusError: it cannot be loaded, or is not of the contract (of the class ``fault``).
        """
        found = {point.name: point for point in entry_points(group=self.group)}
        if name not in found:
            raise UsageError(f"{self.unknown} {name!r}", remedy=f"One of {', '.join(self.names())}.")
        return self._made(found[name])

    def all(self) -> Iterator[T]:
        """A new one of each, in order of their names.

        Raises:
            FoedusError: one cannot be used (of the class ``fault``).
        """
        for point in sorted(entry_points(group=self.group), key=lambda point: point.name):
            yield self._made(point)

    def _made(self, point: EntryPoint) -> T:
        kind = self.contract.__name__
        try:
            made: T = point.load()()
        except Exception as error:
            raise self.fault(
                f"the {kind.lower()} {point.name!r} cannot be loaded ({error})",
                where=point.value,
                remedy="Mend or uninstall the package that brings it.",
            ) from error
        if not isinstance(made, self.contract):
            home = self.contract.__module__.removesuffix(".base")
            raise self.fault(
                f"{point.name!r} is not {'an' if kind[0] in 'AEIOU' else 'a'} {kind.lower()}",
                where=point.value,
                remedy=f"Subclass {home}.{kind}.",
            )
        return made
