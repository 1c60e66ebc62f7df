"""Notices on paper: printed, handed over or posted, and ticked off as proof."""
