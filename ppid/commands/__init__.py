"""The commands of the administrator: what `ppid WORD` does."""
