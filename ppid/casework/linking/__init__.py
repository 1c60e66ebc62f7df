"""Cases that belong together, and who watches one."""
