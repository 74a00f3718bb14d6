"""How many actors the hand-written catalogue holds: ``python training/actors/catalogue_counts.py``."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

ROOMS = ("groups", "organisations", "parties", "media")


def counted() -> dict[str, dict[str, int]]:
    """Entries by file, by kind, and totals of names, dated entries and relations."""
    root = Path(str(resources.files("foedus.actors").joinpath("catalogue")))
    paths = sorted(path for room in ROOMS for path in (root / room).glob("*.yaml"))
    found: dict[str, list[dict[str, Any]]] = {
        str(p.relative_to(root).with_suffix("")): yaml.safe_load(p.read_text("utf-8")) for p in paths
    }
    entries = [entry for part in found.values() for entry in part]
    sums = {
        field: sum(len(e.get(field, ())) for e in entries)
        for field in ("aliases", "parents", "members", "domains")
    }
    dated = {"since": sum("since" in e for e in entries), "until": sum("until" in e for e in entries)}
    return {
        "files": {name: len(part) for name, part in found.items()},
        "kinds": dict(Counter(entry["kind"] for entry in entries).most_common()),
        "totals": {"entries": len(entries), **sums, **dated},
    }


if __name__ == "__main__":
    print(json.dumps(counted(), indent=1))
