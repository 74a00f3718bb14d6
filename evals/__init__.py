"""Quality: one file a benchmark, floors in baseline.json."""
