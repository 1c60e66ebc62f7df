"""Bringing the register that an office kept before into this one."""
