"""The routes, one file a subject; each shapes what the library answers and decides nothing."""
