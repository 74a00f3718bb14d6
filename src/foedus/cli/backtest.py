"""``foedus backtest``: forecast what is known, from its past, and count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import console


def backtest(
    folder: Annotated[
        Path, typer.Argument(exists=True, file_okay=False, help="Holds train.txt, valid.txt and test.txt.")
    ],
    test: Annotated[str, typer.Option(help="The part to forecast: test or valid.")] = "test",
    threads: Annotated[int, typer.Option(min=1, help="Threads to use.")] = 2,
) -> None:
    """Forecast each event of a part from the events before it; print one JSON object of figures.

    Example: foedus backtest data/icews14 --test valid
    """
    from foedus import outlook

    found = outlook.backtest(folder, test=test, threads=threads, say=console.say)
    console.put(json.dumps(found))
