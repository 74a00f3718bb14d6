"""The demo: the example reports into a workspace, a brief in the terminal, and one as a page.

Run by ``make demo``; by hand: ``python examples/demo.py demo/workspace``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(workspace: Path) -> int:
    """Read the examples into ``workspace``, print the brief, write the page, and say how to go on."""
    foedus = str(Path(sys.executable).with_name("foedus"))
    page = workspace.parent / "brief.html"
    workspace.parent.mkdir(parents=True, exist_ok=True)
    between = [foedus, "ties", "--workspace", str(workspace), "--between", "rus", "tur"]
    for command in (
        [foedus, "ingest", str(HERE / "reports"), "--workspace", str(workspace)],
        [foedus, "brief", "--workspace", str(workspace), "-o", str(page)],
        [foedus, "brief", "--workspace", str(workspace)],
        [*between, "--at", "2016-01-01"],
        [*between, "--at", "2017-01-01"],
    ):
        print(f"\n$ {' '.join(['foedus', *command[1:]])}", flush=True)
        code = subprocess.run(command, check=False).returncode
        if code not in (0, 3):
            return code
    print(f"\nThe brief is at {page}. To look around in a browser: {foedus} serve --workspace {workspace}")
    return 0


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("demo/workspace")
    sys.exit(main(target))
