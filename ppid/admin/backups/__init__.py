"""What the office's copies are: when the last was made, and that it could be opened."""
