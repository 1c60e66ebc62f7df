"""The legal profile (profil hukum) as an administrator reads and changes it."""
