"""The list that the office had before: a file, its columns, a dry run, and taking it back."""
