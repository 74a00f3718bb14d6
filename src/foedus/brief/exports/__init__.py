"""Exports of a workspace: one file a format."""

from foedus.brief.exports.base import Exported, Exporter, Field, batches, exporter, formats, rows
from foedus.brief.exports.csv_table import safe
from foedus.brief.exports.export import export
from foedus.brief.exports.gexf_text import GexfEdge, GexfNode, gexf_text

__all__ = [
    "Exported",
    "Exporter",
    "Field",
    "GexfEdge",
    "GexfNode",
    "batches",
    "export",
    "exporter",
    "formats",
    "gexf_text",
    "rows",
    "safe",
]
