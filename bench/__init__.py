"""Speed and memory: one file a room; run one with ``python -m bench.NAME``."""
