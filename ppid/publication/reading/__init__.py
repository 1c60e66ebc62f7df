"""The list as everybody reads it: pages, files, open data."""
