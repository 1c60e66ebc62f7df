"""Files that take a while to make: asked for, made by the worker, fetched, ended; their forms."""
