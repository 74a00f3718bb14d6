"""Training of the learned coder's weights: `python -m training.coder --help`."""
