"""Following a request by number and code, or by its link."""
