"""The web page and HTTP API over a workspace."""

from foedus.serve.access import Access
from foedus.serve.app import create_app
from foedus.serve.run import serve

__all__ = ["Access", "create_app", "serve"]
