"""What the office can show the Komisi Informasi in the yearly monitoring (SAQ, e-Monev)."""
