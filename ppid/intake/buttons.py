"""Buttons that need nothing filled in."""

from __future__ import annotations

from ppid.kit.forms import Form


class PlainForm(Form):
    """A button with its token and nothing to fill in."""
