"""The registers at a browser: filters in the address, masked numbers, files, and who may pass."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook

from ppid.accounts.models import Role
from ppid.casework import units
from ppid.exports import queries as exports
from ppid.exports import reading
from ppid.exports.models import Export, ExportState
from ppid.files import store
from ppid.kit import clock
from ppid.kit.db import db
from ppid.making import MAKERS
from ppid.registers import queries, sets
from ppid.registers.wanted import Book, Wanted
from tests.builders import (
    NOON,
    a_case,
    a_unit,
    an_accepted_case,
    an_objection,
    an_officer,
    signed_in,
)
from tests.decisions import desk
from tests.publication import clerk
from tests.registers import books
from worker.exports import make_next

ROAD = "/petugas/register"


@pytest.fixture
def ppid_desk(app: Flask, client: FlaskClient) -> FlaskClient:
    """The PPID at a browser."""
    return signed_in(client, an_officer(Role.PPID))


def numbers(page: str) -> list[str]:
    """The registration numbers of a page, in order."""
    return re.findall(r">(PIP-\d{4}-\d{6})<", page)


def asked_file(browser: FlaskClient, address: str, **said: Any) -> Export:
    """A file that was asked for and made."""
    answer = browser.post(
        address, data={"columns": "pasal-32", "kind": "xlsx", "paper": "f4"} | said
    )
    assert answer.status_code == 303, answer.text
    wish = exports.export(answer.headers["Location"].rsplit("/", 1)[-1])
    assert wish is not None
    assert make_next(MAKERS)
    assert wish.state is ExportState.READY
    return wish


def content(wish: Export) -> bytes:
    assert wish.paper is not None
    with store.open_bytes(wish.paper) as file:
        return file.read()


def cells(wish: Export) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content(wish)))
    return book.get_sheet_by_index(0).to_python()


def test_the_newest_request_stands_first_with_its_number_and_who_asks(ppid_desk: FlaskClient):
    first, second = an_accepted_case(), a_case()
    page = ppid_desk.get(f"{ROAD}/permintaan?tahun=2026").text
    assert numbers(page) == [second.number, first.number]
    assert "Siti Rahmawati" in page


def test_no_identity_number_is_shown_whole(ppid_desk: FlaskClient):
    a_case()
    page = ppid_desk.get(f"{ROAD}/permintaan?tahun=2026").text
    assert "3273010101900001" not in page
    assert "•••• 0001" in page


def test_an_auditor_reads_the_register_without_names(app: Flask, client: FlaskClient):
    a_case()
    browser = signed_in(client, an_officer(Role.AUDITOR))
    page = browser.get(f"{ROAD}/permintaan?tahun=2026").text
    assert "Nama disamarkan" in page
    assert "Siti" not in page
    assert numbers(browser.get(f"{ROAD}/permintaan?tahun=2026&q=Siti").text) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("bulan=8", True),
        ("bulan=9", False),
        ("tahun=2025", False),
        ("tahun=semua", True),
        ("status=in_progress", True),
        ("status=closed", False),
        ("putusan=granted", False),
        ("saluran=web", True),
        ("saluran=email", False),
        ("q=kontrak", True),
        ("q=Siti", True),
        ("q=%25", False),
        ("q=tidak+ada", False),
        ("tahun=entah&bulan=99&status=x&unit=abc&sesudah=x.y", True),
    ],
)
def test_the_filter_lives_in_the_address(ppid_desk: FlaskClient, asked: str, found: bool):
    an_accepted_case()
    whole = asked if "tahun" in asked else f"tahun=2026&{asked}"
    assert bool(numbers(ppid_desk.get(f"{ROAD}/permintaan?{whole}").text)) is found


def test_requests_are_found_by_the_unit_they_were_laid_with(ppid_desk: FlaskClient):
    unit, other = a_unit("Dinas Kesehatan"), a_unit("Dinas Pendidikan")
    officer = an_officer(Role.DESK)
    case = an_accepted_case(by=officer)
    units.assign(
        case,
        unit_ids=[unit.id],
        due_on=NOON.date() + timedelta(days=3),
        note=None,
        by=desk.acting(officer),
        at=NOON,
    )
    for one, found in ((unit, [case.number]), (other, [])):
        page = ppid_desk.get(f"{ROAD}/permintaan?tahun=2026&unit={one.id}").text
        assert numbers(page) == found


def test_a_long_register_is_turned_page_by_page(
    ppid_desk: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(queries, "PAGE", 2)
    made = [a_case(received=NOON + timedelta(days=n // 2)).number for n in range(5)][::-1]
    road, seen = f"{ROAD}/permintaan?tahun=2026", []
    while road:
        page = ppid_desk.get(road).text
        seen.append(numbers(page))
        onward = re.search(r'rel="next" href="([^"]+)"', page)
        road = onward[1].replace("&amp;", "&") if onward else ""
    assert seen == [made[:2], made[2:4], made[4:]]
    back = re.search(r'rel="prev" href="([^"]+)"', page)
    assert back is not None
    assert numbers(ppid_desk.get(back[1].replace("&amp;", "&")).text) == made[2:4]


def test_the_register_of_objections_names_letters_and_request(ppid_desk: FlaskClient):
    case = an_accepted_case()
    objection = an_objection(case=case, grounds="c", received=NOON + timedelta(days=20))
    page = ppid_desk.get(f"{ROAD}/keberatan?tahun=2026").text
    assert objection.number in page
    assert "Pasal 35 huruf c" in page
    assert case.number in page


def test_the_list_of_what_is_excluded_shows_what_is_in_force_today(ppid_desk: FlaskClient):
    desk.a_decree(by=desk.a_ppid(), at=clock.now() - timedelta(days=3))
    assert "Rekam medis pasien RSUD" in ppid_desk.get(f"{ROAD}/dikecualikan").text
    assert "Rekam medis" not in ppid_desk.get(f"{ROAD}/dikecualikan?status=expired").text
    assert "Rekam medis" not in ppid_desk.get(f"{ROAD}/dikecualikan?putusan=a").text


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.DESK, 200),
        (Role.PPID, 200),
        (Role.SUPERIOR, 200),
        (Role.AUDITOR, 200),
        (Role.UNIT, 403),
        (Role.ADMIN, 403),
    ],
)
def test_who_may_read_the_registers(app: Flask, client: FlaskClient, role: Role, status: int):
    browser = signed_in(client, an_officer(role))
    for place in ("permintaan", "keberatan", "dikecualikan", "tahun", "permintaan/ekspor"):
        assert browser.get(f"{ROAD}/{place}").status_code == status


@pytest.mark.parametrize("role", [Role.DESK, Role.UNIT, Role.SUPERIOR, Role.AUDITOR, Role.ADMIN])
def test_nobody_but_the_ppid_takes_identities_out(app: Flask, client: FlaskClient, role: Role):
    browser = signed_in(client, an_officer(role))
    for name in ("permintaan", "keberatan"):
        assert browser.post(f"{ROAD}/{name}/ekspor-identitas", data={}).status_code == 403
    assert db.session.query(Export).count() == 0


def test_a_file_for_everybody_holds_no_identity(ppid_desk: FlaskClient):
    a_case(requester=books.IDENTITY)
    wish = asked_file(ppid_desk, f"{ROAD}/permintaan/ekspor?tahun=2026")
    assert not wish.identity
    whole = str(cells(wish))
    assert "PIP-2026-" in whole
    assert "Tanpa kolom identitas pemohon" in whole
    for told in books.IDENTITY.values():
        assert told not in whole


def test_a_file_with_identities_asks_what_for_and_keeps_it(ppid_desk: FlaskClient):
    a_case(requester=books.IDENTITY)
    road = f"{ROAD}/permintaan/ekspor-identitas?tahun=2026"
    silent = ppid_desk.post(road, data={"columns": "pasal-32", "kind": "xlsx", "paper": "f4"})
    assert silent.status_code == 422
    assert "Tuliskan keperluannya" in silent.text
    wish = asked_file(ppid_desk, road, purpose="Pemeriksaan Inspektorat")
    assert (wish.identity, wish.purpose) == (True, "Pemeriksaan Inspektorat")
    assert "3273010101900001" in str(cells(wish))


@pytest.mark.parametrize(
    ("kind", "start"),
    [("xlsx", b"PK"), ("csv", b'"Nomor'), ("csv-excel", b"\xef\xbb\xbf"), ("pdf", b"%PDF")],
)
def test_a_register_is_made_in_every_form(ppid_desk: FlaskClient, kind: str, start: bytes):
    an_accepted_case()
    wish = asked_file(ppid_desk, f"{ROAD}/permintaan/ekspor?tahun=2026", kind=kind)
    assert content(wish).startswith(start)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("permintaan", "lampiran-viii"),
        ("keberatan", "pasal-43"),
        ("keberatan", "lampiran-xi"),
        ("dikecualikan", "dik-lengkap"),
        ("dikecualikan", "dik-judul"),
    ],
)
def test_every_set_of_columns_is_made(ppid_desk: FlaskClient, name: str, columns: str):
    case = books.a_decided_case(desk.a_ppid(), desk.a_superior())
    an_objection(case=case, grounds="a", received=NOON + timedelta(days=20))
    wish = asked_file(ppid_desk, f"{ROAD}/{name}/ekspor?tahun=semua&status=semua", columns=columns)
    assert len([row for row in cells(wish) if any(row)]) > 4


def test_the_public_list_is_made_in_the_form_of_lampiran_i(ppid_desk: FlaskClient):
    clerk.a_public_entry(desk.a_ppid(), desk.a_superior(), title="Laporan keuangan 2025")
    wish = asked_file(ppid_desk, f"{ROAD}/dip/ekspor", columns="lampiran-i")
    found = cells(wish)
    assert found[1][0] == "Daftar Informasi Publik"
    assert found[4][:3] == [
        "No",
        "Ringkasan Isi Informasi",
        "Pejabat/Unit/Satuan Kerja yang Menguasai Informasi",
    ]
    assert "Laporan keuangan 2025" in found[5][1]
    assert len(found[4]) == 7


def test_a_file_holds_what_the_filter_shows_and_says_so(ppid_desk: FlaskClient):
    first = a_case(received=NOON)
    a_case(received=NOON + timedelta(days=40))
    wish = asked_file(ppid_desk, f"{ROAD}/permintaan/ekspor?tahun=2026&bulan=8")
    found = cells(wish)
    assert wish.name == "register-permintaan-2026-08.xlsx"
    assert "Agustus 2026" in found[2][0]
    assert [row[0] for row in found if str(row[0]).startswith("PIP-")] == [first.number]


def test_a_stranger_book_is_not_found(ppid_desk: FlaskClient):
    assert ppid_desk.get(f"{ROAD}/entah/ekspor").status_code == 404
    assert ppid_desk.get(f"{ROAD}/dikecualikan/tahun/2025").status_code == 404
    assert ppid_desk.get(f"{ROAD}/dikecualikan/ekspor-identitas").status_code == 404


def test_a_register_of_a_thousand_lines_takes_a_few_statements_a_part(app: Flask):
    for _n in range(6):
        a_case()
    said: list[str] = []
    note = lambda *args: said.append(args[2])  # noqa: E731
    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        db.session.flush()
        said.clear()
        found = list(sets.lines(db.session.connection(), Wanted(Book.REQUESTS, year=2026)))
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)
    assert len(found) == 6 <= reading.PART
    assert len(said) == 4
