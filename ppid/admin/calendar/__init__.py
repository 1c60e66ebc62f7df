"""The working days: days off, the week, imports, and what a change of them does."""
