"""The main job, told once: filed, checked, asked of a unit, extended, decided, handed over.

It is walked over HTTP against any running server; what differs is who starts the server.
"""

from __future__ import annotations

import re
import struct
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from ppid.outbox import mailbox
from tests.journeys.http_browser import Browser, Page

T = TypeVar("T")

TODAY = datetime.now(ZoneInfo("Asia/Makassar")).date()

CITIZEN = "sari.walk@warga.example"
QUESTIONS = (
    "Rincian anggaran perbaikan Jembatan Sungai Lariang tahun 2026",
    "Daftar nama pelapor kerusakan jembatan beserta nomor teleponnya",
)
CSV = b"Tahun;Uraian;Jumlah\n2026;Perbaikan jembatan;1250000000\n"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: sign-ins by role, and the unit that is asked."""

    base: str
    sign_ins: Mapping[str, str]
    password: str
    unit: str
    caught: Path


def picture() -> bytes:
    """A small real PNG."""
    width = height = 64
    rows = b"".join(b"\0" + bytes([200, 16, 46]) * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def eventually(look: Callable[[], T | None], what: str, seconds: float = 60) -> T:
    """Look until it is there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"not within {seconds:.0f} s: {what}")


def mail_to(cast: Cast, address: str, words: str) -> mailbox.CaughtMail:
    """The newest mail to somebody with these words in its subject, once it was really sent."""

    def look() -> mailbox.CaughtMail | None:
        for name in mailbox.names(cast.caught):
            mail = mailbox.mail(cast.caught, name)
            if mail and address in mail.to and words in mail.subject:
                return mail
        return None

    return eventually(look, f"a mail to {address} about {words!r}")


def file_a_request(cast: Cast) -> tuple[Browser, str, str]:
    """Sari files two questions with her KTP; returns her browser, number and code."""
    sari = Browser(cast.base)
    page = sari.open("/permohonan/baru/pemohon")
    page = sari.submit(page, page.form_with("kind"), {"kind": "person"})
    page = sari.submit(
        page,
        page.form_with("identity_number"),
        {
            "name": "Sari Melati",
            "identity_number": "9999010101900001",
            "address": "Jalan Jembatan 3, Kota Biru",
            "email": CITIZEN,
            "phone": "0800 0000 1111",
        },
    )
    page = sari.submit(page, page.form_with("purpose"), {"questions-0": QUESTIONS[0]}, button="add")
    page = sari.submit(
        page,
        page.form_with("purpose"),
        {
            "questions-0": QUESTIONS[0],
            "questions-1": QUESTIONS[1],
            "purpose": "Ingin tahu kapan jembatan selesai",
        },
    )
    page = sari.submit(
        page,
        page.form_with("obtain"),
        {"obtain": "copy", "copy_form": "softcopy", "delivery": "email"},
    )
    page = sari.submit(
        page, page.form_with("bring"), {"bring": "now"}, files={"identity": ("ktp.png", picture())}
    )
    assert QUESTIONS[1] in page.text
    page = sari.submit(page, page.form_with("website"), {})
    number = re.search(r"[A-Z]+-\d{4}-\d{6}", page.text)
    code = re.search(r"(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}", page.text)
    assert number, page.text[:800]
    assert code, page.text[:800]
    return sari, number[0], code[0]


def sign_in(cast: Cast, role: str) -> Browser:
    """An officer's browser, signed in."""
    officer = Browser(cast.base)
    page = officer.open("/petugas/masuk")
    page = officer.submit(
        page, page.form_with("password"), {"email": cast.sign_ins[role], "password": cast.password}
    )
    assert "/petugas/masuk" not in page.url, page.text[:400]
    return officer


def case_page(number: str, ending: str = "") -> str:
    """The address of a case for officers."""
    return f"/petugas/permohonan/{number}{ending}"


def step(
    officer: Browser,
    number: str,
    ending: str,
    field: str,
    typed: Mapping[str, str | list[str]],
    **rest: object,
) -> Page:
    """Open a step of a case, fill in its form, send it."""
    page = officer.open(case_page(number, ending))
    return officer.submit(page, page.form_with(field), typed, **rest)  # type: ignore[arg-type]


def check_and_ask_the_unit(cast: Cast, number: str) -> None:
    """The desk declares the request complete and lays it with a unit."""
    desk = sign_in(cast, "desk")
    assert number in desk.open("/petugas/antrean").text
    page = desk.open(case_page(number, "/lengkap"))
    desk.submit(page, page.form_with("version"), {})
    page = desk.open(case_page(number, "/teruskan"))
    value = re.search(
        rf'value="(\d+)"[^>]*>\s*<label[^>]*>\s*{re.escape(cast.unit)}', page.body.decode()
    )
    assert value, page.text[:800]
    desk.submit(page, page.form_with("unit_ids"), {"unit_ids": [value[1]], "note": "Butir 1 saja."})


def answer_as_unit(cast: Cast, number: str) -> None:
    """The unit sends what it has."""
    unit = sign_in(cast, "unit")
    page = unit.open(unit.open(case_page(number)).link("/jawab"))
    unit.submit(
        page,
        page.form_with("found"),
        {"found": "held", "answer": "Kami lampirkan rincian anggarannya."},
        files={"papers": ("anggaran.csv", CSV)},
    )


