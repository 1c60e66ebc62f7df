"""From an answer that was given to an entry of the list."""
