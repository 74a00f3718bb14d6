"""Report -> mentions -> actors."""
