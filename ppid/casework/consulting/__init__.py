"""Asking another body (Badan Publik lain) about a case; the answer's clock does not stop."""
