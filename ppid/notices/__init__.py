"""What officers are told, by which way, and at which hour."""
