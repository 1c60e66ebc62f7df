"""Many units taken over at once, from a pasted list or a CSV file."""
