"""Pictures as SVG, the same bytes for the same data."""

from foedus.brief.plots.network import network_picture
from foedus.brief.plots.strain import strain_picture
from foedus.brief.plots.tie import history, tie_picture

__all__ = ["history", "network_picture", "strain_picture", "tie_picture"]
