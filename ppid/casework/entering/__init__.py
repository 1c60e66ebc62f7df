"""Entering a request at the desk."""
