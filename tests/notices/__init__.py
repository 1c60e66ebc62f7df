"""What officers are told."""
