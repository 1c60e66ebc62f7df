"""Honest and hostile files, built anew for each run: no binary lies in the tree."""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

import pypdfium2 as pdfium
from PIL import Image, PngImagePlugin

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
ALERT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


# Pictures


def jpeg(width: int = 60, height: int = 40, **options: object) -> bytes:
    """A gradient: its pixels can be told apart after another encoding."""
    out = io.BytesIO()
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    picture.save(out, "JPEG", **options)
    return out.getvalue()


def sideways_jpeg(comment: bytes) -> bytes:
    """A photograph that only its EXIF turns upright, with a comment and a camera's name."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = comment.decode()
    return jpeg(60, 40, exif=exif, comment=comment)


def png(mode: str = "RGB", size: tuple[int, int] = (30, 20), **options: object) -> bytes:
    """A plain picture of this mode."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG", **options)
    return out.getvalue()


def png_with_text(text: str) -> bytes:
    """A PNG that carries a text beside its pixels."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", text)
    return png(pnginfo=notes)


def png_chunk(name: bytes, content: bytes) -> bytes:
    """One chunk with its checksum."""
    return (
        struct.pack("!I", len(content))
        + name
        + content
        + struct.pack("!I", zlib.crc32(name + content))
    )


def png_of_chunks(width: int, height: int, *chunks: bytes, pixels: bytes | None = None) -> bytes:
    """A one-bit PNG as its header says, with more chunks before its pixels."""
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height) if pixels is None else pixels
    header = png_chunk(b"IHDR", struct.pack("!IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + b"".join(chunks)
        + png_chunk(b"IDAT", rows)
        + png_chunk(b"IEND", b"")
    )


# PDF


def scanned_pdf(pages: int = 1) -> bytes:
    """A PDF as a scanner's program writes it."""
    document = pdfium.PdfDocument.new()
    for _page in range(pages):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    head = b"<< /Length %d %s >>" % (len(content), entries)
    return head + b"\nstream\n" + content + b"\nendstream"


def pdf(
    *objects: bytes,
    catalog: bytes = b"",
    page: bytes = b"",
    trailer: bytes = b"",
    kids: bytes = b"[3 0 R]",
    count: int = 1,
) -> bytes:
    """A PDF of one page; `objects` are numbered from 4 on."""
    all_objects = (
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids %s /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] %s >>" % page,
        *objects,
    )
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(all_objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1,
        trailer,
        table,
    )
    return bytes(out)


def packed_pdf(action: bytes) -> bytes:
    """A PDF whose catalog and action stand only in a compressed object stream."""
    inner = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        action,
    )
    table = b""
    body = b""
    for number, content in enumerate(inner, 1):
        table += b"%d %d " % (number, len(body))
        body += content + b"\n"
    packed = zlib.compress(table + body)
    out = b"%PDF-1.7\n"
    first = len(out)
    out += (
        b"5 0 obj\n"
        + stream(packed, b"/Type /ObjStm /N 4 /First %d /Filter /FlateDecode" % len(table))
        + b"\nendobj\n"
    )
    second = len(out)
    rows = struct.pack("!BHB", 0, 0, 255)
    rows += b"".join(struct.pack("!BHB", 2, 5, index) for index in range(4))
    rows += struct.pack("!BHB", 1, first, 0) + struct.pack("!BHB", 1, second, 0)
    out += b"6 0 obj\n" + stream(rows, b"/Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R")
    return out + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % second


def many_pages(count: int) -> bytes:
    """One page listed many times."""
    return pdf(kids=b"[" + b"3 0 R " * count + b"]", count=count)


# Word and Excel


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def relationships(*rows: tuple[str, str, bool]) -> str:
    """A .rels part: (type, target, external)."""
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{purpose}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for number, (purpose, target, external) in enumerate(rows)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def content_types(part: str, content_type: str) -> str:
    """[Content_Types].xml with one main part."""
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{part}" '
        f'ContentType="{content_type}"/></Types>'
    )


def document(body: str = "<w:p><w:r><w:t>Halo</w:t></w:r></w:p>") -> str:
    """word/document.xml."""
    return (
        f'{XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
        f'main"><w:body>{body}</w:body></w:document>'
    )


def docx_parts(**changes: str) -> dict[str, bytes | str]:
    """The parts of a small Word document."""
    return {
        "[Content_Types].xml": content_types("word/document.xml", WORD),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml", False)),
        "word/document.xml": document(),
        "docProps/core.xml": f"{XML}<properties/>",
    } | changes


def docx(extra: Mapping[str, bytes | str] = {}, level: int = 6) -> bytes:
    """A Word document, with more parts or other ones."""
    return packed(docx_parts() | dict(extra), level)


def xlsx(extra: Mapping[str, bytes | str] = {}) -> bytes:
    """An Excel workbook of one sheet, with more parts or other ones."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": content_types("xl/workbook.xml", SHEET),
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml", False)),
        "xl/workbook.xml": f"{XML}<workbook><sheets><sheet name='Anggaran'/></sheets></workbook>",
        "xl/worksheets/sheet1.xml": f"{XML}<worksheet><sheetData/></worksheet>",
        "xl/printerSettings/printerSettings1.bin": b"\0\1\2",
    }
    return packed(parts | dict(extra))


def packed(parts: Mapping[str, bytes | str], level: int = 6) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx_with_shared_bytes(copies: int) -> bytes:
    """Many parts that all point at the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in docx_parts().items():
            archive.writestr(name, content)
        archive.writestr("word/media/a.emf", bytes(range(256)) * 40)
        for number in range(copies):
            twin = copy.copy(archive.getinfo("word/media/a.emf"))
            twin.filename = f"word/media/a{number}.emf"
            archive.filelist.append(twin)
    return out.getvalue()


def docx_with_twins() -> bytes:
    """Two parts of one name: readers differ on which they open."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in docx_parts().items():
            archive.writestr(name, content)
        twin = copy.copy(archive.getinfo("word/document.xml"))
        archive.filelist.append(twin)
    return out.getvalue()


def locked(content: bytes) -> bytes:
    """The same zip with every entry said to be encrypted."""
    out = bytearray(content)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = out.find(mark)
        while place >= 0:
            out[place + flags] |= 1
            place = out.find(mark, place + 4)
    return bytes(out)


def laughs(levels: int = 9) -> str:
    """A thousand million laughs."""
    entities = "".join(
        f'<!ENTITY a{n} "{"&a" + str(n - 1) + ";"}{("&a" + str(n - 1) + ";") * 9}">'
        for n in range(1, levels + 1)
    )
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><x>&a{levels};</x>'


def cut(content: bytes, share: float) -> bytes:
    """The first part of a file, as a broken transfer leaves it."""
    return content[: int(len(content) * share)]


def zeros(names: Sequence[str], size: int) -> dict[str, bytes]:
    """Parts of nothing that pack a thousandfold."""
    return {name: bytes(size) for name in names}
