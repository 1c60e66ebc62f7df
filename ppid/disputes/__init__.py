"""The file at the Komisi Informasi and in the courts, and the pack that is handed in."""
