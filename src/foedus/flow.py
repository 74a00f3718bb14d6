"""The ordered steps from a report to its claims: the table of contents of the program."""
