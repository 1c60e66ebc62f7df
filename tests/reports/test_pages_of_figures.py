"""The pages of figures and reports: for officers, for everybody, as data."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from ppid.accounts.models import Role
from ppid.reports import shown
from ppid.reports.data import as_csv
from ppid.reports.public import LEAST, open_figures
from ppid.reports.queries import Figures, figures
from ppid.reports.scope import Dimension, Scope
from ppid.reports.words import OTHERS
from ppid.reports.yearly import actions, queries
from ppid.reports.yearly.sections import SECTIONS
from tests import builders
from tests.reports.a_year import Year

NOW = builders.at(2026, 3, 20)


@pytest.fixture
def today(app, monkeypatch):
    for room in ("statistics", "yearly"):
        monkeypatch.setattr(f"ppid.reports.{room}.views.now", lambda: NOW)
    shown.forget()


@pytest.fixture
def ppid(client, today):
    return builders.signed_in(client, builders.an_officer(Role.PPID))


def test_every_link_of_the_statistics_opens_a_list_of_that_many(ppid):
    Year(cases=25).play()
    page = ppid.get("/petugas/statistik?tahun=2025").text
    links = dict(re.findall(r'num" href="(/petugas/statistik/[^"]+)">([\d.]+)<', page))
    assert len(links) > 40
    for address, count in list(links.items())[::9]:
        rows = ppid.get(address.replace("&amp;", "&"))
        assert rows.status_code == 200
        assert re.search(rf'<b class="num">{count} ', rows.text), (address, count)


def test_nobody_is_named_on_a_list_or_in_public(ppid):
    Year(cases=6).play()
    for address in ("/petugas/statistik/received?tahun=2025", "/statistik?tahun=2025"):
        page = ppid.get(address)
        assert page.status_code == 200
        assert "Siti" not in page.text


@pytest.mark.parametrize(
    "asked",
    [
        "tahun=abc&dari=99&sampai=-1&per=2026-13-45",
        "tahun=99999999999999999999&unit=' OR 1=1",
        "huruf=zz&hasil=granted%00&unit=٣&saluran=<script>",
        "per=9999-12-31&sesudah=99999999999999999999999",
        "dari=12&sampai=1&perpanjangan=&lama=8-10",
    ],
)
def test_an_address_that_makes_no_sense_is_read_as_far_as_it_does(ppid, asked):
    assert ppid.get(f"/petugas/statistik?{asked}").status_code == 200
    assert ppid.get(f"/petugas/statistik/answered?{asked}").status_code == 200
    assert ppid.get(f"/statistik?{asked}").status_code == 200


def test_who_may_not_see_the_overview_sees_no_figures(client, today):
    builders.signed_in(client, builders.an_officer(Role.UNIT, unit_id=builders.a_unit().id))
    assert client.get("/petugas/statistik").status_code == 403
    assert client.get("/petugas/laporan").status_code == 403


def test_open_data_says_what_the_public_page_says_and_is_the_same_each_time(client, today):
    Year(cases=12).play()
    answer = client.get("/data/statistik-2025.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    told = json.loads(client.get("/data/statistik-2025.json").text)
    assert told["rows"] == [{**row, "tahun": 2025, "jumlah": row["jumlah"] or None} for row in rows]
    assert told["licence"] == "CC BY 4.0"
    assert answer.data == client.get("/data/statistik-2025.csv").data
    again = client.get(
        "/data/statistik-2025.csv", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304
    known = json.loads(client.get("/data/kamus-statistik.json").text)["rows"]
    assert {row["indikator"] for row in rows} == {row["indikator"] for row in known}
    for missing in ("/data/statistik-1999.csv", "/data/statistik-2025.exe"):
        assert client.get(missing).status_code == 404


def test_a_unit_that_is_called_a_formula_stays_a_word():
    rows = [{"nilai": "4", "keterangan": "=1+1", "jumlah": "3", "tahun": 2025}]
    assert as_csv(rows, {}).splitlines()[1] == "4,'=1+1,3,2025"


def test_small_groups_are_told_together_and_cannot_be_had_by_subtraction(app):
    sizes = {"1": 40, "2": 9, "3": 2, "4": 1, "5": 0}
    cells = {("received", "unit", unit): n for unit, n in sizes.items()}
    told = open_figures(Figures(Scope(2025, NOW.date()), cells)).cells
    assert told == {
        ("received", "unit", "1"): 40,
        ("received", "unit", "2"): 9,
        ("received", "unit", OTHERS): 3,
    }
    alone = {
        ("received", "unit", "1"): 40,
        ("received", "unit", "2"): 9,
        ("received", "unit", "3"): 2,
    }
    told = open_figures(Figures(Scope(2025, NOW.date()), alone)).cells
    assert told == {("received", "unit", "1"): 40, ("received", "unit", OTHERS): 11}


def test_no_group_in_public_is_smaller_than_three(app):
    Year(cases=30).play()
    told = open_figures(figures(Scope(2025, NOW.date())))
    for dimension in (Dimension.UNIT, Dimension.KIND):
        for value in told.values(dimension):
            assert (told.of("received", dimension, value) or 0) >= LEAST


def test_a_report_is_written_determined_published_and_read(ppid):
    Year(cases=10).play()
    assert ppid.post("/petugas/laporan/2025/mulai").status_code == 303
    for key in SECTIONS:
        said = {"text": f"Isi {key} <b>", "seen": "0", "fact_budget": "5.000.000"}
        assert ppid.post(f"/petugas/laporan/2025/bagian/{key}", data=said).status_code == 303
    assert ppid.get("/laporan-layanan/2025").status_code == 404
    for step, said in (
        ("tetapkan", {"as_of": "31-12-2025"}),
        ("umumkan", {"on": "20-3-2026"}),
        ("kirim", {"on": "20-3-2026", "how": "045/PPID/2026"}),
    ):
        page = ppid.get(f"/petugas/laporan/2025/{step}")
        assert page.status_code == 200, step
        answer = ppid.post(f"/petugas/laporan/2025/{step}", data=said)
        assert answer.status_code == 303, (step, answer.text)
    page = ppid.get("/laporan-layanan/2025").text
    assert "Isi policy &lt;b&gt;" in page
    assert "Rp 5.000.000" in page.replace("\xa0", " ")
    files = re.findall(r'href="(/laporan-layanan/2025/[^"]+)"', page)
    assert len(files) == 4
    assert all(ppid.get(address).status_code == 200 for address in files)
    assert "2025" in ppid.get("/laporan-layanan").text


def test_what_was_typed_stays_beside_what_somebody_else_kept(ppid):
    builders.a_case(received=builders.at(2025, 5, 5))
    report = actions.begin(2025, by=builders.an_officer(Role.PPID), at=NOW)
    other = builders.an_officer(Role.PPID, name="Bu Rahma")
    actions.write(report, "policy", seen=0, text="Kata lain.", facts={}, by=other, at=NOW)
    said = {"text": "Kata saya.", "seen": "0"}
    page = ppid.post("/petugas/laporan/2025/bagian/policy", data=said)
    assert page.status_code == 409
    assert all(said in page.text for said in ("Kata saya.", "Kata lain.", "Bu Rahma"))
    assert (
        ppid.post(
            "/petugas/laporan/2025/bagian/policy", data={"text": "Keduanya.", "seen": "1"}
        ).status_code
        == 303
    )
    assert queries.texts(report)["policy"].text == "Keduanya."


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_draft_can_be_had_as_a_file(ppid, kind):
    builders.a_case(received=builders.at(2025, 5, 5))
    ppid.post("/petugas/laporan/2025/mulai")
    answer = ppid.get(f"/petugas/laporan/2025/lengkap.{kind}")
    assert answer.status_code == 200
    assert f"lengkap.{kind}" in answer.headers["Content-Disposition"]
