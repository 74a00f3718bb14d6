"""The factors of ``reliability.yaml``, checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from foedus.errors import OntologyError

_WHERE = "voices/reliability.yaml"
_SECTIONS = ("closeness", "interest", "distance", "record")


@cache
def factors() -> Mapping[str, Mapping[str, float]]:
    """The factors by section.

    Raises:
        OntologyError: a section is missing, or a value is not a number.

    >>> factors()["closeness"]["owned_by"]
    0.9
    """
    text = resources.files("foedus.voices").joinpath("reliability.yaml").read_text("utf-8")
    table = yaml.safe_load(text)
    if tuple(table) != _SECTIONS:
        raise OntologyError(f"must have the sections {_SECTIONS}", where=_WHERE)
    try:
        return {name: {key: float(value) for key, value in part.items()} for name, part in table.items()}
    except (TypeError, ValueError) as error:
        raise OntologyError(f"not a number: {error}", where=_WHERE) from error
