"""Electronic signatures on letters: who makes them, the queue, and what they say."""
