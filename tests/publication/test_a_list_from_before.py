"""The list that the office had before is brought in: looked at first, numbered, taken back."""

from __future__ import annotations

import io

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Officer
from ppid.kit.db import db
from ppid.law import Category, ItemEvent, ItemState, Origin
from ppid.publication.models import Edition, Item, ItemStep
from ppid.publication.older import columns
from tests.builders import signed_in
from tests.decisions.desk import a_ppid, a_superior
from tests.publication import clerk

PLACE = "/petugas/dip/daftar-lama"
HEADS = (
    "No,Ringkasan Isi Informasi,Pejabat/Unit/Satuan Kerja yang Menguasai Informasi,"
    "Penanggung Jawab Pembuatan atau Penerbitan Informasi,Waktu dan Tempat Pembuatan Informasi,"
    "Bentuk Informasi yang Tersedia,Jangka Waktu Penyimpanan atau Retensi Arsip,Jenis,Tahun"
)
WHOLE = (
    '7,"Laporan keuangan 2024\nNeraca dan arus kas.",BPKAD,Kepala BPKAD,"Maret 2025, Sukamaju",'
    "Softcopy dan hardcopy,10 tahun,Berkala,2024"
)
SHORT = "A-12,=Peta jaringan jalan,,,,Cetak,,,"


@pytest.fixture
def ppid(app: Flask) -> Officer:
    return a_ppid()


@pytest.fixture
def browser(app: Flask, ppid: Officer) -> FlaskClient:
    return signed_in(app.test_client(), ppid)


def brought(browser: FlaskClient, *rows: str) -> str:
    """Upload a list; the address of its page."""
    content = "\r\n".join(["DAFTAR INFORMASI PUBLIK", HEADS, *rows]).encode()
    sent = {"file": (io.BytesIO(content), "dip-2025.csv")}
    done = browser.post(PLACE, data=sent, content_type="multipart/form-data")
    assert done.status_code == 303, done.text
    return done.headers["Location"]


def entries() -> list[Item]:
    """All entries in the order they came."""
    return list(db.session.scalars(sa.select(Item).order_by(Item.id)))


def test_the_annex_is_recognised_and_nothing_changes_before_the_word_is_given(
    browser: FlaskClient,
):
    page = browser.get(brought(browser, WHOLE, SHORT)).text
    assert "Akan diambil" in page
    assert "nomor baru saat ditetapkan" in page
    assert "Perlu dilengkapi: penanggung jawab, waktu pembuatan" in page
    assert entries() == []


def test_whole_entries_wait_for_a_decree_with_their_numbers_the_rest_is_a_draft(
    browser: FlaskClient,
):
    page = browser.post(f"{brought(browser, WHOLE, SHORT)}/ambil", follow_redirects=True).text
    assert "2 entri diambil." in page
    whole, short = entries()
    assert (whole.title, whole.summary) == ("Laporan keuangan 2024", "Neraca dan arus kas.")
    assert (whole.made_when, whole.made_place) == ("Maret 2025", "Sukamaju")
    assert (whole.category, whole.year, whole.softcopy, whole.hardcopy) == (
        Category.PERIODIC, 2024, True, True,
    )  # fmt: skip
    assert (whole.state, whole.given_number) == (ItemState.PROPOSED, 7)
    assert (short.state, short.given_number) == (ItemState.DRAFT, None)
    assert {one.origin for one in (whole, short)} == {Origin.EARLIER}
    steps = db.session.scalars(sa.select(ItemStep).order_by(ItemStep.id)).all()
    assert [(one.event, one.note) for one in steps] == [
        (ItemEvent.IMPORTED, "Baris 3, nomor 7"),
        (ItemEvent.IMPORTED, "Baris 4, nomor A-12"),
    ]
    assert "Diambil dari daftar lama" in browser.get(f"/petugas/dip/entri/{whole.public_id}").text


def test_the_decree_gives_each_entry_the_number_it_had(browser: FlaskClient, ppid: Officer):
    browser.post(f"{brought(browser, WHOLE)}/ambil")
    clerk.a_proposal(ppid)
    clerk.decreed(ppid, a_superior())
    public = db.session.execute(sa.select(Edition.title, Edition.number).order_by(Edition.number))
    assert [tuple(row) for row in public] == [
        ("Laporan keuangan 2024", 7),
        (clerk.SAYS["title"], 8),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1,,BPKAD,,,,,,", "Judul atau ringkasan isi informasi kosong."),
        ("1,Peta,,,,,,Rahasia,", "Jenis “Rahasia” tidak dikenal."),
        ("1,Peta,,,,,,,kemarin", "Tahun “kemarin” bukan tahun"),
        ("1,Peta," + "B" * 201 + ",,,,,,", "lebih dari 200 huruf"),
        ("7,Peta,,,,,,,", "Nomor ini sudah ada di baris 3."),
    ],
)
def test_a_fault_is_said_by_its_line_and_stays_out_only_when_that_is_said(
    browser: FlaskClient, row: str, said: str
):
    address = brought(browser, WHOLE, row)
    assert said in browser.get(address).text
    assert "Belum ada yang diambil" in browser.post(f"{address}/ambil", follow_redirects=True).text
    taken = browser.post(f"{address}/ambil", data={"without_bad": "y"}, follow_redirects=True)
    assert "1 entri diambil." in taken.text


def test_the_same_list_twice_brings_nothing_twice(browser: FlaskClient):
    for _again in range(2):
        address = brought(browser, WHOLE, SHORT)
        page = browser.get(address).text
        browser.post(f"{address}/ambil")
    assert "Sudah ada" in page
    assert len(entries()) == 2


def test_a_number_of_another_entry_is_not_taken_from_it(browser: FlaskClient):
    browser.post(f"{brought(browser, WHOLE)}/ambil")
    page = browser.get(brought(browser, "7,Peta jaringan jalan,,,,,,,")).text
    assert "Nomor ini sudah milik entri “Laporan keuangan 2024”." in page


def test_it_is_taken_back_but_for_what_was_worked_on(browser: FlaskClient, ppid: Officer):
    address = brought(browser, WHOLE, SHORT)
    browser.post(f"{address}/ambil")
    clerk.decreed(ppid, a_superior())
    page = browser.post(f"{address}/batalkan", follow_redirects=True).text
    assert "1 entri dikeluarkan." in page
    assert "1 entri tetap ada" in page
    assert [one.title for one in entries()] == ["Laporan keuangan 2024"]


def test_columns_are_set_right_and_a_file_is_let_go(browser: FlaskClient):
    address = brought(browser, WHOLE)
    none = dict.fromkeys(columns.KEYS, "") | {"head_line": "2"}
    wrong = browser.post(address, data=none)
    assert wrong.status_code == 422
    assert "Pilih kolomnya" in wrong.text
    page = browser.post(
        address, data=none | {"title": "2", "number": "0"}, follow_redirects=True
    ).text
    assert "BPKAD" in page
    assert "Daftar tidak berubah" in browser.post(
        f"{address}/batalkan", follow_redirects=True
    ).text  # fmt: skip


def test_what_is_no_table_is_refused_in_words(browser: FlaskClient):
    sent = {"file": (io.BytesIO(b"halo"), "dip.csv")}
    answer = browser.post(PLACE, data=sent, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "Tidak ada tabel" in answer.text
