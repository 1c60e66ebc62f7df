"""The checking child: reads one file from standard input, says what it is, and ends.

It answers with one JSON line, then, for images, the picture encoded anew from its pixels.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict
from importlib import import_module

from ppid.files.confine import confine
from ppid.files.kinds import Kind
from ppid.files.reasons import Hidden, Reason, Refused

# The test text of all scanners: never taken, with or without a scanner.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")

CHECKS = {
    Kind.PDF: "pdf",
    Kind.JPEG: "image",
    Kind.PNG: "image",
    Kind.DOCX: "office",
    Kind.XLSX: "office",
    Kind.CSV: "text",
    Kind.TXT: "text",
}


def examine(
    content: bytes,
    kind: Kind,
    max_bytes: int,
    *,
    cleaned: bool = False,
    hidden: Hidden = Hidden.KEPT,
) -> bytes | None:
    """Prove that the content is whole and harmless; the new bytes where it was encoded anew.

    `cleaned`: for everybody's eyes, so that its properties are taken out. `hidden`: what
    becomes of hidden parts of a workbook.

    Raises Refused.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise Refused(Reason.EMPTY)
    if len(content) > max_bytes:
        raise Refused(Reason.TOO_LARGE)
    if EICAR in content:
        raise Refused(Reason.MALWARE)
    if content.startswith(OLD_OFFICE) and kind in (Kind.DOCX, Kind.XLSX):
        locked = _ENCRYPTED_OFFICE in content
        raise Refused(Reason.ENCRYPTED if locked else Reason.OLD_OFFICE)
    check = import_module(f"ppid.files.checks.{CHECKS[kind]}").check
    result: bytes | None = check(content, kind, max_bytes)
    if kind is Kind.XLSX and hidden is not Hidden.KEPT:
        looking = import_module("ppid.files.checks.hidden")
        result = looking.strip(content) if hidden is Hidden.STRIPPED else looking.look(content)
    if cleaned and result is None:
        return import_module("ppid.files.checks.cleaning").clean(content, kind)  # type: ignore[no-any-return]
    return result


def main(kind: Kind, max_bytes: int, *, cleaned: bool, hidden: Hidden) -> None:
    """Confine, read, examine, answer."""
    confine()
    content = sys.stdin.buffer.read(max_bytes + 1)
    answer: dict[str, object] = {"sha256": hashlib.sha256(content).hexdigest()}
    clean = None
    try:
        clean = examine(content, kind, max_bytes, cleaned=cleaned, hidden=hidden)
        answer["clean"] = clean is not None
    except Refused as refused:
        answer |= {"reason": refused.reason, "facts": refused.facts}
        answer["hidden"] = [asdict(one) for one in refused.hidden]
    except MemoryError:
        answer["reason"] = Reason.TOO_COMPLEX
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.write(clean or b"")


if __name__ == "__main__":
    main(
        Kind(sys.argv[1]),
        int(sys.argv[2]),
        hidden=Hidden(sys.argv[3]),
        cleaned=sys.argv[4:] == ["cleaned"],
    )
