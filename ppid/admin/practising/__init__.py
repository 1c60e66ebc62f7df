"""Practice mode: beginning again with one button, and how far that is."""
