"""Closing a year: what is kept, what is told afterwards, and opening it again for a reason."""

from __future__ import annotations

import csv
import hashlib
import io
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.cases.models import Case
from ppid.exports.making import Made, Progress
from ppid.exports.models import Export
from ppid.files import store
from ppid.kit import clock
from ppid.kit.db import db
from ppid.making import MAKERS
from ppid.office.queries import office
from ppid.registers.models import RegisterSeal, SealedLine
from ppid.registers.sealing import actions, queries
from ppid.registers.sealing import making as sealing
from ppid.registers.wanted import Book
from tests.builders import (
    a_case,
    an_accepted_case,
    an_objection,
    an_officer,
    at,
    signed_in,
)
from tests.registers.test_pages import cells, content
from worker.exports import make_next

ROAD = "/petugas/register"
LAST_YEAR = at(2025, 8, 11)
AFTER = at(2026, 1, 5)


@pytest.fixture
def keeper(app: Flask, client: FlaskClient) -> FlaskClient:
    """The PPID at a browser."""
    return signed_in(client, an_officer(Role.PPID))


def sealed(book: Book = Book.REQUESTS, year: int = 2025) -> RegisterSeal:
    """A year that was closed."""
    return actions.close(prepared(book, year), by_id=an_officer(Role.PPID).id, at=AFTER)


def silent(done: int, total: int | None = None) -> None:
    """Nobody watches how far it is."""


def prepared(book: Book = Book.REQUESTS, year: int = 2025) -> actions.Prepared:
    """A year as it was read."""
    with tempfile.TemporaryDirectory() as folder:
        return actions.prepare(book, year, Path(folder) / "register", silent)


def told(seal: RegisterSeal) -> list[tuple[str, str, str, str]]:
    """What was changed since."""
    db.session.flush()
    return [(one.number, one.fact, one.before, one.now) for one in queries.changes(seal)]


def test_what_a_closed_year_held_is_kept_with_its_digest(app: Flask):
    first, second = a_case(received=LAST_YEAR), an_accepted_case(at=LAST_YEAR)
    a_case(received=at(2026, 1, 2))
    seal = sealed()
    with store.open_bytes(seal.paper) as file:
        kept = file.read()
    assert seal.sha256 == hashlib.sha256(kept).hexdigest() == seal.paper.sha256
    rows = list(csv.DictReader(io.StringIO(kept.decode(), newline="")))
    assert [row["nomor"] for row in rows] == [first.number, second.number]
    assert rows[0]["nomor_identitas"] == "3273010101900001"
    assert (seal.lines, seal.open_lines) == (2, 2)
    assert db.session.query(SealedLine).count() == 2
    assert told(seal) == []


def test_the_same_year_read_twice_gives_the_same_digest(app: Flask):
    a_case(received=LAST_YEAR)
    assert prepared().stored.sha256 == prepared().stored.sha256


def test_a_year_that_runs_cannot_be_closed(app: Flask):
    with pytest.raises(actions.NotOver):
        actions.close(prepared(year=2026), by_id=an_officer(Role.PPID).id, at=AFTER)


