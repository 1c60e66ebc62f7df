"""The head of letters: the office's logo, and a look at a letter with it and its signatories."""
