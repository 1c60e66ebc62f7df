"""Writing an objection page by page, and sending it."""
