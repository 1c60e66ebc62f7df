"""Entering an objection that came to the desk by voice, letter or email."""
