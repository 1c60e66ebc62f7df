"""All pages of the list: for everyone, for who proposes, for who determines."""

from __future__ import annotations

from ppid.publication.answered import views as answered
from ppid.publication.determining import views as determining
from ppid.publication.older import views as older
from ppid.publication.proposing import views as proposing
from ppid.publication.reading import views as reading
from ppid.publication.room import bp

__all__ = ["answered", "bp", "determining", "older", "proposing", "reading"]
