"""The desk of the list at a browser: the whole road, units, hostile input, and who may pass."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ppid.accounts.models import Role
from ppid.cases import queries as cases
from ppid.kit.db import db
from ppid.law import ItemState, Outcome, State
from ppid.office.calendar import local_day
from ppid.publication import queries
from ppid.publication.models import Item
from ppid.publication.queries import Wanted
from tests.builders import NOON, a_unit, an_accepted_case, an_officer, signed_in
from tests.decisions.desk import a_ppid, a_superior, pdf_bytes
from tests.publication import clerk

DESK = "/petugas/dip"
TYPED: dict[str, Any] = {
    "title": "Rencana perbaikan Jembatan Sungai Lariang",
    "summary": "Lokasi, jadwal, dan anggaran.",
    "category": "always",
    "unit_id": "0",
    "holder": "",
    "responsible": "Kepala Bidang Bina Marga",
    "made_when": "Januari 2026",
    "made_place": "Sukamaju",
    "year": "2026",
    "copies": ["softcopy", "hardcopy"],
    "retention": "5 tahun",
    "link": "https://contoh.example/jembatan",
}


def seen(page: TestResponse) -> dict[str, str]:
    """The hidden mark of what a page showed."""
    return dict(re.findall(r'name="(seen)"[^>]*value="([^"]*)"', page.text)[:1])


def post(client: FlaskClient, path: str, data: dict[str, Any], read: str = "") -> TestResponse:
    """Open a page, fill its form in, send it."""
    page = client.get(read or path)
    assert page.status_code == 200, (path, page.status_code)
    return client.post(path, data=seen(page) | data)


def newest() -> Item:
    """The entry made last."""
    return queries.listed(Wanted())[0][0]


def test_an_entry_goes_from_a_unit_over_ppid_and_superior_to_the_public(app: Flask):
    unit = a_unit("Dinas Pekerjaan Umum")
    clerk_of_unit = signed_in(app.test_client(), an_officer(Role.UNIT, unit_id=unit.id))
    ppid = signed_in(app.test_client(), a_ppid())
    superior = signed_in(app.test_client(), a_superior())
    visitor = app.test_client()
    made = post(clerk_of_unit, f"{DESK}/baru", TYPED | {"unit_id": str(unit.id)})
    assert made.status_code == 303, made.text
    item = newest()
    own = f"{DESK}/entri/{item.public_id}"
    assert (item.unit_id, item.holder) == (unit.id, "Dinas Pekerjaan Umum")
    file = {"papers": [(io.BytesIO(pdf_bytes()), "rencana.pdf")]}
    assert post(clerk_of_unit, f"{own}/berkas", file).status_code == 303
    assert post(clerk_of_unit, f"{own}/usulkan", {}, read=own).status_code == 303
    assert post(ppid, f"{DESK}/penetapan", {}).status_code == 303
    decree = queries.open_determination()
    assert decree is not None
    road = f"{DESK}/penetapan/{decree.public_id}"
    assert post(ppid, f"{road}/minta-persetujuan", {}, read=road).status_code == 303
    assert item.title in superior.get(f"{road}/persetujuan").text
    assert post(superior, f"{road}/persetujuan", {"verdict": "approve"}).status_code == 303
    assert visitor.get(f"/informasi/{item.public_id}").status_code == 404
    signed = {
        "made": "paper",
        "number": "480/1/2026",
        "on": queries.determination(decree.public_id).approved_on.isoformat(),  # type: ignore[union-attr]
        "paper": (io.BytesIO(pdf_bytes()), "keputusan.pdf"),
    }
    assert post(ppid, f"{road}/tetapkan", signed).status_code == 303
    page = visitor.get(f"/informasi/{item.public_id}")
    assert page.status_code == 200
    assert "rencana.pdf" in page.text
    assert visitor.get(f"/informasi/penetapan/{decree.public_id}/salinan").status_code == 200
    assert "Lampiran" in ppid.get(f"{road}/cetak").text


def test_the_superior_gives_the_list_back_with_what_is_to_be_mended(app: Flask):
    ppid = a_ppid()
    clerk.a_proposal(ppid)
    decree = clerk.an_asked_decree(ppid)
    superior = signed_in(app.test_client(), a_superior())
    road = f"{DESK}/penetapan/{decree.public_id}"
    empty = post(superior, f"{road}/persetujuan", {"verdict": "return", "note": ""})
    assert "Tulis apa yang perlu diperbaiki." in empty.text
    note = {"verdict": "return", "note": "Retensi entri pertama keliru."}
    assert post(superior, f"{road}/persetujuan", note).status_code == 303
    desk = signed_in(app.test_client(), ppid)
    assert "Retensi entri pertama keliru." in desk.get(road).text
    left_out = post(desk, f"{road}/usulan", {"entries": [], "note": ""})
    assert left_out.status_code == 303
    assert queries.chosen(decree) == []


def test_a_unit_sees_and_changes_only_its_own_entries(app: Flask):
    ours, theirs = a_unit(), a_unit()
    item = clerk.a_draft(a_ppid(), unit_id=theirs.id, title="Milik unit lain")
    unit = signed_in(app.test_client(), an_officer(Role.UNIT, unit_id=ours.id))
    assert "Milik unit lain" not in unit.get(DESK).text
    assert unit.get(f"{DESK}/entri/{item.public_id}").status_code == 404
    assert unit.get(f"{DESK}/entri/{item.public_id}/ubah").status_code == 404
    foreign = unit.post(f"{DESK}/baru", data=TYPED | {"unit_id": str(theirs.id), "seen": "0"})
    assert foreign.status_code == 200
    assert "Pilih salah satu." in foreign.text


def test_only_the_ppid_prepares_and_only_the_superior_approves(app: Flask):
    ppid = a_ppid()
    clerk.a_proposal(ppid)
    decree = clerk.an_asked_decree(ppid)
    road = f"{DESK}/penetapan/{decree.public_id}"
    desk = signed_in(app.test_client(), an_officer(Role.DESK))
    for path in (f"{road}/persetujuan", f"{road}/tetapkan", f"{DESK}/pengumuman"):
        assert desk.get(path).status_code == 403, path
    assert desk.post(f"{DESK}/penetapan").status_code == 403
    assert signed_in(app.test_client(), ppid).get(f"{road}/persetujuan").status_code == 403
    assert app.test_client().get(DESK).status_code == 302


WRONG = (
    ({"title": ""}, "Tulis judul informasinya."),
    ({"title": "x" * 201}, "Paling banyak 200 huruf."),
    ({"category": "secret"}, "Pilih jenis informasinya."),
    ({"unit_id": "99999"}, "Pilih salah satu."),
    ({"year": "26"}, "Tulis tahun dengan empat angka"),
    ({"year": "dua ribu"}, "Tulis dengan angka."),
    ({"copies": []}, "Pilih sedikitnya satu bentuk."),
    ({"link": "javascript:alert(1)"}, "diawali https://"),
    ({"link": "https://[::1"}, "diawali https://"),
    ({"retention": ""}, "Tulis jangka waktu penyimpanannya."),
)


@pytest.mark.parametrize(("wrong", "sentence"), WRONG)
def test_what_cannot_be_meant_is_answered_with_a_sentence_and_kept(
    app: Flask, wrong: dict[str, Any], sentence: str
):
    desk = signed_in(app.test_client(), a_ppid())
    page = post(desk, f"{DESK}/baru", TYPED | wrong)
    assert page.status_code == 200
    assert sentence in page.text
    assert "Kepala Bidang Bina Marga" in page.text
    assert queries.listed(Wanted())[0] == []


def test_what_was_opened_is_set_aside_by_the_ppid_alone_and_with_a_reason(app: Flask):
    from ppid.publication.upkeep import take_in_opened
    from tests.publication.test_opened_things_enter import an_opened_task

    an_opened_task()
    take_in_opened(at=NOON)
    item = newest()
    own = f"{DESK}/entri/{item.public_id}"
    assert (
        signed_in(app.test_client(), an_officer(Role.DESK)).get(f"{own}/sisihkan").status_code
        == 403
    )
    ppid = signed_in(app.test_client(), a_ppid())
    assert "Menunggu masuk DIP" in ppid.get(DESK).text
    assert "Paling sedikit" in post(ppid, f"{own}/sisihkan", {"reason": ""}).text
    done = post(ppid, f"{own}/sisihkan", {"reason": "Sudah tercakup DIP nomor 4."})
    assert done.status_code == 303
    assert item.state is ItemState.DISMISSED
    take_in_opened(at=NOON)
    assert len(queries.listed(Wanted())[0]) == 1


def test_an_answer_becomes_a_draft_without_the_applicants_words(app: Flask):
    case = an_accepted_case(questions=("Saya Siti minta kontrak obat",))
    question = cases.questions(case)[0]
    question.outcome = Outcome.GRANTED
    case.state = State.CLOSED
    db.session.flush()
    ppid = signed_in(app.test_client(), a_ppid())
    road = f"/petugas/permohonan/{case.number}/publikasikan"
    made = post(ppid, road, {"question": "1"})
    assert made.status_code == 303, made.text
    item = newest()
    assert (item.title, item.summary, item.origin_id) == ("", "", question.id)
    assert made.headers["location"].endswith(f"{item.public_id}/ubah")
    assert "Tidak ada jawaban yang dapat dipublikasikan" in ppid.get(road).text


def test_the_announcement_is_noted_with_its_day(app: Flask):
    from ppid.admin.duties import queries as duties
    from ppid.kit import clock

    ppid = signed_in(app.test_client(), a_ppid())
    road = f"{DESK}/pengumuman"
    assert "Centang bila" in post(ppid, road, {"on": "2026-01-05"}).text
    today = local_day(clock.now()).isoformat()
    assert post(ppid, road, {"sure": "y", "on": today}).status_code == 303
    assert duties.records()[0].reference.endswith("/informasi?jenis=berkala")
