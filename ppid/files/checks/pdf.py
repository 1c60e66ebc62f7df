"""PDF: opened page by page, with nothing in it that acts, and nothing behind it."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2 as pdfium
from pypdfium2 import raw

from ppid.files.kinds import Kind
from ppid.files.reasons import Reason, Refused

MAX_PAGES = 2_000
_TAIL = 1024
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"\bstream\r?\n")
_ENCRYPT = re.compile(rb"/Encrypt(?=[\s<])")

# Long names cannot stand in compressed bytes by chance, so they are looked for everywhere.
_NAMES = rb"JavaScript|Launch|SubmitForm|ImportData|RichMedia|Rendition|GoToE|EmbeddedFiles?"
_ACTS = re.compile(rb"/(" + _NAMES + rb")(?![0-9A-Za-z])")
_SHORT = re.compile(rb"/XFA(?![0-9A-Za-z])")
_FILES = (b"EmbeddedFile", b"EmbeddedFiles")


def check(content: bytes, kind: Kind, max_bytes: int) -> None:
    """Open it whole, as the readers do, and look for what acts; raises Refused."""
    if not content.startswith(b"%PDF-"):
        raise Refused(Reason.MISLABELLED)
    _whole(content)
    _look_for_acts(content)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Refused(Reason.ENCRYPTED if locked else Reason.BROKEN) from None
    try:
        _open(document)
    except pdfium.PdfiumError:
        raise Refused(Reason.BROKEN) from None
    finally:
        document.close()


def _whole(content: bytes) -> None:
    """It ends where a PDF ends, and is not an archive as well."""
    _before, mark, after = content[-_TAIL:].rpartition(b"%%EOF")
    if not mark or after.strip(b"\0 \t\r\n\x1a"):
        raise Refused(Reason.BROKEN)
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise Refused(Reason.MISLABELLED)


def _open(document: pdfium.PdfDocument) -> None:
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        raise Refused(Reason.ENCRYPTED)
    if len(document) > MAX_PAGES:
        raise Refused(Reason.TOO_MANY_PAGES, pages=len(document), most=MAX_PAGES)
    if len(document) == 0:
        raise Refused(Reason.BROKEN)
    if document.get_formtype() in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND):
        raise Refused(Reason.ACTIVE)
    for index in range(len(document)):
        document[index].close()
    # The reader's own copy has no packed objects and no escaped names left.
    copy = io.BytesIO()
    document.save(copy)
    _look_for_acts(copy.getvalue())


def _look_for_acts(content: bytes) -> None:
    """Refuse scripts, launches, forms that send themselves, and files within the file."""
    plain = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), content)
    found = _ACTS.search(plain)
    if found:
        raise Refused(Reason.EMBEDDED if found[1] in _FILES else Reason.ACTIVE)
    outside = _outside_streams(plain)
    if _SHORT.search(outside):
        raise Refused(Reason.ACTIVE)
    if _ENCRYPT.search(outside):
        raise Refused(Reason.ENCRYPTED)


def _outside_streams(content: bytes) -> bytes:
    """The objects without the bytes they carry, in which short names stand by chance."""
    parts = []
    position = 0
    while begin := _STREAM.search(content, position):
        end = content.find(b"endstream", begin.end())
        if end < 0:
            break
        parts.append(content[position : begin.start()])
        position = end
    parts.append(content[position:])
    return b"".join(parts)
