"""The workspace: Iceberg tables, schemas, ledger."""
