"""Taking over answers that a linked case was given, into a draft."""
