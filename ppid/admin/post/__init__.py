"""Mails that need a hand."""
