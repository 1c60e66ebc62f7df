"""Disputes at the Komisi Informasi (sengketa) and the pack that the office hands in."""
