"""A file, page, feed, archive or stream -> reports."""

from foedus.reading.base import Reader
from foedus.reading.copies import CopyIndex, Fingerprint, group_copies
from foedus.reading.fetch import Fetched, fetch
from foedus.reading.patience import within
from foedus.reading.reading import Reading, read
from foedus.reading.source import Source

__all__ = [
    "CopyIndex",
    "Fetched",
    "Fingerprint",
    "Reader",
    "Reading",
    "Source",
    "fetch",
    "group_copies",
    "read",
    "within",
]
