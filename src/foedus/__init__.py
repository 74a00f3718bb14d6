"""foedus reads news reports and answers, with evidence, who sides with whom."""

from foedus.version import __version__

__all__ = ["__version__"]
