"""Closing a register's year, checking it afterwards, and opening it again for a reason."""
