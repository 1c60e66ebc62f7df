"""The check of all answers, sending, and the receipt."""
