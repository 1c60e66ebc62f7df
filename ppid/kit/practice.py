"""Practice mode (mode latihan): the marks it bears, and what it may not reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import current_app, has_app_context

MARK: Final = "LATIHAN — bukan surat resmi"
"""Not translated: what is shown to an office as a real letter is read in Indonesian."""

SUBJECT: Final = "[LATIHAN] "
PASSWORD: Final = "laut-biru-terbuka-2026"  # noqa: S105 (shown to everyone who practises)
_REACHING_OUT: Final = ("MAIL_", "BOUNCE_", "SIGN_")
_PAPER: Final = f"""\
#set page(foreground: pdf.artifact(kind: "page", {{
  set text(font: "Libertinus Serif", fill: rgb("#b42318"), weight: "bold", hyphenate: false)
  place(top + center, dy: 3mm, text(9pt)[{MARK}])
  place(center + horizon, rotate(-32deg, text(30pt, fill: rgb("#b4231838"))[{MARK}]))
}}))
"""


def is_on() -> bool:
    """Whether this is the practice office."""
    return has_app_context() and bool(current_app.config["PRACTICE"])


def confined(values: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a practice office: whatever was set, nothing of it reaches out.

    No relay, no mailbox of bounces, no electronic signature, and never the settings of a real
    office; the database, the files and the keys are those of its own data folder.
    """
    out = {name: value for name, value in defaults.items() if name.startswith(_REACHING_OUT)}
    return {**values, **out, "DEMO": True, "PRODUCTION": False}


def paper(source: bytes) -> bytes:
    """A Typst source as it is set here: in practice mode every page bears the mark."""
    return _PAPER.encode() + source if is_on() else source


def named(name: str) -> str:
    """A file's name as it is handed out here: in practice mode it begins with the mark."""
    return f"LATIHAN-{name}" if is_on() else name


def subject(words: str) -> str:
    """The subject of a mail as it is written here."""
    return SUBJECT + words if is_on() else words
