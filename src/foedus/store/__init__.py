"""The workspace: Iceberg tables, schemas, ledger."""

from foedus.store.batch import Batch
from foedus.store.filters import Wanted, dyad
from foedus.store.journal_tables import Aside, Counts, Item
from foedus.store.keys import SeenKeys
from foedus.store.location import Location, locate
from foedus.store.rows import mentions_frame, report_from, reports_frame
from foedus.store.trouble import told
from foedus.store.workspace import Workspace, keyed

__all__ = [
    "Aside",
    "Batch",
    "Counts",
    "Item",
    "Location",
    "SeenKeys",
    "Wanted",
    "Workspace",
    "dyad",
    "keyed",
    "locate",
    "mentions_frame",
    "report_from",
    "reports_frame",
    "told",
]
