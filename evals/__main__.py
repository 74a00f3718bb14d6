"""Measure every benchmark and fail, with both numbers, where one is below its floor."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
import time
from pathlib import Path

FLOORS = Path(__file__).with_name("baseline.json")


def main() -> int:
    """Measure the benchmarks named in the arguments, or all; the number of figures below their floor."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    wanted = sys.argv[1:] or sorted(floors)
    unknown = set(wanted) - {module.name for module in pkgutil.iter_modules([str(FLOORS.parent)])}
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    failed = 0
    for name in wanted:
        started = time.monotonic()
        figures = importlib.import_module(f"evals.{name}").measure()
        took = time.monotonic() - started
        if not figures:
            print(f"{name}: skipped, its data is not here")
            continue
        for figure, floor in floors.get(name, {}).items():
            value = figures.get(figure)
            below = value is None or value < floor
            failed += below
            shown = "missing" if value is None else f"{value:.4f}"
            print(f"{'FAIL' if below else 'ok  '} {name}.{figure}: {shown} (floor {floor})")
        print(f"     {name} took {took:.1f} s")
    print(f"{failed} below their floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
