"""Days off from a file or from a suggestion: compared first, then taken over."""
