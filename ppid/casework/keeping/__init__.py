"""Filters of the queue that an officer keeps, shares with the office, or gets by mail."""
