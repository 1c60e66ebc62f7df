"""Objections to the superior (keberatan): filed, followed, answered, carried out."""
