"""foedus reads news reports and answers, with evidence, who sides with whom.

>>> import foedus
>>> sorted(foedus.__all__)
['FoedusError', 'SetAside', 'Workspace', '__version__', 'annotate', 'read']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus.errors import FoedusError, SetAside
from foedus.version import __version__

if TYPE_CHECKING:
    from foedus.api import Workspace, annotate, read

__all__ = ["FoedusError", "SetAside", "Workspace", "__version__", "annotate", "read"]


def __getattr__(name: str) -> Any:
    """What lies in :mod:`foedus.api`, loaded when it is first asked for: ``import foedus`` stays quick."""
    if name in ("Workspace", "annotate", "read"):
        from foedus import api

        return getattr(api, name)
    raise AttributeError(f"module 'foedus' has no attribute {name!r}")
