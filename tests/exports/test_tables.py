"""Tables as files: no cell starts a formula, and other readers read what was written."""

from __future__ import annotations

import csv
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ppid.exports import comma, pages, xlsx
from ppid.exports.columns import Column, Form, Heading, Paper, Table
from ppid.exports.comma import Flavour
from ppid.files.kinds import Kind

HOSTILE = (
    "=1+1",
    "+62812",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    '=HYPERLINK("http://jahat.example","klik")',
    "=cmd|'/C calc'!A0",
    "http://contoh.example",
    "mailto:a@b.example",
    "_x0041_",
    '<b>tebal</b> & "kutip"',
    "baris satu\nbaris dua",
    "漢字 🎉 \u202eterbalik",
    "1234567890123456789",
    "0812",
)
STARTS = set("=+-@\t\r\n＝＋－＠")


def a_table(*columns: Column, paper: Paper = Paper.F4) -> Table:
    return Table(
        Heading("PPID Kabupaten Sukamaju", "Register Permintaan", ["Tahun 2026"], paper),
        columns
        or (
            Column("Nomor", 12, lambda row: row[0]),
            Column("Isi", 30, lambda row: row[1], above=("Rincian",)),
            Column("Hari", 14, lambda row: row[2], above=("Rincian",), form=Form.LONG_DAY),
            Column("Biaya", 12, lambda row: row[3], form=Form.RUPIAH),
        ),
    )


def lines_of(texts: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return [(str(n), text, date(2026, 8, 10), 15_000) for n, text in enumerate(texts, 1)]


def sheet(path: Path) -> list[list[Any]]:
    """The cells of the first sheet, read by another library."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def written_xlsx(path: Path, texts: tuple[str, ...]) -> list[list[Any]]:
    table = a_table()
    xlsx.write(path, table, table.cells(lines_of(texts)))
    return sheet(path)


def test_another_reader_finds_heads_and_cells_as_they_were_written(tmp_path: Path):
    found = written_xlsx(tmp_path / "r.xlsx", ("Kontrak obat", "Rekam medis"))
    assert found[0][0] == "PPID Kabupaten Sukamaju"
    assert found[1][0] == "Register Permintaan"
    assert found[4][:2] == ["", "Rincian"]
    assert found[5] == ["Nomor", "Isi", "Hari", "Biaya"]
    assert found[6] == ["1", "Kontrak obat", date(2026, 8, 10), 15_000.0]
    assert len(found) == 8


def test_no_text_becomes_a_formula_a_link_or_a_number_in_xlsx(tmp_path: Path):
    path = tmp_path / "r.xlsx"
    found = written_xlsx(path, HOSTILE)
    assert [row[1] for row in found[6:]] == list(HOSTILE)
    with zipfile.ZipFile(path) as pack:
        inside = pack.read("xl/worksheets/sheet1.xml").decode()
        names = pack.namelist()
    assert "<f>" not in inside
    assert "<hyperlink" not in inside
    assert not [name for name in names if "externalLink" in name or "vba" in name]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.sampled_from(Flavour))
def test_no_field_of_a_csv_ever_starts_a_formula(texts: list[str], flavour: Flavour):
    path = Path(_folder()) / "r.csv"
    table = a_table(Column("Isi", 30, lambda row: row))
    comma.write(path, table, table.cells(texts), flavour)
    encoding, mark = comma._DIALECTS[flavour]
    with path.open(encoding=encoding, newline="") as file:
        _head, *rows = list(csv.reader(file, delimiter=mark))
    for text, (field,) in zip(texts, rows, strict=True):
        assert not STARTS & set(field.lstrip()[:1])
        assert not STARTS & set(field[:1])
        assert field in (text, f"'{text}")


def _folder() -> str:
    return tempfile.mkdtemp()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_a_text_in_csv(tmp_path: Path, text: str):
    assert not STARTS & set(comma.safe(text).lstrip()[:1])


def test_csv_for_excel_has_its_mark_and_semicolons(tmp_path: Path):
    table = a_table()
    comma.write(tmp_path / "r.csv", table, table.cells(lines_of(("Kontrak",))), Flavour.EXCEL)
    assert (tmp_path / "r.csv").read_bytes() == (
        b"\xef\xbb\xbf"
        b'"Nomor";"Rincian \xe2\x80\x93 Isi";"Rincian \xe2\x80\x93 Hari";"Biaya"\r\n'
        b'"1";"Kontrak";"2026-08-10";"15000"\r\n'
    )


def test_a_text_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path):
    found = written_xlsx(tmp_path / "r.xlsx", ("x" * 40_000,))
    assert len(found[6][1]) == xlsx.LONGEST
    assert found[6][1].endswith("(terpotong; selengkapnya di sistem)")


def test_an_xlsx_is_ready_to_print(tmp_path: Path):
    path = tmp_path / "r.xlsx"
    written_xlsx(path, ("Kontrak",))
    with zipfile.ZipFile(path) as pack:
        inside = pack.read("xl/worksheets/sheet1.xml").decode()
        book = pack.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in inside
    assert 'paperSize="14"' in inside
    assert 'state="frozen"' in inside
    assert 'fitToHeight="0"' in inside
    assert "Print_Titles" in book


def words_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_a_short_register_is_one_tagged_pdf_with_every_cell(app: Flask, tmp_path: Path):
    path = tmp_path / "r.pdf"
    table = a_table()
    pages.write(path, table, table.cells(lines_of(("Kontrak obat", "#set text(red) $x$ \\n"))))
    (words,) = words_of(path)
    for told in ("Register Permintaan", "Kontrak obat", "#set text(red)", "Rp 15.000"):
        assert told in words
    assert "Senin, 10 Agustus 2026" in words.replace("\r\n", " ")
    assert b"/StructTreeRoot" in path.read_bytes()


def test_a_long_register_is_volumes_each_tagged_with_pages_numbered_on(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pages, "ROWS", 40)
    path = tmp_path / "r"
    table = a_table()
    made = pages.write(path, table, table.cells(lines_of(tuple(f"Isi {n}" for n in range(90)))))
    assert made.kind is Kind.ZIP
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
    found: list[str] = []
    with zipfile.ZipFile(path) as pack:
        assert pack.namelist() == ["jilid-001.pdf", "jilid-002.pdf", "jilid-003.pdf"]
        for number, name in enumerate(pack.namelist(), 1):
            volume = pack.read(name)
            assert b"/StructTreeRoot" in volume
            (tmp_path / name).write_bytes(volume)
            words = words_of(tmp_path / name)
            assert f"Register Permintaan, jilid {number}" in words[0]
            found += words
    assert "Isi 89" in found[-1]
    numbers = [page.strip().split()[-1] for page in found]
    assert numbers == [str(n) for n in range(1, len(found) + 1)]


def test_volumes_hold_so_many_letters_as_can_be_set_at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pages, "LETTERS", 1000)
    table = a_table(Column("Isi", 30, lambda row: row))
    volumes = pages._volumes(table, table.cells(["x " * 200] * 4 + ["y " * 9000, "z"]))
    assert [len(one) for one in volumes] == [2, 2, 1, 1]