def extend(cast: Cast, number: str) -> None:
    """The PPID takes seven days more, once."""
    ppid = sign_in(cast, "ppid")
    step(
        ppid,
        number,
        "/perpanjangan",
        "ground",
        {"ground": "b", "reason": "Perlu memastikan bagian yang memuat data pribadi pelapor."},
    )
    again = ppid.open(case_page(number, "/perpanjangan"))
    assert "satu kali" in again.text


def decide(cast: Cast, number: str) -> None:
    """One question granted, one refused; the superior approves; the notice goes out."""
    ppid = sign_in(cast, "ppid")
    soon = (TODAY + timedelta(days=5)).isoformat()
    step(
        ppid,
        number,
        "/putusan/1?keputusan=granted",
        "available_form",
        {"reason": "Rincian anggaran perbaikan jembatan tahun 2026.", "available_form": "softcopy"},
    )
    step(
        ppid,
        number,
        "/putusan/2?keputusan=refused",
        "consequence",
        {
            "ground": "h",
            "point": "h1",
            "law_article": "UU 27/2022 Pasal 4",
            "consequence": "Pelapor dapat diganggu bila nama dan nomornya dibuka.",
            "part": "no",
            "part_releasable": "Seluruh daftar berisi nama dan nomor telepon pribadi.",
        },
    )
    step(
        ppid,
        number,
        "/putusan/ketentuan",
        "provide_by",
        {
            "provide_by": soon,
            "place": "Ruang layanan informasi",
        },
    )
    superior = sign_in(cast, "superior")
    test_and_decree(ppid, superior, number)
    page = ppid.open(case_page(number, "/putusan/periksa"))
    ppid.submit(page, page.form_to("/minta-persetujuan"), {})
    page = superior.open(case_page(number, "/persetujuan"))
    superior.submit(page, page.form_with("verdict"), {"verdict": "approve"})
    page = ppid.open(case_page(number, "/putusan/periksa"))
    ppid.submit(page, page.form_to("/putusan/kirim"), {})


def test_and_decree(ppid: Browser, superior: Browser, number: str) -> None:
    """The consequence test of the second question: sheet, tester, both approvals, decree."""
    page = ppid.open(case_page(number, "/putusan/2/penetapan"))
    page = ppid.submit(page, page.form_to("/uji-konsekuensi"), {})
    page = ppid.submit(
        page,
        page.form_with("if_closed"),
        {
            "title": "Identitas warga yang melaporkan kerusakan",
            "if_closed": "Pelapor terlindungi dan tetap berani melapor.",
            "period_ends_on": (TODAY + timedelta(days=700)).isoformat(),
        },
    )
    page = ppid.submit(
        page,
        page.form_with("title"),
        {"name": "Kartini Sondakh", "title": "Kepala Bagian Hukum", "unit": "Sekretariat Daerah"},
    )
    own = page.url.removesuffix("/penguji")
    page = ppid.open(own)
    page = ppid.submit(page, page.form_to("/selesai"), {})
    assert "Menunggu persetujuan" in page.text
    page = superior.open(own + "/persetujuan")
    superior.submit(page, page.form_with("verdict"), {"verdict": "approve"})
    page = ppid.open(own + "/tanda-tangan")
    page = ppid.submit(
        page,
        page.form_with("name"),
        {"name": "Sofia Lantang", "title": "Bupati", "on": TODAY.isoformat()},
        files={"paper": ("lembar-uji.pdf", pdf())},
    )
    page = ppid.submit(page, page.form_to("/penetapan"), {})
    assert "Berlaku" in page.text


def hand_over(cast: Cast, number: str) -> None:
    """The unit's file goes to the citizen by a link that ends."""
    ppid = sign_in(cast, "ppid")
    page = ppid.open(case_page(number, "/penyerahan"))
    page = ppid.submit(
        page, page.form_with("papers"), {}, files={"papers": ("anggaran-jembatan.csv", CSV)}
    )
    page = ppid.open(case_page(number, "/penyerahan/periksa"))
    ppid.submit(page, page.form_with("way"), {"way": "link", "number": number})


def read_and_fetch(cast: Cast, number: str, code: str) -> None:
    """Sari opens the link of her mail, reads both outcomes, fetches the file."""
    mail = mail_to(cast, CITIZEN, number)
    link = re.search(r"https?://\S+/lacak/tautan/\S+", mail.text)
    assert link, mail.text
    path = "/lacak/tautan/" + link[0].split("/lacak/tautan/")[1]
    sari = Browser(cast.base)
    page = sari.open(path)
    assert "Dikabulkan" in page.text
    assert "Ditolak" in page.text
    fetched = sari.open(page.link("/berkas/"))
    assert fetched.headers["content-disposition"].startswith("attachment")
    other = Browser(cast.base)
    page = other.open("/lacak")
    page = other.submit(page, page.form_with("code"), {"number": number, "code": code})
    assert number in page.text


def walk(cast: Cast) -> str:
    """The whole story; returns the number. Every mail on the way was really sent."""
    _sari, number, code = file_a_request(cast)
    mail_to(cast, CITIZEN, number)
    check_and_ask_the_unit(cast, number)
    mail_to(cast, cast.sign_ins["unit"], number)
    answer_as_unit(cast, number)
    extend(cast, number)
    decide(cast, number)
    hand_over(cast, number)
    read_and_fetch(cast, number, code)
    return number


def pdf() -> bytes:
    """A small whole PDF of one empty page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + content + b"endobj\n"
    table = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table
