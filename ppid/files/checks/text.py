"""CSV and TXT: text and nothing else."""

from __future__ import annotations

import re

from ppid.files.kinds import Kind
from ppid.files.reasons import Reason, Refused

# First bytes of what is not plain text, whatever its name says.
_OTHER = re.compile(
    rb"%PDF-|PK\x03\x04|\x89PNG|\xff\xd8\xff|GIF8|MZ|\x7fELF|Rar!|7z\xbc\xaf|\xd0\xcf\x11\xe0"
    rb"|#!|\{\\rtf|(\xef\xbb\xbf)?\s*<(!|\?|html|svg|script|head|body|iframe)",
    re.IGNORECASE,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def check(content: bytes, kind: Kind, max_bytes: int) -> None:
    """UTF-8, or one byte a letter as old Excel writes it; raises Refused."""
    if _OTHER.match(content):
        raise Refused(Reason.MISLABELLED)
    if _CONTROL.search(content):
        raise Refused(Reason.NOT_TEXT)
