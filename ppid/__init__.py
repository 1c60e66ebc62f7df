"""PPID: public information requests answered in time, by UU 14/2008."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppid.app import create_app as create_app


def __getattr__(name: str) -> object:
    """Hand on `create_app` without loading Flask for those who only need a module below it."""
    if name == "create_app":
        from ppid.app import create_app

        return create_app
    raise AttributeError(name)
