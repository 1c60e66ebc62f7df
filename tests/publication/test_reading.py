"""What everybody reads: the list, one entry, files, decrees, titles, data; nothing personal."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import ItemState
from ppid.publication.columns import ANNEX
from ppid.publication.models import Item
from ppid.publication.proposing import actions as proposing
from tests.builders import NOON, an_accepted_case
from tests.decisions.desk import a_decree, a_ppid, a_superior, acting, pdf_bytes, stored
from tests.publication import clerk

HOSTILE = '=cmd|"/c calc"!A1 <script>alert(1)</script>'


@pytest.fixture
def entry(app: Flask) -> Item:
    """A public entry with a file."""
    ppid = a_ppid()
    item = clerk.a_draft(ppid, title=HOSTILE)
    proposing.lay_files(
        item, [stored(Slot.PUBLISHED, "laporan.pdf")], seen=item.version, by=acting(ppid), at=NOON
    )
    clerk.propose(item, ppid)
    clerk.decreed(ppid, a_superior())
    return item


PAGES = (
    "/informasi",
    "/informasi?q=realisasi&jenis=berkala&tahun=2026&unit=1",
    "/informasi?q=%00%27&jenis=x&tahun=abc&unit=99999999999999&sesudah=x.y",
    "/informasi?sesudah=2026-08-10.999999999",
    "/informasi/penetapan",
    "/informasi/dikecualikan?sesudah=abc",
    "/informasi/data",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_public_page_answers_with_and_without_entries(client: FlaskClient, path: str):
    assert client.get(path).status_code == 200
    ppid = a_ppid()
    clerk.a_public_entry(ppid, a_superior())
    a_decree(by=ppid)
    page = client.get(path)
    assert page.status_code == 200
    assert "noindex" not in page.text


def test_an_entry_shows_its_elements_and_its_file_with_size_kind_and_hash(
    client: FlaskClient, entry: Item
):
    page = client.get(f"/informasi/{entry.public_id}")
    for words in ("laporan.pdf", "PDF", "Kepala Bidang Anggaran", "Juli 2026, Sukamaju", "480/1"):
        assert words in page.text
    assert "<script>alert" not in page.text
    link = page.text.split("/berkas/")[1].split('"')[0]
    file = client.get(f"/informasi/{entry.public_id}/berkas/{link}")
    assert file.data.startswith(b"%PDF")
    assert b"Pillow" in pdf_bytes()
    assert b"Pillow" not in file.data  # what is published names no maker
    assert file.headers["content-disposition"].startswith("attachment")
    assert client.get(f"/informasi/{entry.public_id}/berkas/{'0' * 32}").status_code == 404


def test_what_is_not_determined_cannot_be_reached_by_its_address(client: FlaskClient):
    ppid = a_ppid()
    item = clerk.a_proposal(ppid)
    decree = clerk.an_asked_decree(ppid)
    for path in (
        f"/informasi/{item.public_id}",
        f"/informasi/penetapan/{decree.public_id}",
        f"/informasi/penetapan/{decree.public_id}/salinan",
    ):
        assert client.get(path).status_code == 404, path
    assert item.title not in client.get("/informasi").text
    assert item.public_id not in client.get("/sitemap.xml").text


def test_what_left_the_list_says_so_and_gives_no_file(client: FlaskClient, entry: Item):
    ppid, at = a_ppid(), NOON + timedelta(days=1)
    link = client.get(f"/informasi/{entry.public_id}").text.split("/berkas/")[1].split('"')[0]
    proposing.propose_leaving(
        entry, reason="Digabung ke entri lain", seen=entry.version, by=acting(ppid), at=at
    )
    db.session.flush()
    clerk.decreed(ppid, a_superior(), at)
    assert entry.state is ItemState.WITHDRAWN
    page = client.get(f"/informasi/{entry.public_id}")
    assert page.status_code == 410
    assert "tidak lagi dalam Daftar Informasi Publik" in page.text
    assert "Digabung" not in page.text
    assert client.get(f"/informasi/{entry.public_id}/berkas/{link}").status_code == 404


def test_the_list_as_it_stood_after_each_decree_can_be_opened(client: FlaskClient, entry: Item):
    page = client.get("/informasi/penetapan").text
    address = page.split('href="/informasi/penetapan/')[1].split('"')[0]
    decree = client.get(f"/informasi/penetapan/{address}").text
    assert "Keputusan PPID Nomor 480/1/2026" in decree
    assert "1 ditambah, 0 diubah, 0 ditarik" in decree


def test_of_what_is_excluded_only_the_title_its_ground_and_decree_are_shown(client: FlaskClient):
    a_decree(by=a_ppid())
    page = client.get("/informasi/dikecualikan").text
    for words in ("Rekam medis pasien RSUD", "188/12/2026", "Pasal 17 huruf h"):
        assert words in page
    for secret in ("seluruh halaman", "diketahui umum", "Rahasia pribadi pasien", "Bupati Contoh"):
        assert secret not in page


def test_open_data_holds_the_annex_in_its_order_and_no_formula(client: FlaskClient, entry: Item):
    table = list(
        csv.reader(io.StringIO(client.get("/informasi/data.csv").data.decode("utf-8-sig")))
    )
    assert table[0][:7] == [column.name for column in ANNEX]
    assert len(table) == 2
    assert table[1][1].startswith("'=cmd")
    whole = json.loads(client.get("/informasi/data.json").data)
    assert whole["daftar"][0]["nomor"] == entry.number
    assert whole["lisensi"].startswith("https://creativecommons.org/")
    client.set_cookie("bahasa", "en")
    assert json.loads(client.get("/informasi/data.json").data) == whole
    heads = [str(column.head) for column in ANNEX]
    assert heads[1:3] == [
        "Ringkasan Isi Informasi",
        "Pejabat/Unit/Satuan Kerja yang Menguasai Informasi",
    ]


def test_feed_and_site_map_are_whole_xml_and_name_the_entry(client: FlaskClient, entry: Item):
    for path in ("/informasi/umpan.atom", "/sitemap.xml"):
        answer = client.get(path)
        ElementTree.fromstring(answer.data)
        assert f"/informasi/{entry.public_id}" in answer.text
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").text


def test_nothing_of_an_applicant_stands_on_any_public_page(client: FlaskClient):
    """An entry made from an answer bears the officer's words, not the applicant's."""
    ppid = a_ppid()
    case = an_accepted_case(questions=("Saya, Siti Rahmawati, minta kontrak obat",))
    from ppid.cases import queries as cases

    question = cases.questions(case)[0]
    item = proposing.from_answer(case, question, (), by=acting(ppid), at=NOON)
    db.session.flush()
    said = clerk.SAYS | {"title": "Kontrak pengadaan obat"}
    proposing.rewrite(item, seen=item.version, by=acting(ppid), at=NOON, **said)
    clerk.propose(item, ppid)
    clerk.decreed(ppid, a_superior())
    paths = (*PAGES, f"/informasi/{item.public_id}", "/informasi/data.csv", "/informasi/data.json")
    for path in (*paths, "/informasi/umpan.atom", "/sitemap.xml"):
        text = client.get(path).text
        for personal in ("Siti", "Rahmawati", case.number, "siti@contoh.example", ppid.name):
            assert personal not in text, (path, personal)


def test_a_title_that_is_still_the_applicants_words_is_not_shown(client: FlaskClient):
    case = an_accepted_case(questions=("Rekam medis Siti Rahmawati di RSUD",))
    a_decree(by=a_ppid(), case=case, title="Rekam medis Siti Rahmawati")
    page = client.get("/informasi/dikecualikan").text
    assert "Siti" not in page
    assert "Informasi menurut Penetapan 188/12/2026" in page
