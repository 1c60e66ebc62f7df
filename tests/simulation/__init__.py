"""Three office years in one test: the rounds against a record kept by hand."""
