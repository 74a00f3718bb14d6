"""The API's description, from which the page's types are made: ``python -m foedus.serve.openapi FILE``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, cast

from foedus.api import Workspace
from foedus.serve.app import create_app


def describe() -> dict[str, Any]:
    """The OpenAPI document; the version of foedus is left out, so that it changes with the API alone."""
    document = create_app(cast(Workspace, None)).openapi()
    document["info"]["version"] = "1"
    return document


def as_text() -> str:
    """The document as the file ``web/openapi.json`` holds it."""
    return json.dumps(describe(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(as_text(), encoding="utf-8")
