"""How the office numbers its letters and registers: by which pattern, and from which day."""
