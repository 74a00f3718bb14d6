"""What a person reads: text, HTML, plots, exports."""
