"""Writing an export whole, or not at all, and the data package that describes it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.brief.exports.base import Exported, exporter
from foedus.brief.exports.package import describe
from foedus.errors import BriefError

if TYPE_CHECKING:
    from foedus.store import Workspace


def export(workspace: Workspace, format: str, path: Path) -> Exported:
    """Write a workspace's claims to ``path``, and a ``datapackage.json`` beside it.

    The file appears under its name only when it is complete.

    Args:
        workspace: what is exported.
        format: the exporter's name (see :func:`formats`).
        path: the file; its folder must exist.

    Returns:
        How many records were written, and what was left out.

    Raises:
        UsageError: the format is unknown.
        BriefError: the file cannot be written.
    """
    writer = exporter(format)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        done = writer.write(workspace, part)
        part.replace(path)
        describe(path, writer, done)
    except OSError as error:
        told = error.strerror or str(error)
        raise BriefError(
            f"cannot be written: {told}", where=str(path), remedy="Choose another place."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return done
