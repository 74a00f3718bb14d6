"""Plug-ins by name: found, unknown, broken, of another kind."""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint

import pytest

from foedus import plugins
from foedus.errors import ImportingError, UsageError
from foedus.importing import Importer
from foedus.importing.icews import Icews
from foedus.plugins import Plugs

IMPORTERS: Plugs[Importer] = Plugs("foedus.importers", Importer, "unknown format", ImportingError)


def test_all_of_a_group_and_one_by_name() -> None:
    assert {"acled", "icews", "polecat"} <= set(IMPORTERS.names())
    assert isinstance(IMPORTERS.get("icews"), Icews)
    assert [one.name for one in IMPORTERS.all()] == list(IMPORTERS.names())


def test_an_unknown_name_is_wrong_usage_and_tells_those_known() -> None:
    with pytest.raises(UsageError, match="unknown format 'steam'"):
        IMPORTERS.get("steam")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "foedus.nowhere:Nothing",
            "the importer 'mine' cannot be loaded .*No module named.* Mend or uninstall",
        ),
        ("builtins:dict", "'mine' is not an importer. Subclass foedus.importing.Importer."),
    ],
)
def test_what_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, value: str, message: str) -> None:
    point = EntryPoint("mine", value, "foedus.importers")
    monkeypatch.setattr(plugins, "entry_points", lambda group: [point])
    with pytest.raises(ImportingError) as raised:
        IMPORTERS.get("mine")
    assert re.search(message, str(raised.value))
