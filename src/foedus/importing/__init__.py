"""Other people's event data -> claims."""
