"""What is published says nothing of who made it: properties are taken out, the content stays.

Called in the checking child only. PDFs are written anew by pikepdf (qpdf), which also leaves
earlier versions of the file behind; a PDF with an electronic signature stays as it is, for any
change would break the signature. In workbooks the parts that name people are emptied.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from ppid.files.kinds import Kind
from ppid.files.reasons import Reason, Refused

_KEPT_CLAIMS: Final = ("pdfaid:part", "pdfaid:conformance")
_OF_PEOPLE: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/Info")
_OF_COMMENTS: Final = ("/T", "/NM", "/CreationDate", "/M", "/RC")
_SIGNED: Final = 1  # the first bit of SigFlags

_CORE: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CUSTOM: Final = _APP.replace(b"extended-properties", b"custom-properties")
_EMPTIED: Final = {
    "docprops/core.xml": _CORE,
    "docprops/app.xml": _APP,
    "docprops/custom.xml": _CUSTOM,
}
_AUTHORS: Final = re.compile(rb"(<(?:\w+:)?author(?:\s[^>]*)?>)[^<]*(?=</)")
_NAMED: Final = re.compile(rb'(\s(?:displayName|userId|userName|lastModifiedBy)=")[^"]*(?=")')


def clean(content: bytes, kind: Kind) -> bytes | None:
    """The content without what names its makers; None where there is nothing of the kind.

    Raises Refused where it cannot be read well enough to be cleaned.
    """
    if kind is Kind.PDF:
        return _pdf(content)
    return _office(content) if kind in (Kind.XLSX, Kind.DOCX) else None


def _pdf(content: bytes) -> bytes | None:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            form: Any = document.Root.get("/AcroForm", {})
            if int(form.get("/SigFlags", 0)) & _SIGNED:
                return None
            claims = _claims(document)
            for one in _dictionaries(document):
                _drop(one, _OF_PEOPLE)
            _drop(document.trailer, ("/Info",))
            for page in document.pages:
                _comments(page)
            if claims:
                quietly = {"update_docinfo": False, "set_pikepdf_as_editor": False}
                with document.open_metadata(**quietly) as said:
                    for name, value in claims.items():
                        said[name] = value
            made = io.BytesIO()
            document.save(made, deterministic_id=True)
    except pikepdf.PdfError:
        raise Refused(Reason.BROKEN) from None
    return made.getvalue()


def _claims(document: Any) -> dict[str, str]:
    """That the file keeps PDF/A, which still holds; PDF/UA would need the title that goes."""
    if "/Metadata" not in document.Root:
        return {}
    with document.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as said:
        found = {name: said.get(name) for name in _KEPT_CLAIMS}
    return {name: str(value) for name, value in found.items() if value}


def _dictionaries(document: Any) -> Iterator[Any]:
    import pikepdf

    return (one for one in document.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream))


def _drop(one: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if name in one:
            del one[name]


def _comments(page: Any) -> None:
    """Who wrote a comment and when; the names of form fields are no people."""
    for one in page.get("/Annots", []):
        if str(one.get("/Subtype")) != "/Widget":
            _drop(one, _OF_COMMENTS)


def _office(content: bytes) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for entry in archive.infolist():
            plain = zipfile.ZipInfo(entry.filename)
            plain.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(plain, _part(entry.filename.lower(), archive.read(entry)))
    return made.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name in _EMPTIED:
        return _EMPTIED[name]
    if "comment" in name or "/persons/" in name:
        content = _AUTHORS.sub(rb"\1", content)
    if name.endswith("workbook.xml") or "/persons/" in name or "revision" in name:
        content = _NAMED.sub(rb"\1", content)
    return content
