"""One step on many requests at once: looked at first, done case by case, undone where it can be."""
