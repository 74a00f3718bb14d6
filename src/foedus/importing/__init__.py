"""Other people's event data as claims."""

from foedus.importing.assemble import Assembler, hashed
from foedus.importing.base import Block, Chunk, Importer, coded_schema, formats, importer
from foedus.importing.blocks import line_blocks
from foedus.importing.fields import header_names, tab_fields

__all__ = [
    "Assembler",
    "Block",
    "Chunk",
    "Importer",
    "coded_schema",
    "formats",
    "hashed",
    "header_names",
    "importer",
    "line_blocks",
    "tab_fields",
]
