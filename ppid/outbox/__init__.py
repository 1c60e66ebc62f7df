"""Mail promised: rows that are written with their cause, and how they leave the house."""
