"""What is taken and what is refused, each file looked at by a real confined child."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import file_specimens as specimens
import pytest
from PIL import Image

from ppid.files import inspect as inspection
from ppid.files.inspect import inspect
from ppid.files.kinds import Kind
from ppid.files.reasons import Reason, Refused
from ppid.files.slots import SLOTS, Slot

GO_TO = b"<< /S /GoTo /D [3 0 R /Fit] >>"
LINK = (
    b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] "
    b"/A << /S /URI /URI (https://ppid.example) >> >>]"
)
OPEN = b"/OpenAction 4 0 R"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>"
MACRO_SHEET = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def look(content: bytes, name: str, slot: Slot = Slot.UNIT_ANSWER) -> inspection.Finding:
    return inspect(io.BytesIO(content), name=name, slot=slot)


def reason(content: bytes, name: str, slot: Slot = Slot.UNIT_ANSWER) -> Reason:
    with pytest.raises(Refused) as caught:
        look(content, name, slot)
    assert caught.value.facts["slot"] == slot.value
    return caught.value.reason


def flate(content: bytes) -> bytes:
    return specimens.stream(zlib.compress(content), b"/Filter /FlateDecode")


def renamed(content: bytes) -> bytes:
    return content.replace(b"JavaScript", b"J#61vaScr#69pt")


HONEST = {
    "a scan": ("KTP.PDF", specimens.scanned_pdf()),
    "a long PDF": ("laporan.pdf", specimens.scanned_pdf(400)),
    "a PDF that opens at a page": ("a.pdf", specimens.pdf(GO_TO, catalog=OPEN)),
    "a PDF with a link": ("a.pdf", specimens.pdf(page=LINK)),
    "a PDF with a form": ("a.pdf", specimens.pdf(b"<< /Fields [] >>", catalog=b"/AcroForm 4 0 R")),
    "a PDF with packed objects": ("a.pdf", specimens.packed_pdf(GO_TO)),
    "a PDF whose page speaks of XFA": (
        "a.pdf",
        specimens.pdf(specimens.stream(b"% /XFA /Encrypt "), page=b"/Contents 4 0 R"),
    ),
    "a PDF that ends with zeros": ("a.pdf", specimens.scanned_pdf() + b"\r\n\0\0"),
    "a photograph": ("foto.jpg", specimens.jpeg(900, 600)),
    "a grey photograph in JFIF": ("foto.jfif", specimens.jpeg()),
    "a PNG with a palette": ("a.png", specimens.png("P")),
    "a PNG with glass": ("a.png", specimens.png("RGBA")),
    "a PNG with deep grey": ("a.png", specimens.png("I;16")),
    "a PNG of 39 megapixels": ("a.png", specimens.png_of_chunks(6000, 6500)),
    "a Word document": ("surat.docx", specimens.docx()),
    "a Word document with a link": (
        "a.docx",
        specimens.docx(
            {
                "word/_rels/document.xml.rels": specimens.relationships(
                    ("hyperlink", "https://ppid.example", True)
                )
            }
        ),
    ),
    "a Word document with a chart": (
        "a.docx",
        specimens.docx({"word/embeddings/Microsoft_Excel_Sheet.xlsx": specimens.xlsx()}),
    ),
    "a Word document that speaks of DDE": (
        "a.docx",
        specimens.docx(
            {"word/document.xml": specimens.document("<w:p><w:r><w:t>DDEAUTO</w:t></w:r></w:p>")}
        ),
    ),
    "a workbook": ("anggaran.xlsx", specimens.xlsx()),
    "a workbook of many rows": (
        "a.xlsx",
        specimens.xlsx(
            {
                "xl/worksheets/sheet1.xml": "<worksheet>"
                + "".join(
                    f"<row r='{n}'><c><v>{n * 7919 % 10007}</v></c></row>" for n in range(30_000)
                )
                + "</worksheet>"
            }
        ),
    ),
    "a CSV with a mark": ("data.csv", "\ufeffnama;jumlah\nBadung;3\n".encode()),
    "a CSV from an old Excel": ("data.csv", "nama;café\n".encode("cp1252")),
    "a note": ("catatan.txt", b"Mohon salinan SK.\n\x0c"),
}


@pytest.mark.parametrize(("name", "content"), HONEST.values(), ids=HONEST)
def test_an_honest_file_is_taken(name: str, content: bytes):
    finding = look(content, name)
    assert finding.name == name
    assert (finding.clean is not None) is (finding.kind in (Kind.JPEG, Kind.PNG))


WRONG = {
    "an empty file": (Reason.EMPTY, "a.pdf", b""),
    "a file of blanks": (Reason.EMPTY, "a.txt", b" \n\0\n"),
    "a PDF named JPG": (Reason.MISLABELLED, "a.jpg", specimens.scanned_pdf()),
    "a JPG named PDF": (Reason.MISLABELLED, "a.pdf", specimens.jpeg()),
    "a PNG named JPG": (Reason.MISLABELLED, "a.jpg", specimens.png()),
    "a workbook named DOCX": (Reason.MISLABELLED, "a.docx", specimens.xlsx()),
    "a zip named XLSX": (Reason.MISLABELLED, "a.xlsx", specimens.packed({"a.exe": b"MZ"})),
    "a page named PNG": (Reason.MISLABELLED, "a.png", b"<html><script>alert(1)</script>"),
    "a drawing named TXT": (Reason.MISLABELLED, "a.txt", b"\n <svg onload='alert(1)'/>"),
    "a program named CSV": (Reason.MISLABELLED, "a.csv", b"MZ\x90 this program"),
    "a script named TXT": (Reason.MISLABELLED, "a.txt", b"#!/bin/sh\n"),
    "a PDF behind other bytes": (Reason.MISLABELLED, "a.pdf", b"GIF89a" + specimens.scanned_pdf()),
    "an old Word document": (
        Reason.OLD_OFFICE,
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ),
    "wide text": (Reason.NOT_TEXT, "a.txt", "Mohon".encode("utf-16")),
    "text with a terminal's commands": (Reason.NOT_TEXT, "a.csv", b"a;\x1b[2J\n"),
    "a page behind a JPEG's mark": (Reason.BROKEN, "a.jpg", b"\xff\xd8\xff<script>alert(1)"),
    "half a JPG": (Reason.BROKEN, "a.jpg", specimens.cut(specimens.jpeg(900, 600), 0.5)),
    "half a PNG": (Reason.BROKEN, "a.png", specimens.cut(specimens.png("RGB", (900, 600)), 0.5)),
    "half a PDF": (Reason.BROKEN, "a.pdf", specimens.cut(specimens.scanned_pdf(5), 0.5)),
    "half a document": (Reason.BROKEN, "a.docx", specimens.cut(specimens.docx(), 0.5)),
    "a PDF of nothing": (Reason.BROKEN, "a.pdf", b"%PDF-1.7\n%%EOF\n"),
    "a PDF without pages": (Reason.BROKEN, "a.pdf", specimens.pdf(kids=b"[]", count=0)),
    "a page behind a PDF": (Reason.BROKEN, "a.pdf", specimens.scanned_pdf() + b"<script>1"),
    "an archive behind a PDF": (
        Reason.BROKEN,
        "a.pdf",
        specimens.scanned_pdf() + specimens.packed({"a": b"b"}),
    ),
    "an archive around a PDF's end": (
        Reason.MISLABELLED,
        "a.pdf",
        specimens.scanned_pdf() + specimens.packed({"a": b"b"})[:-2] + b"\x06\0%%EOF\n",
    ),
    "bytes behind a document": (Reason.BROKEN, "a.docx", specimens.docx() + b"<script>"),
    "an archive before a document": (
        Reason.BROKEN,
        "a.docx",
        specimens.packed({"a": b"b"}) + specimens.docx(),
    ),
    "a document with two faces": (Reason.BROKEN, "a.docx", specimens.docx_with_twins()),
    "a document that climbs": (Reason.BROKEN, "a.docx", specimens.docx({"../a.xml": "<a/>"})),
    "a document of broken XML": (
        Reason.BROKEN,
        "a.docx",
        specimens.docx({"word/document.xml": "<a>"}),
    ),
    "a locked PDF": (
        Reason.ENCRYPTED,
        "a.pdf",
        specimens.pdf(
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"00" * 32, b"11" * 32),
            trailer=b"/Encrypt 4 0 R /ID [<00><00>]",
        ),
    ),
    "a locked archive": (Reason.ENCRYPTED, "a.docx", specimens.locked(specimens.docx())),
    "a locked document": (
        Reason.ENCRYPTED,
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
    ),
    "a program": (Reason.NOT_ALLOWED, "a.exe", b"MZ"),
    "a program with two endings": (Reason.NOT_ALLOWED, "foto.jpg.exe", b"MZ"),
    "a drawing": (Reason.NOT_ALLOWED, "a.svg", b"<svg/>"),
    "an archive": (Reason.NOT_ALLOWED, "a.zip", specimens.packed({"a": b"b"})),
    "a document for macros": (Reason.NOT_ALLOWED, "a.docm", specimens.docx()),
    "a file without an ending": (Reason.NOT_ALLOWED, "KTP", specimens.jpeg()),
    "a file without a name": (Reason.NOT_ALLOWED, "", specimens.jpeg()),
}

ACTING = {
    "a script": (Reason.ACTIVE, "a.pdf", specimens.pdf(specimens.ALERT, catalog=OPEN)),
    "a script by another name": (
        Reason.ACTIVE,
        "a.pdf",
        specimens.pdf(renamed(specimens.ALERT), catalog=OPEN),
    ),
    "a packed script": (Reason.ACTIVE, "a.pdf", specimens.packed_pdf(specimens.ALERT)),
    "a packed script by another name": (
        Reason.ACTIVE,
        "a.pdf",
        specimens.packed_pdf(renamed(specimens.ALERT)),
    ),
    "a script by name": (
        Reason.ACTIVE,
        "a.pdf",
        specimens.pdf(
            specimens.ALERT, catalog=b"/Names << /JavaScript << /Names [(a) 4 0 R] >> >>"
        ),
    ),
    "a program to start": (
        Reason.ACTIVE,
        "a.pdf",
        specimens.pdf(b"<< /S /Launch /F (cmd.exe) >>", catalog=OPEN),
    ),
    "a form that sends itself": (
        Reason.ACTIVE,
        "a.pdf",
        specimens.pdf(b"<< /S /SubmitForm /F (https://a.example) >>", catalog=OPEN),
    ),
    "an XFA form": (
        Reason.ACTIVE,
        "a.pdf",
        specimens.pdf(
            b"<< /Fields [] /XFA 5 0 R >>", specimens.stream(b"<xdp/>"), catalog=b"/AcroForm 4 0 R"
        ),
    ),
    "a packed XFA form": (
        Reason.ACTIVE,
        "a.pdf",
        specimens.packed_pdf(b"<< /Fields [] /XFA (a) >>").replace(b"a", b"a"),
    ),
    "a PDF with an attachment": (
        Reason.EMBEDDED,
        "a.pdf",
        specimens.pdf(
            specimens.stream(b"MZ", b"/Type /EmbeddedFile"),
            catalog=b"/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 4 0 R >> >>] >> >>",
        ),
    ),
    "macros": (Reason.MACROS, "a.docx", specimens.docx({"word/vbaProject.bin": b"\0"})),
    "macros by another name": (
        Reason.MACROS,
        "a.docx",
        specimens.docx(
            {
                "word/_rels/document.xml.rels": specimens.relationships(
                    ("vbaProject", "a.bin", False)
                )
            }
        ),
    ),
    "a workbook for macros": (
        Reason.MACROS,
        "a.xlsx",
        specimens.xlsx(
            {"[Content_Types].xml": specimens.content_types("xl/workbook.xml", MACRO_SHEET)}
        ),
    ),
    "a macro sheet": (Reason.MACROS, "a.xlsx", specimens.xlsx({"xl/macrosheets/s1.xml": "<a/>"})),
    "an object": (Reason.EMBEDDED, "a.docx", specimens.docx({"word/embeddings/o.bin": b"\0"})),
    "an object by relation": (
        Reason.EMBEDDED,
        "a.docx",
        specimens.docx(
            {"word/_rels/document.xml.rels": specimens.relationships(("oleObject", "o.png", False))}
        ),
    ),
    "a program named PNG inside": (
        Reason.EMBEDDED,
        "a.docx",
        specimens.docx({"word/media/a.png": b"MZ\x90"}),
    ),
    "a page inside": (Reason.EMBEDDED, "a.docx", specimens.docx({"word/a.html": b"<html>"})),
    "macros in a chart's workbook": (
        Reason.MACROS,
        "a.docx",
        specimens.docx({"word/embeddings/a.xlsx": specimens.xlsx({"xl/vbaProject.bin": b"\0"})}),
    ),
    "a template from elsewhere": (
        Reason.OUTSIDE_LINKS,
        "a.docx",
        specimens.docx(
            {
                "word/_rels/settings.xml.rels": specimens.relationships(
                    ("attachedTemplate", "https://a.example/a.dotm", True)
                )
            }
        ),
    ),
    "a picture from elsewhere": (
        Reason.OUTSIDE_LINKS,
        "a.docx",
        specimens.docx(
            {
                "word/_rels/document.xml.rels": specimens.relationships(
                    ("image", "//a.example/a.png", True)
                )
            }
        ),
    ),
    "a command in a field, cut in two": (
        Reason.OUTSIDE_LINKS,
        "a.docx",
        specimens.docx(
            {
                "word/document.xml": specimens.document(
                    "<w:instrText>DDE</w:instrText><w:instrText>AUTO cmd</w:instrText>"
                )
            }
        ),
    ),
    "a command in a workbook": (
        Reason.OUTSIDE_LINKS,
        "a.xlsx",
        specimens.xlsx(
            {"xl/externalLinks/externalLink1.xml": "<externalLink><ddeLink/></externalLink>"}
        ),
    ),
    "rows from a server": (
        Reason.OUTSIDE_LINKS,
        "a.xlsx",
        specimens.xlsx({"xl/connections.xml": "<connections/>"}),
    ),
    "the scanners' test text": (Reason.MALWARE, "a.txt", specimens.EICAR),
    "the test text behind a JPEG": (Reason.MALWARE, "a.jpg", specimens.jpeg() + specimens.EICAR),
    "the test text in a document": (
        Reason.MALWARE,
        "a.docx",
        specimens.docx({"word/media/a.emf": specimens.EICAR}),
    ),
    "the test text in a chart": (
        Reason.MALWARE,
        "a.docx",
        specimens.docx(
            {"word/embeddings/a.xlsx": specimens.xlsx({"docProps/a.xml": specimens.EICAR})}
        ),
    ),
}

REFUSED = WRONG | ACTING


@pytest.mark.parametrize(("why", "name", "content"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_or_acting_file_is_refused_with_its_reason(why: Reason, name: str, content: bytes):
    assert reason(content, name) is why


# None: harmless to us, and taken. Built only when its test runs.
BOMBS = {
    "a PNG that claims 3,600 megapixels": (
        Reason.TOO_MANY_PIXELS,
        "a.png",
        lambda: specimens.png_of_chunks(60_000, 60_000, pixels=b"a"),
    ),
    "a PNG of 81 megapixels": (
        Reason.TOO_MANY_PIXELS,
        "a.png",
        lambda: specimens.png_of_chunks(9_000, 9_000),
    ),
    "a PNG with a long side": (
        Reason.TOO_MANY_PIXELS,
        "a.png",
        lambda: specimens.png_of_chunks(10_001, 1),
    ),
    "a PNG with a packed text": (
        Reason.BROKEN,
        "a.png",
        lambda: specimens.png_of_chunks(
            9, 9, specimens.png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80 << 20)))
        ),
    ),
    "a PNG with a packed profile": (
        Reason.BROKEN,
        "a.png",
        lambda: specimens.png_of_chunks(
            9, 9, specimens.png_chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(80 << 20)))
        ),
    ),
    "a PNG with more rows than it says": (
        None,
        "a.png",
        lambda: specimens.png_of_chunks(9, 9, pixels=zlib.compress(bytes(80 << 20))),
    ),
    "a document that unpacks a thousandfold": (
        Reason.TOO_COMPLEX,
        "a.docx",
        lambda: specimens.docx(specimens.zeros(["word/a.emf"], 30 << 20)),
    ),
    "a document larger than all caps": (
        Reason.TOO_COMPLEX,
        "a.docx",
        lambda: specimens.docx(
            specimens.zeros([f"word/{n}.emf" for n in range(250)], 1_000_000), level=1
        ),
    ),
    "a document of 5,100 parts": (
        Reason.TOO_COMPLEX,
        "a.docx",
        lambda: specimens.docx(specimens.zeros([f"word/{n}.emf" for n in range(5_100)], 0)),
    ),
    "a document whose parts share bytes": (
        Reason.TOO_COMPLEX,
        "a.docx",
        lambda: specimens.docx_with_shared_bytes(50),
    ),
    "a document that laughs": (
        Reason.TOO_COMPLEX,
        "a.docx",
        lambda: specimens.docx({"word/document.xml": specimens.laughs()}),
    ),
    "a drawing that laughs": (
        Reason.TOO_COMPLEX,
        "a.xlsx",
        lambda: specimens.xlsx({"xl/a.vml": specimens.laughs()}),
    ),
    "a document that reads our files": (
        Reason.TOO_COMPLEX,
        "a.docx",
        lambda: specimens.docx(
            {
                "word/document.xml": "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
            }
        ),
    ),
    "a workbook of depth": (
        Reason.TOO_COMPLEX,
        "a.xlsx",
        lambda: specimens.xlsx({"xl/worksheets/sheet1.xml": "<a>" * 900_000 + "</a>" * 900_000}),
    ),
    "documents in documents": (
        Reason.EMBEDDED,
        "a.docx",
        lambda: specimens.docx(
            {"word/embeddings/a.docx": specimens.docx({"word/embeddings/a.docx": specimens.docx()})}
        ),
    ),
    "a PDF of 2,500 pages": (Reason.TOO_MANY_PAGES, "a.pdf", lambda: specimens.many_pages(2_500)),
    "a PDF whose pages go in circles": (
        Reason.TOO_MANY_PAGES,
        "a.pdf",
        lambda: specimens.pdf(kids=b"[2 0 R 3 0 R]", count=1_000_000),
    ),
    "a PDF of forms in forms": (
        Reason.TOO_COMPLEX,
        "a.pdf",
        lambda: specimens.pdf(
            *[specimens.stream(b"/F Do " * 10, FORM % (n + 1)) for n in range(4, 16)],
            specimens.stream(b"0 0 1 1 re f"),
            specimens.stream(b"/F Do"),
            page=b"/Contents 17 0 R /Resources << /XObject << /F 4 0 R >> >>",
        ),
    ),
    "a PDF form in itself": (
        Reason.TOO_COMPLEX,
        "a.pdf",
        lambda: specimens.pdf(
            specimens.stream(b"/F Do", FORM % 4),
            specimens.stream(b"/F Do " * 100_000),
            page=b"/Contents 5 0 R /Resources << /XObject << /F 4 0 R >> >>",
        ),
    ),
    "a PDF page of endless marks": (
        Reason.TOO_COMPLEX,
        "a.pdf",
        lambda: specimens.pdf(flate(b"0 0 1 1 re f\n" * 8_000_000), page=b"/Contents 4 0 R"),
    ),
    "a PDF of brackets": (
        None,
        "a.pdf",
        lambda: specimens.pdf(b"[" * 500_000 + b"]" * 500_000, catalog=b"/A 4 0 R"),
    ),
    "a PDF of streams without end": (None, "a.pdf", lambda: specimens.pdf(b"\nstream\n" * 500_000)),
}


@pytest.mark.parametrize(("why", "name", "build"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_answered_in_seconds(why: Reason | None, name: str, build: Callable[[], bytes]):
    content = build()
    began = time.monotonic()
    if why:
        assert reason(content, name) is why
    else:
        look(content, name)
    assert time.monotonic() - began < 15


def test_a_picture_is_drawn_anew_upright_and_without_what_was_said_beside_it():
    photograph = specimens.sideways_jpeg(b"Kamera Rahasia") + b"<script>alert(1)</script>"
    finding = look(photograph, "a.jpg")
    assert finding.clean
    assert b"Rahasia" not in finding.clean
    assert b"script" not in finding.clean
    with Image.open(io.BytesIO(finding.clean)) as picture:
        assert picture.size == (40, 60)
        assert not picture.getexif()
        grey = picture.convert("L")
        assert grey.getpixel((35, 30)) < grey.getpixel((4, 30))


def test_a_png_keeps_its_glass_and_loses_its_texts():
    finding = look(specimens.png_with_text("Rahasia"), "a.png")
    assert finding.clean
    assert b"Rahasia" not in finding.clean
    glass = look(specimens.png("P", transparency=0), "a.png").clean
    assert glass
    with Image.open(io.BytesIO(glass)) as picture:
        assert picture.convert("RGBA").getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("slot", list(Slot))
def test_a_file_larger_than_its_slot_is_refused_before_a_child_starts(slot: Slot, tmp_path: Path):
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(SLOTS[slot].max_bytes + 1)
    with path.open("rb") as file, pytest.raises(Refused) as caught:
        inspect(file, name="a.pdf", slot=slot)
    assert caught.value.reason is Reason.TOO_LARGE
    assert caught.value.facts["size"] == SLOTS[slot].max_bytes + 1


def test_an_identity_is_a_scan_and_never_a_document():
    assert reason(specimens.docx(), "KTP.docx", Slot.IDENTITY) is Reason.NOT_ALLOWED
    assert reason(specimens.jpeg(), "SK.jpg", Slot.DECREE) is Reason.NOT_ALLOWED


def test_the_upload_stands_at_its_start_again():
    upload = io.BytesIO(b"Mohon salinan SK.")
    upload.seek(5)
    inspect(upload, name="a.txt", slot=Slot.ATTACHMENT)
    assert upload.tell() == 0


def test_this_process_never_holds_the_whole_file(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Mohon salinan SK.\n" * 2_500_000)
    tracemalloc.start()
    try:
        with path.open("rb") as file:
            inspect(file, name="a.txt", slot=Slot.UNIT_ANSWER)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * 1024 * 1024


def long_work() -> bytes:
    """A document that keeps a child busy for about two seconds."""
    rows = "".join(f"<w:p><w:r w:i='{n}'/></w:p>" for n in range(1_500_000))
    return specimens.docx({"word/document.xml": specimens.document(rows)}, level=1)


def test_a_file_that_outlasts_the_clock_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(inspection, "WALL_SECONDS", 0.4)
    began = time.monotonic()
    assert reason(long_work(), "a.docx") is Reason.TOO_COMPLEX
    assert time.monotonic() - began < 8


@pytest.mark.skipif(sys.platform != "linux", reason="finds the child in /proc")
def test_a_child_that_is_killed_costs_one_answer_and_nothing_else():
    caught: list[Refused] = []

    def ask() -> None:
        try:
            look(content, "a.docx")
        except Refused as refused:
            caught.append(refused)

    content = long_work()
    asker = threading.Thread(target=ask)
    asker.start()
    children = Path(f"/proc/self/task/{asker.native_id}/children")
    while not (listed := children.read_text().split()):
        time.sleep(0.01)
    os.kill(int(listed[0]), signal.SIGKILL)
    asker.join(10)
    assert [refused.reason for refused in caught] == [Reason.TOO_COMPLEX]
    assert look(b"Mohon salinan SK.", "a.txt").kind is Kind.TXT


def test_the_specimens_are_what_they_say():
    with zipfile.ZipFile(io.BytesIO(specimens.docx())) as archive:
        assert archive.testzip() is None
    assert b"/JavaScript" not in specimens.packed_pdf(specimens.ALERT)
