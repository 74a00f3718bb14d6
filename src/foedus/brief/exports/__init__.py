"""Exports of a workspace: one file a format."""

from foedus.brief.exports.base import Exported, Exporter, Field, batches, exporter, formats, rows
from foedus.brief.exports.export import export

__all__ = ["Exported", "Exporter", "Field", "batches", "export", "exporter", "formats", "rows"]
