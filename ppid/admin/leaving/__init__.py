"""Who leaves, for a while or for good: leave of any officer, and handing cases on."""
