"""A process to be killed: ingests or imports into a workspace; and the same without being killed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

GDELT_ROWS = 3000


def gdelt_file(path: Path, rows: int = GDELT_ROWS, first: int = 1) -> Path:
    """A GDELT file of made-up rows, every fiftieth of them at fault."""
    from foedus.importing.gdelt import Gdelt2

    states = ("RUS", "SYR", "USA", "TUR", "IRN", "LBN", "ISR")
    with path.open("w") as out:
        for n in range(first, first + rows):
            fields = {
                "GlobalEventID": str(n), "Day": f"2016{1 + n % 12:02}{1 + n % 28:02}",
                "EventCode": ("042", "190", "051", "010")[n % 4] if n % 50 else "---",
                "GoldsteinScale": "1.0", "Actor1CountryCode": states[n % 7],
                "Actor2CountryCode": states[n % 5],
                "DATEADDED": "20170101", "SOURCEURL": f"http://paper{n % 9}.com/{n}",
            }  # fmt: skip
            out.write("\t".join(fields.get(name, "") for name in Gdelt2.names) + "\n")
    return path


def ingest(place: str) -> None:
    """Ingest 40 reports in batches of 10."""
    from tests.engine.light import light, reports

    from foedus.engine import ingest
    from foedus.store import Workspace

    with Workspace(place, create=True) as workspace:
        account = ingest(
            workspace, reports(40), engine="inline", work=light, batch_size=10, progress=_acknowledge
        )
        workspace.compact()
    assert account.rows_in == account.stored + account.duplicate + account.set_aside


def imports(place: str) -> None:
    """Import 3,000 rows in blocks of 64 kB, two to a commit."""
    from foedus.engine import events, import_events
    from foedus.importing import blocks
    from foedus.store import Workspace

    blocks.line_blocks.__kwdefaults__["size"] = 1 << 16
    events.COMMIT_ROWS = 800
    with Workspace(place, create=True) as workspace:
        import_events(workspace, "gdelt2", [Path(place).parent / "g.csv"])
        workspace.compact()


def _acknowledge(account: object) -> None:
    """Tell the killer how many reports this run has stored for certain."""
    _say(f"stored {account.stored}")  # type: ignore[attr-defined]


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def serve() -> None:
    """For each line ``mode place``: fork, run it in the child, print the child's id, wait, print its status.

    What takes long to import is imported once, before any of it starts threads.
    """
    import numpy
    import polars
    import pyarrow.parquet
    import pyiceberg.catalog.sql
    import pyiceberg.io.pyarrow
    import rensa

    import foedus.engine
    from foedus.actors import catalogue

    assert all((numpy, polars, pyarrow, pyiceberg, rensa, foedus.engine, catalogue()))
    _say("ready")
    for line in sys.stdin:
        mode, place = line.split()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                {"ingest": ingest, "import": imports}[mode](place)
                status = 0
            finally:
                os._exit(status)
        _say(f"child {child}")
        _, status = os.waitpid(child, 0)
        _say(f"over {status}")


if __name__ == "__main__":
    serve()
