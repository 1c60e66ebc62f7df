"""A unit's workbook that hides something is not taken before the unit says what becomes of it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import xlsxwriter
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook

from ppid.accounts.models import Role
from ppid.cases import queries as cases
from ppid.cases.models import Assignment
from ppid.files import store
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit import clock
from ppid.law import Event
from tests import builders
from tests.casework.test_units_by_link import laid, lines, ppid, version, way

__all__ = ["ppid"]
NIK = "3273010101900001"
TABLE = (
    ("Obat", "Jumlah", "Petugas"),
    ("Parasetamol", 10, "Tono"),
    ("hapus nanti", "", ""),
    ("Amoksisilin", 7.5, "Wati"),
)
SAID = {"found": "partly", "answer": "Sebagian ada pada kami."}


def a_workbook() -> io.BytesIO:
    """What Pak Tono has: a table, a note between its lines, a column and two sheets unseen."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        table, hidden, deeper = (book.add_worksheet(name) for name in ("Rekap", "Data", "Sumber"))
        for at, row in enumerate(TABLE):
            table.write_row(at, 0, row)
        table.set_row(2, None, None, {"hidden": True})
        table.set_column(2, 2, None, None, {"hidden": True})
        hidden.write_column(0, 0, ["NIK", NIK, NIK, NIK])
        hidden.hide()
        deeper.write(0, 0, "0812-3456-7890")
        deeper.very_hidden()
    return io.BytesIO(made.getvalue())


@pytest.fixture
def asked(ppid) -> Assignment:
    """A unit without accounts that is asked."""
    return laid(builders.an_accepted_case(at=clock.now()), ppid, [])


def sent(client: FlaskClient, asked: Assignment, **said: object):
    """The form of the link, filled in."""
    seen = version(client.get(way(asked)).text)
    return client.post(way(asked), data=seen | SAID | said, content_type="multipart/form-data")


def told(page: str) -> dict[str, str]:
    """What the page carries along: its version and the file that waits."""
    (held,) = re.findall(r'name="held"[^>]*value="([^"]+)"', page)
    return version(page) | {"held": held}


def papers(asked: Assignment) -> dict[Slot, Paper]:
    """The files of the answer."""
    return {one.paper.slot: one.paper for one in cases.papers(asked.case) if one.assignment_id}


def everything(paper: Paper) -> str:
    """All that stands in a kept workbook, unpacked."""
    with store.open_bytes(paper) as content, zipfile.ZipFile(content) as archive:
        return " ".join(archive.read(name).decode() for name in archive.namelist())


def seen_in(paper: Paper) -> list[list[list[object]]]:
    """All sheets of a kept workbook."""
    with store.open_bytes(paper) as content:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content.read()))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def test_the_gate_says_what_is_hidden_and_keeps_what_was_typed(
    client: FlaskClient, asked: Assignment
):
    page = sent(client, asked, papers=(a_workbook(), "obat.xlsx"))
    assert page.status_code == 422
    assert "lembar tersembunyi “Data” (4 baris, tampak memuat NIK)" in page.text
    assert "lembar tersembunyi “Sumber” (1 baris, tampak memuat nomor telepon)" in page.text
    assert "baris tersembunyi di lembar “Rekap” (1 baris)" in page.text
    assert "kolom tersembunyi di lembar “Rekap” (3 baris)" in page.text
    assert SAID["answer"] in page.text
    assert NIK not in page.text
    assert not papers(asked)
    undecided = client.post(way(asked), data=told(page.text) | SAID)
    assert "Pilih salah satu." in undecided.text


def test_stripped_only_what_was_seen_goes_on_and_the_original_is_sealed(
    client: FlaskClient, asked: Assignment
):
    blocked = sent(client, asked, papers=(a_workbook(), "obat.xlsx"))
    done = client.post(way(asked), data=told(blocked.text) | SAID | {"hidden": "stripped"})
    assert "Terkirim ke PPID" in done.text
    kept = papers(asked)
    assert seen_in(kept[Slot.UNIT_ANSWER]) == [
        [["Obat", "Jumlah"], ["Parasetamol", 10.0], ["Amoksisilin", 7.5]]
    ]
    assert NIK not in everything(kept[Slot.UNIT_ANSWER])
    assert NIK in everything(kept[Slot.ORIGINAL])
    assert kept[Slot.ORIGINAL].sealed
    (line,) = lines(Event.UNIT_ANSWERED)
    assert (line.facts["papers"], line.facts["hidden"]) == (1, "stripped")
    assert "4 baris" in line.facts["hidden_parts"]


def test_sent_all_the_same_needs_a_reason_that_stands_on_the_timeline(
    client: FlaskClient, asked: Assignment, ppid
):
    blocked = sent(client, asked, papers=(a_workbook(), "obat.xlsx"))
    keeping = told(blocked.text) | SAID | {"hidden": "kept"}
    assert "Tulis alasannya." in client.post(way(asked), data=keeping).text
    client.post(way(asked), data=keeping | {"hidden_why": "PPID memintanya untuk uji konsekuensi."})
    assert set(papers(asked)) == {Slot.UNIT_ANSWER}
    builders.signed_in(client, ppid)
    page = client.get(f"/petugas/permohonan/{asked.case.number}").text
    assert "Alasan: PPID memintanya untuk uji konsekuensi." in page


def test_a_unit_with_an_account_meets_the_same_gate_and_never_the_sealed_original(
    client: FlaskClient, asked: Assignment
):
    officer = builders.an_officer(Role.UNIT, unit_id=asked.unit_id)
    builders.signed_in(client, officer)
    case = f"/petugas/permohonan/{asked.case.number}"
    path = f"{case}/penugasan/{asked.id}/jawab"
    data = version(client.get(path).text) | SAID | {"papers": (a_workbook(), "obat.xlsx")}
    blocked = client.post(path, data=data, content_type="multipart/form-data")
    assert "tampak memuat NIK" in blocked.text
    assert (
        client.post(path, data=told(blocked.text) | SAID | {"hidden": "stripped"}).status_code
        == 303
    )
    assert "asli-obat.xlsx" not in client.get(case).text
    original = papers(asked)[Slot.ORIGINAL]
    assert client.get(f"{case}/berkas/{original.public_id}").status_code == 403
