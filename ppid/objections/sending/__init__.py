"""The check of an objection, sending it once, and its receipt."""
