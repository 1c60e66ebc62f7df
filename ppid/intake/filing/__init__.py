"""Writing a request page by page, and sending it."""
