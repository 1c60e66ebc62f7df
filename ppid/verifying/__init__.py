"""Anyone verifies a letter: by its code, and by the file they hold. Nothing personal, no login."""
