"""Asking the Tim Pertimbangan, and its written considerations; it decides nothing."""
