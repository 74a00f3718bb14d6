"""The command line: one file per command, each wrapping one public function."""

from foedus.cli.app import main

__all__ = ["main"]
