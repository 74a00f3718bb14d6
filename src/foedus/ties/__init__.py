"""Claims -> dated tie states with uncertainty."""
