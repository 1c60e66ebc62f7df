"""A fictitious office with forty requests, for a first look and for practice."""
