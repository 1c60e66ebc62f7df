"""Units and officers."""
