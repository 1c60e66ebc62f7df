"""Hostile names: harmless on the page, on the disk and in a header."""

from __future__ import annotations

import pytest

from ppid.files import names
from ppid.files.kinds import Kind
from ppid.files.responses import disposition

HARMLESS = {
    "KTP Wayan.pdf": "KTP Wayan.pdf",
    "Surat Kuasa (2).PDF": "Surat Kuasa (2).PDF",
    "naïve – ringkasan.pdf": "naïve – ringkasan.pdf",
    "../../etc/passwd.pdf": "passwd.pdf",
    "..\\..\\windows\\win.pdf": "win.pdf",
    "C:\\Users\\wayan\\KTP.jpg": "KTP.jpg",
    "/etc/cron.d/a.txt": "a.txt",
    "a.pdf/": "",
    "..": "",
    "": "",
    "   .pdf": "pdf",
    ".htaccess.txt": "htaccess.txt",
    "a.pdf\0.exe": "a.pdf.exe",
    "a\r\nSet-Cookie: x=1.pdf": "aSet-Cookie_ x=1.pdf",
    'a"; filename="b.exe.pdf': "a_; filename=_b.exe.pdf",
    "foto\u202egpj.exe": "fotogpj.exe",
    "a\u200b\u2066b.pdf": "ab.pdf",
    "<script>alert(1)</script>.pdf": "script_.pdf",
    "a<b>.pdf": "a_b_.pdf",
    "CON.pdf": "_CON.pdf",
    "lpt1": "_lpt1",
    "a.pdf.": "a.pdf",
    "a.pdf ": "a.pdf",
    "a  \t b.pdf": "a b.pdf",
    "cafe\u0301.pdf": "café.pdf",
    "a\ud800b.pdf": "a_b.pdf",
    "$(reboot).pdf": "$(reboot).pdf",
    "'; DROP TABLE papers;--.pdf": "'; DROP TABLE papers;--.pdf",
    "%2e%2e%2fa.pdf": "%2e%2e%2fa.pdf",
}


@pytest.mark.parametrize(("given", "shown"), HARMLESS.items())
def test_a_name_is_made_harmless(given: str, shown: str):
    assert names.clean(given) == shown
    assert names.clean(shown) == shown


@pytest.mark.parametrize("stem", ["a" * 5_000, "é" * 5_000, "😀" * 5_000])
def test_a_long_name_is_shortened_at_a_letter_and_keeps_its_ending(stem: str):
    shown = names.clean(stem + ".pdf")
    assert len(shown.encode()) <= names.MAX_BYTES
    assert shown.endswith(stem[0] + ".pdf")


@pytest.mark.parametrize("given", [*HARMLESS, "é" * 500 + ".pdf"])
def test_no_name_breaks_out_of_its_header(given: str):
    header = disposition(given)
    assert header.isascii()
    assert header.isprintable()
    assert header.startswith("attachment; filename=")
    assert header.count('"') in (0, 2)
    assert len(header) < 1_000


def test_the_ending_says_what_a_file_claims_to_be():
    assert names.kind_of("a.b.JPEG") is Kind.JPEG
    assert names.kind_of("a.exe") is None
    assert names.kind_of("pdf") is None
