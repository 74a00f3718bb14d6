"""A file, page, feed, archive or stream -> reports."""
