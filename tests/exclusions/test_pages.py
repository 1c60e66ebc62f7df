"""The exclusions' pages at a browser: the whole road, hostile words, and who may pass."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ppid.accounts.models import Role
from ppid.decisions.deciding import actions as deciding
from ppid.exclusions import queries
from ppid.exclusions.models import Exclusion
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import ExclusionState
from ppid.office.calendar import local_day
from tests.builders import an_officer, signed_in
from tests.decisions.desk import (
    a_decree,
    a_ppid,
    a_refusal,
    a_superior,
    acting,
    draft_version,
    pdf_bytes,
)
from tests.exclusions import bench_of_testers as bench

ROAD = "/petugas/pengecualian"


def in_days(days: int) -> str:
    return (local_day(clock.now()) + timedelta(days=days)).isoformat()


def sheet_data(**more: Any) -> dict[str, Any]:
    """A whole sheet as it is typed."""
    return {
        "title": "Nama pelapor dugaan pungutan liar",
        "information": "Nama pelapor pada laporan nomor 12 tahun 2026.",
        "unit_id": "0",
        "ground": "a",
        "point": "a2",
        "law_article": "UU 31/2014 Pasal 5",
        "if_opened": "Pelapor dapat diancam dan orang takut melapor.",
        "if_closed": "Pelapor terlindungi, laporan terus masuk.",
        "period_ends_on": in_days(900),
        "condition": "",
        "place": "Sukamaju",
    } | more


def seen(page: TestResponse) -> dict[str, str]:
    """The hidden mark of what a page showed."""
    return dict(re.findall(r'name="(seen)"[^>]*value="([^"]*)"', page.text))


def post(
    client: FlaskClient, path: str, data: dict[str, Any], read: str | None = None
) -> TestResponse:
    """Open a page, fill its form in, send it."""
    page = client.get(read or path)
    assert page.status_code == 200, page.text
    return client.post(path, data=seen(page) | data)


def newest() -> Exclusion:
    """The exclusion made last."""
    found = db.session.query(Exclusion).order_by(Exclusion.id.desc()).first()
    assert found is not None
    return found


def test_a_test_goes_from_sheet_to_decree_through_its_pages(app: Flask):
    ppid, superior = (
        signed_in(app.test_client(), a_ppid()),
        signed_in(app.test_client(), a_superior()),
    )
    begun = post(ppid, f"{ROAD}/baru", sheet_data())
    assert begun.status_code == 303, begun.text
    exclusion = newest()
    own = f"{ROAD}/{exclusion.public_id}"
    assert "sedikitnya satu penguji" in ppid.get(own).text
    assert post(ppid, f"{own}/penguji", bench.TESTER).status_code == 303
    assert "Kartini Sondakh" in ppid.get(f"{own}/penguji").text
    other = sheet_data(title="Alamat saksi laporan yang sama", place="")
    assert post(ppid, f"{own}/informasi-lain", other).status_code == 303
    assert "2 informasi pada lembar uji ini" in ppid.get(own).text
    assert post(ppid, f"{own}/selesai", {}, read=own).status_code == 303
    page = ppid.get(own)
    assert "Menunggu persetujuan:" in page.text
    letter = re.search(rf"{own}/surat/[0-9a-f]+", page.text)
    assert letter
    assert "Menyetujui" in ppid.get(letter[0]).text
    assert "2. Alamat saksi" in superior.get(f"{own}/persetujuan").text
    assert post(superior, f"{own}/persetujuan", {"verdict": "approve"}).status_code == 303
    signature = {
        "name": "Sofia Lantang",
        "title": "Bupati",
        "on": in_days(0),
        "paper": (io.BytesIO(pdf_bytes()), "lembar-uji.pdf"),
    }
    assert post(ppid, f"{own}/tanda-tangan", signature).status_code == 303
    assert post(ppid, f"{own}/penetapan", {}, read=own).status_code == 303
    page = ppid.get(own)
    assert "Berlaku dan dapat menjadi dasar penolakan." in page.text
    scan = re.search(rf"{own}/berkas/[0-9a-f]+", page.text)
    assert scan
    assert ppid.get(scan[0]).headers["content-disposition"].startswith("attachment")
    assert "Nama pelapor dugaan" in ppid.get(ROAD).text
    signed = {"paper": (io.BytesIO(pdf_bytes()), "penetapan.pdf")}
    assert post(ppid, f"{own}/penetapan-bertanda-tangan", signed).status_code == 303


WRONG = (
    ({"title": ""}, "Tulis judul informasinya."),
    ({"information": "ini"}, "Tulis 10 sampai 8000 huruf."),
    ({"ground": ""}, "Pilih huruf Pasal 17 yang menjadi dasar."),
    ({"ground": "z"}, "Pilih huruf Pasal 17 yang menjadi dasar."),
    ({"point": "h2"}, "Pilih angka dari huruf a yang dipilih."),
    ({"ground": "j", "law_article": ""}, "Sebut Undang-Undang dan pasalnya untuk huruf ini."),
    ({"if_opened": "x"}, "Tulis 20 sampai 8000 huruf."),
    ({"period_ends_on": "", "condition": ""}, "Sebut jangka waktu pengecualian"),
    ({"period_ends_on": "", "condition": "sampai diputus"}, "huruf a paling lama 30 tahun"),
    ({"period_ends_on": "2020-01-01", "condition": ""}, "sudah berakhir"),
    ({"period_ends_on": "kapan"}, "Tulis tanggal seperti 25-11-2026."),
    ({"period_ends_on": "2020-01-01"}, "sudah berakhir, jadi informasinya terbuka"),
    ({"period_ends_on": "2099-01-01"}, "Pengecualian huruf a paling lama 30 tahun."),
    (
        {"ground": "c", "point": "c1", "period_ends_on": "", "condition": "permanen"},
        "Pengecualian huruf a sampai f tidak bersifat permanen.",
    ),
    (
        {"ground": "d", "period_ends_on": "", "condition": "Tidak terbatas"},
        "UU 14/2008 Pasal 20 ayat (1)",
    ),
    ({"unit_id": "9999"}, "Pilih salah satu."),
    ({"unit_id": "satu"}, "Pilih salah satu."),
)


@pytest.mark.parametrize(("typed", "said"), WRONG)
def test_what_is_wrong_with_a_sheet_is_said_with_its_article_and_nothing_is_lost(
    app: Flask, typed: dict[str, Any], said: str
):
    client = signed_in(app.test_client(), a_ppid())
    data = sheet_data(condition="sampai selesai <b>&amp;</b>") | typed
    page = post(client, f"{ROAD}/baru", data)
    assert page.status_code == 200
    assert said in page.text
    assert "Pelapor terlindungi, laporan terus masuk." in page.text
    assert "<b>&amp;amp;</b>" not in page.text
    assert db.session.query(Exclusion).count() == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"decree_number": ""}, "Tulis nomor Penetapan."),
        ({"decreed_on": "2099-01-01"}, "Tanggal ini belum tiba."),
        ({"approval": ""}, "Pilih siapa yang menyetujui."),
        ({"approved_by": ""}, "Tulis nama yang menyetujui."),
        ({"paper": (io.BytesIO(b"bukan pdf"), "sk.pdf")}, "Isi berkas"),
        ({"paper": (io.BytesIO(b""), "")}, "Pilih berkas PDF Penetapan."),
        ({"decreed_on": "2026-01-05", "tested_on": "2026-01-06"}, "mendahului Penetapan"),
    ],
)
def test_a_paper_that_cannot_be_recorded_says_why(app: Flask, typed: dict[str, Any], said: str):
    client = signed_in(app.test_client(), a_ppid())
    data = {name: value for name, value in sheet_data().items() if name != "place"}
    whole = data | {
        "decree_number": "188/12/2026",
        "decreed_on": in_days(0),
        "test_number": "188/11/2026",
        "tested_on": in_days(0),
        "approval": "both",
        "approved_by": "Sofia Lantang",
        "approver_title": "Bupati",
        "paper": (io.BytesIO(pdf_bytes()), "sk.pdf"),
    }
    page = post(client, f"{ROAD}/catat", whole | typed)
    assert page.status_code == 200
    assert said in page.text
    assert "Pelapor terlindungi, laporan terus masuk." in page.text
    assert db.session.query(Exclusion).count() == 0


def test_what_is_never_excluded_is_pointed_at_and_not_forbidden(app: Flask):
    client = signed_in(app.test_client(), a_ppid())
    data = sheet_data(title="Putusan Pengadilan Negeri tentang pungutan liar")
    assert post(client, f"{ROAD}/baru", data).status_code == 303
    page = client.get(f"{ROAD}/{newest().public_id}")
    assert "mungkin tidak boleh dikecualikan" in page.text
    assert "putusan badan peradilan" in page.text


def test_an_opening_before_its_window_is_refused_in_words(app: Flask):
    rahma = a_ppid()
    exclusion = a_decree(by=rahma, at=clock.now())
    client = signed_in(app.test_client(), rahma)
    own = f"{ROAD}/{exclusion.public_id}"
    typed = {"reason": "period_ends", "note": "Jangka waktunya akan segera berakhir."}
    page = post(client, f"{own}/buka", typed)
    assert page.status_code == 200
    assert "Dapat dibuat sejak" in page.text
    assert "30 hari kerja sebelum berakhir" in page.text
    assert "PP 61/2010 Pasal 11" in page.text
    assert typed["note"] in page.text
    consent = typed | {"reason": "consent"}
    assert post(client, f"{own}/buka", consent).status_code == 303
    db.session.refresh(exclusion)
    assert exclusion.state is ExclusionState.OPENED


def test_a_second_press_of_a_button_does_nothing_twice(app: Flask):
    rahma = a_ppid()
    exclusion = bench.a_draft(rahma, clock.now(), period_ends_on=local_day(clock.now()))
    client = signed_in(app.test_client(), rahma)
    own = f"{ROAD}/{exclusion.public_id}"
    marks = seen(client.get(own))
    first = client.post(f"{own}/selesai", data=marks)
    second = client.post(f"{own}/selesai", data=marks)
    assert (first.status_code, second.status_code) == (303, 409)
    assert len(queries.letters(exclusion)) == 1


def test_the_second_writer_of_a_sheet_sees_both_texts(app: Flask):
    rahma, budi = a_ppid(), an_officer(Role.PPID)
    exclusion = bench.a_draft(rahma, clock.now())
    own = f"{ROAD}/{exclusion.public_id}/lembar-uji"
    one, two = signed_in(app.test_client(), rahma), signed_in(app.test_client(), budi)
    marks = seen(two.get(own))
    assert post(one, own, sheet_data(if_closed="Tulisan Rahma yang lebih dulu.")).status_code == 303
    late = two.post(own, data=marks | sheet_data(if_closed="Tulisan Budi yang belakangan."))
    assert late.status_code == 409
    assert "Tulisan Rahma yang lebih dulu." in late.text
    assert "Tulisan Budi yang belakangan." in late.text
    again = two.post(own, data=seen(late) | sheet_data(if_closed="Tulisan Budi yang belakangan."))
    assert again.status_code == 303


@pytest.mark.parametrize(
    "address",
    [
        "?halaman=99999999999&huruf=zz&status=%00&q=" + "x" * 3000,
        "?q=%25_%5C'%22%3Cscript%3E",
        "?halaman=-1",
        "?halaman=satu",
    ],
)
def test_the_list_takes_any_address(app: Flask, address: str):
    client = signed_in(app.test_client(), a_ppid())
    page = client.get(ROAD + address)
    assert page.status_code == 200
    assert "<script>" not in page.text.replace('<script src="', "")


def test_a_unit_and_an_administrator_do_not_read_exclusions_and_a_desk_changes_none(app: Flask):
    exclusion = bench.a_draft(a_ppid(), clock.now())
    own = f"{ROAD}/{exclusion.public_id}"
    for role in (Role.UNIT, Role.ADMIN):
        assert signed_in(app.test_client(), an_officer(role)).get(own).status_code == 403
    desk = signed_in(app.test_client(), an_officer(Role.DESK))
    assert desk.get(own).status_code == 200
    assert desk.get(f"{own}/lembar-uji").status_code == 403
    assert desk.post(f"{own}/selesai").status_code == 403
    assert desk.get(f"{ROAD}/0123").status_code == 404


def test_the_requester_opens_the_decree_of_an_own_refusal_and_nobody_else_does(app: Flask):
    rahma, hendra, when = a_ppid(), a_superior(), clock.now() - timedelta(minutes=5)
    case = a_refusal(rahma, when)
    (decree,) = queries.of_case(case)
    mine, stranger = app.test_client(), app.test_client()
    with mine.session_transaction() as session:
        session["cases"] = {str(case.id): when.isoformat()}
    path = f"/lacak/penetapan/{decree.public_id}"
    assert mine.get(path).status_code == 302
    deciding.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=when)
    deciding.approve(case, seen=draft_version(case), by=acting(hendra), at=when)
    deciding.send(case, seen=draft_version(case), by=acting(rahma), at=when)
    db.session.commit()  # noqa: TID251 (the test's own transaction is rolled back)
    page = mine.get(f"/lacak/permohonan/{case.number}")
    assert path in page.text
    assert mine.get(path).headers["content-disposition"].startswith("attachment")
    assert stranger.get(path).status_code == 302
