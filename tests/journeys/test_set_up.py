"""A newcomer on an empty machine: from the first command to the first request, and the copy.

J11.1 and J11.7 over real HTTP, by the real commands; the clock runs from `init` on.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest

from ppid.accounts.factors import totp
from tests.commands.conftest import until
from tests.commands.test_office import Machine, answers_on
from tests.journeys.http_browser import Browser, Page
from tests.journeys.story import Cast, eventually, file_a_request

ADMIN = "admin@contoh.go.id"
SECRET = "kebun-teh-lereng-2026"
UNITS = "\n".join(f"Dinas Nomor {n}; DN{n}; dn{n}@contoh.go.id" for n in range(1, 41))
GUIDE = "/pengaturan/penyiapan"
OWN = "/petugas/akun/langkah-kedua/aplikasi"
LOOKED_AT = ("letters", "numbers", "law", "public", "retention")


@pytest.mark.slow
def test_a_new_office_reaches_its_first_request_and_is_restored(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    began = monotonic()
    try:
        _set_up(machine)
        taken = monotonic() - began
        assert taken < 600, f"{taken:.0f} seconds"
        sys.stdout.write(f"from init to the first request and a tried copy: {taken:.0f} s\n")
    finally:
        for started in machine.all_started:
            started.end()
    _restore(machine)


def _set_up(machine: Machine) -> None:
    ended = machine.run("init", "--file", machine.fill_in(answers_on(machine)))
    assert ended.returncode == 0, ended.stderr
    machine.start("ppid.outbox.sink", "--port", str(machine.mail_port), "--folder", "mails")
    up = machine.start("ppid", "up")
    until(lambda: "PPID siap:" in up.said(), 60)
    admin = _first_administrator(machine, up.said())
    assert "Kerjakan sekarang" in admin.open("/pengaturan/mulai").text

    _fill_in_profile(admin)
    coming = datetime.now(UTC).year + 1
    page = admin.open(f"/pengaturan/hari-libur?tahun={coming}")
    admin.submit(page, page.form_to(f"/{coming}/cocok"), {})
    page = admin.open("/pengaturan/unit/daftar")
    page = admin.submit(page, page.form_with("lines"), {"lines": UNITS}, button="check")
    admin.submit(page, page.form_with("lines"), {}, button="submit")
    for template in ("ppid", "atasan", "meja"):
        page = admin.open(f"/pengaturan/petugas/baru?templat={template}")
        said = {"name": f"Pejabat {template}", "email": f"{template}@contoh.go.id"}
        admin.submit(page, page.form_with("roles"), said)
    page = admin.open("/pengaturan/uji-email")
    admin.submit(page, page.form_with("to"), {})
    for part in LOOKED_AT:
        page = admin.open(GUIDE)
        admin.submit(page, page.form_to(f"/{part}"), {})
    copied = machine.run("backup")
    assert copied.returncode == 0, copied.stderr
    file_a_request(Cast(machine.address, {}, "", "", machine.all_started[0].out.parent / "mails"))
    eventually(lambda: "wajib sudah selesai" in admin.open(GUIDE).text, "the guide is finished")
    assert "Panduan penyiapan: semua bagian wajib selesai" in machine.run("check").stdout


def _first_administrator(machine: Machine, said: str) -> Browser:
    link = re.search(r"http\S+/petugas/mulai/\S+", said)
    assert link
    browser = Browser(machine.address)
    page = browser.open(link[0])
    known = {"email": ADMIN, "password": SECRET}
    chosen = known | {"name": "Bayu Pratama", "again": SECRET}
    page = browser.submit(page, page.form_with("again"), chosen)
    browser.submit(page, page.form_with("password"), known)
    page = browser.open(OWN)
    secret = re.search(r'pp-code">([A-Z2-7 ]+)<', page.body.decode())
    assert secret
    code = totp.code_at(secret[1].replace(" ", ""), datetime.now(UTC))
    browser.submit(page, page.form_with("code"), {"code": code})
    return browser


def _fill_in_profile(admin: Browser) -> None:
    page: Page = admin.open("/pengaturan/profil")
    said = {
        "ppid_name": "Rahma Wulandari",
        "ppid_title": "Kepala Dinas Kominfo selaku PPID",
        "superior_title": "Sekretaris Daerah",
        "commission": "Komisi Informasi Provinsi Contoh",
    }
    admin.submit(page, page.form_with("ppid_name"), said)


def _restore(machine: Machine) -> None:
    copied = machine.run("backup")
    assert copied.returncode == 0, copied.stderr
    path = re.search(r"Cadangan: (\S+)", copied.stdout)
    assert path
    machine.env["PPID_DATA"] = str(machine.folder / "fresh")
    restored = machine.run("restore", path[1])
    assert restored.returncode == 0, restored.stderr
    assert re.search(r"Dibuka: PIP-\d{4}-000001", restored.stdout)
    again = machine.run("restore", path[1])
    assert "tidak kosong" in again.stderr
    whole = Path(path[1]).read_bytes()
    Path(path[1]).write_bytes(whole[: len(whole) // 2])
    machine.env["PPID_DATA"] = str(machine.folder / "other")
    assert "bukan cadangan yang utuh" in machine.run("restore", path[1]).stderr
