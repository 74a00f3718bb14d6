"""What the API answers, as typed records: the names are those of :mod:`foedus.records`."""
