"""Telling the account of a run: while it goes on, and at its end."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from foedus.cli import console

if TYPE_CHECKING:
    from foedus.engine import Account

_EVERY = 5.0  # seconds between two lines of progress


class Progress:
    """Says the account so far on stderr every few seconds."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, account: Account) -> None:
        """Say it, if it is time."""
        if time.monotonic() - self._last > _EVERY:
            self._last = time.monotonic()
            console.say(f"so far: {account}")


def close(account: Account, notes: Sequence[str] = ()) -> None:
    """Say the whole account and what was set aside; leave with code 3 if anything was, now or before."""
    console.say(str(account))
    console.finish(account.told, notes)
    if account.set_aside:
        raise typer.Exit(console.SET_ASIDE)
