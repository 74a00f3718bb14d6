"""Commands called in the tests' own process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from foedus.cli.app import main


def called(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> object:
    """The exit code of a command run in this process."""
    monkeypatch.setattr(sys, "argv", ["foedus", *map(str, arguments)])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code
