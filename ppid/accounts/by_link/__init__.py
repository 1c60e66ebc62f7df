"""Passwords and first accounts, by links that are mailed or printed."""
