"""The figures, the yearly report and the open data."""