def test_the_year_ends_at_midnight_of_the_office(app: Flask):
    for zone, hour in (("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)):
        office().zone = zone
        before = datetime(2025, 12, 31, hour, tzinfo=UTC) - timedelta(seconds=1)
        with pytest.raises(actions.NotOver):
            actions.close(prepared(Book.OBJECTIONS), by_id=an_officer(Role.PPID).id, at=before)


@pytest.mark.parametrize(
    ("zone", "hour"), [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)]
)
def test_numbers_begin_at_one_with_the_new_year_of_the_office(app: Flask, zone: str, hour: int):
    office().zone = zone
    midnight = datetime(2025, 12, 31, hour, tzinfo=UTC)
    last = a_case(received=midnight - timedelta(seconds=1))
    first = a_case(received=midnight)
    assert (last.number, first.number) == ("PIP-2025-000001", "PIP-2026-000001")
    assert (last.registered_on.year, first.registered_on.year) == (2025, 2026)


def test_a_year_is_closed_once(app: Flask):
    sealed()
    with pytest.raises(actions.ClosedAlready):
        sealed()


def test_requests_and_objections_are_closed_each_by_itself(app: Flask):
    sealed(Book.REQUESTS)
    seal = sealed(Book.OBJECTIONS)
    assert (seal.book, seal.lines) == (Book.OBJECTIONS, 0)


def test_a_line_that_changes_after_closing_is_told_fact_by_fact(app: Flask):
    case: Case = a_case(received=LAST_YEAR)
    a_case(received=LAST_YEAR)
    seal = sealed()
    case.requester.phone = "0812-0000-0000"
    case.register_note = "Dibetulkan."
    assert told(seal) == [
        (case.number, "telepon", "081234567890", "0812-0000-0000"),
        (case.number, "catatan", "", "Dibetulkan."),
    ]
    assert queries.changed_among(seal, [case.id, case.id + 1]) == {case.id}


def test_an_objection_answered_after_closing_is_told(app: Flask):
    objection = an_objection(grounds="b", received=LAST_YEAR)
    seal = sealed(Book.OBJECTIONS)
    objection.purpose = "Penelitian lain"
    assert told(seal) == [(objection.number, "tujuan", "Penelitian skripsi", "Penelitian lain")]
    assert queries.changed_among(seal, [objection.id]) == {objection.id}


def test_a_line_that_is_gone_or_new_is_told_whole(app: Flask):
    first, second = a_case(received=LAST_YEAR), a_case(received=LAST_YEAR)
    seal = sealed()
    second.registered_on = at(2026, 1, 2).date()
    (gone,) = told(seal)
    assert gone[:2] == (second.number, "")
    assert second.number in gone[2]
    first.registered_on = at(2026, 1, 2).date()
    third = a_case(received=LAST_YEAR)
    assert [(one[0], bool(one[2]), bool(one[3])) for one in told(seal)] == [
        (first.number, True, False),
        (second.number, True, False),
        (third.number, False, True),
    ]


def test_the_page_of_a_closed_year_marks_what_changed(keeper: FlaskClient):
    case = a_case(received=LAST_YEAR)
    sealed()
    calm = keeper.get(f"{ROAD}/permintaan?tahun=2025").text
    assert "sudah ditutup" in calm
    assert "Berubah sesudah ditutup" not in calm
    case.requester.address = "Jalan Melati 5"
    db.session.flush()
    assert "Berubah sesudah ditutup" in keeper.get(f"{ROAD}/permintaan?tahun=2025").text
    page = keeper.get(f"{ROAD}/permintaan/tahun/2025").text
    assert "tidak lagi sama" in page
    assert "Alamat" in page
    assert "Jalan Melati" not in page


def test_closing_at_a_browser_says_what_is_still_open_first(keeper: FlaskClient):
    a_case(received=LAST_YEAR)
    road = f"{ROAD}/permintaan/tahun/2025"
    asked = keeper.get(f"{road}/tutup").text
    assert "1 berkas belum selesai" in asked
    shown = keeper.post(f"{road}/tutup", data={}, follow_redirects=True).text
    assert "Menunggu giliran" in shown
    assert "Register sedang ditutup" in keeper.get(road).text
    keeper.post(f"{road}/tutup", data={})
    assert [make_next(MAKERS), make_next(MAKERS)] == [True, False]
    seal = queries.standing(Book.REQUESTS, 2025)
    assert seal is not None
    page = keeper.get(road).text
    assert seal.sha256 in page
    assert "Isi register sekarang sama dengan saat ditutup." in page
    again = keeper.post(f"{road}/tutup", data={}, follow_redirects=True).text
    assert "sudah ditutup lebih dahulu" in again


def test_a_closing_that_was_cut_off_is_begun_anew_and_closes_once(keeper: FlaskClient):
    case = a_case(received=LAST_YEAR)
    keeper.post(f"{ROAD}/permintaan/tahun/2025/tutup", data={})
    (wish,) = db.session.query(Export).all()

    def cut_off(parameters: Mapping[str, Any], path: Path, progress: Progress) -> Made:
        made = sealing.make_closing(parameters, path, progress)

        def breaks(at: datetime) -> None:
            assert made.with_it
            made.with_it(at)
            raise ZeroDivisionError

        return Made(with_it=breaks)

    with pytest.raises(ZeroDivisionError):
        make_next({queries.CLOSING: cut_off})
    assert (queries.standing(Book.REQUESTS, 2025), db.session.query(SealedLine).count()) == (
        None,
        0,
    )
    assert make_next(MAKERS)
    seal = queries.standing(Book.REQUESTS, 2025)
    assert seal is not None
    assert hashlib.sha256(content(wish)).hexdigest() == seal.sha256
    assert queries.changed_among(seal, [case.id]) == frozenset()


def test_the_year_that_runs_is_not_closed_at_a_browser(keeper: FlaskClient):
    year = clock.now().year
    answer = keeper.post(f"{ROAD}/permintaan/tahun/{year}/tutup", data={}, follow_redirects=True)
    assert "belum berakhir" in answer.text
    assert queries.standing(Book.REQUESTS, year) is None


def test_opening_a_year_again_needs_a_reason_that_stays_on_record(keeper: FlaskClient):
    a_case(received=LAST_YEAR)
    seal = sealed()
    road = f"{ROAD}/permintaan/tahun/2025"
    assert keeper.post(f"{road}/buka-kembali", data={}).status_code == 422
    keeper.post(f"{road}/buka-kembali", data={"reason": "Surat Inspektorat Nomor 5/2026."})
    assert seal.reopened_at is not None
    assert queries.standing(Book.REQUESTS, 2025) is None
    page = keeper.get(road).text
    assert "Surat Inspektorat Nomor 5/2026." in page
    assert seal.sha256 in page
    assert seal.paper.erased_at is None
    other = sealed()
    assert len(queries.seals(Book.REQUESTS, 2025)) == 2
    assert other.id != seal.id


def test_the_register_as_it_was_closed_and_its_changes_are_made_as_files(keeper: FlaskClient):
    case = a_case(received=LAST_YEAR)
    seal = sealed()
    case.requester.phone = "0812-0000-0000"
    db.session.flush()
    for what in ("salinan", "perubahan"):
        assert keeper.post(f"{ROAD}/segel/{seal.id}/{what}").status_code == 303
    while make_next(MAKERS):
        pass
    kept, changes = db.session.query(Export).order_by(Export.id).all()
    assert hashlib.sha256(content(kept)).hexdigest() == seal.sha256
    assert [row[1:] for row in cells(changes)[-1:]] == [
        ["Telepon", "081234567890", "0812-0000-0000"]
    ]


@pytest.mark.parametrize("role", [Role.DESK, Role.SUPERIOR, Role.AUDITOR])
def test_only_who_keeps_the_register_closes_and_opens_years(
    app: Flask, client: FlaskClient, role: Role
):
    seal = sealed()
    browser = signed_in(client, an_officer(role))
    road = f"{ROAD}/permintaan/tahun/2025"
    assert browser.get(road).status_code == 200
    for place in (f"{road}/tutup", f"{road}/buka-kembali", f"{ROAD}/segel/{seal.id}/salinan"):
        assert browser.post(place, data={}).status_code == 403


def test_a_kept_file_that_is_damaged_is_said_to_be(keeper: FlaskClient, app: Flask):
    a_case(received=LAST_YEAR)
    seal = sealed()
    place = seal.paper.place
    path = Path(app.config["DATA"]) / "files" / place[:2] / place[2:4] / place
    path.write_bytes(path.read_bytes()[:-1])
    assert "tidak dapat dibaca utuh" in keeper.get(f"{ROAD}/permintaan/tahun/2025").text
