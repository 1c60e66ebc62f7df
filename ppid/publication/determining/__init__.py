"""The decree on the list: prepared, approved, determined."""
