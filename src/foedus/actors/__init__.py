"""Report -> mentions -> actors."""

from foedus.actors.catalogues import Catalogue, catalogue
from foedus.actors.finding import find

__all__ = ["Catalogue", "catalogue", "find"]
