"""Training of the learned attribution tagger: `python -m training.attribution --help`."""
