"""What everybody gets names nobody who made it; what was handed in stays as it was."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pikepdf
import pytest
import xlsxwriter
from flask import Flask

from ppid.files import store
from ppid.files.kinds import Kind
from ppid.files.slots import Slot
from ppid.publication import queries
from tests.builders import signed_in
from tests.decisions.desk import a_ppid, pdf_bytes
from tests.publication import clerk
from tests.publication.test_desk import DESK, seen

NAME = "Budi Lahope"


def a_named_pdf(*, signed: bool = False) -> bytes:
    """A PDF that names its maker in its properties, its XMP and a comment."""
    with pikepdf.open(io.BytesIO(pdf_bytes())) as pdf:
        with pdf.open_metadata() as said:
            said["dc:title"], said["dc:creator"] = f"Draf {NAME}", [NAME]
            said["pdfaid:part"], said["pdfaid:conformance"] = "2", "B"
        pdf.docinfo["/Author"] = pdf.docinfo["/Producer"] = NAME
        note = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Text, "/T": NAME,
                "/Contents": "lihat halaman ini", "/Rect": [0, 0, 9, 9]}  # fmt: skip
        pdf.pages[0].Annots = pdf.make_indirect([pikepdf.Dictionary(note)])
        if signed:
            pdf.Root.AcroForm = pikepdf.Dictionary({"/SigFlags": 3, "/Fields": []})
        made = io.BytesIO()
        pdf.save(made)
    return made.getvalue()


def a_named_workbook() -> bytes:
    """A workbook that names its maker in its properties and a comment."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    book.set_properties({"author": NAME, "manager": NAME, "company": NAME, "title": NAME})
    book.set_custom_property("Penyusun", NAME)
    sheet = book.add_worksheet("Anggaran")
    sheet.write("A1", "Belanja modal")
    sheet.write_comment("A1", "cek lagi", {"author": NAME})
    book.close()
    return made.getvalue()


def everything(content: bytes, kind: Kind) -> str:
    """All that stands in a file, unpacked."""
    if kind is Kind.XLSX:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(
                archive.read(name).decode(errors="replace") for name in archive.namelist()
            )
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        xmp = [one.read_bytes().decode() for one in streams if one.get("/Type") == "/Metadata"]
        return " ".join([*map(repr, pdf.objects), repr(pdf.trailer), repr(pdf.docinfo), *xmp])


def laid(app: Flask, content: bytes, name: str) -> Any:
    """The file as the office's own page takes it in."""
    ppid = a_ppid()
    item = clerk.a_draft(ppid)
    client, path = signed_in(app.test_client(), ppid), f"{DESK}/entri/{item.public_id}/berkas"
    page = client.get(path)
    assert "berkas aslinya tetap tersimpan tertutup" in page.text
    data = seen(page) | {"papers": (io.BytesIO(content), name)}
    assert client.post(path, data=data).status_code == 303
    (file,) = queries.files(item)
    return file


def bytes_of(paper: Any) -> bytes:
    with store.open_bytes(paper) as content:
        return content.read()


@pytest.mark.parametrize(
    ("content", "name"),
    [(a_named_pdf(), "laporan.pdf"), (a_named_workbook(), "anggaran.xlsx")],
    ids=["pdf", "xlsx"],
)
def test_the_public_copy_names_nobody_and_the_original_is_kept_sealed(
    app: Flask, content: bytes, name: str
):
    file = laid(app, content, name)
    public = bytes_of(file.paper)
    assert NAME in everything(content, file.paper.kind)
    assert NAME not in everything(public, file.paper.kind)
    assert file.paper.sha256 != file.original.sha256
    assert bytes_of(file.original) == content
    assert (file.original.slot, file.original.sealed) == (Slot.ORIGINAL, True)


def test_content_and_the_claim_to_be_archivable_stay(app: Flask):
    with pikepdf.open(io.BytesIO(bytes_of(laid(app, a_named_pdf(), "a.pdf").paper))) as pdf:
        assert str(pdf.pages[0].Annots[0].Contents) == "lihat halaman ini"
        with pdf.open_metadata() as said:
            assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "B")


def test_a_signed_pdf_stays_whole_so_that_its_signature_holds(app: Flask):
    content = a_named_pdf(signed=True)
    file = laid(app, content, "bertanda-tangan.pdf")
    assert (bytes_of(file.paper), file.original) == (content, None)
