"""Carrying out what an answer or a settlement orders."""
