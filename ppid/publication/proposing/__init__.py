"""Entries of the list as officers write and propose them."""
