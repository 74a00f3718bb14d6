"""Run every benchmark, or those named, one after the other."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run them in processes of their own, so that none pays for another's memory."""
    here = [m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if m.name != "__main__"]
    failed = 0
    for name in sys.argv[1:] or sorted(here):
        print(f"== {name}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
