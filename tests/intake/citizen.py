"""A citizen at a browser, page by page."""

from __future__ import annotations

import io
import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

START = "/permohonan/baru"
WHO: dict[str, Any] = {"kind": "person"}
DETAILS: dict[str, Any] = {
    "name": "Sari Melati",
    "identity_number": "3273010101900001",
    "address": "Jalan Kenanga 5, Sukamaju",
    "occupation": "",
    "phone": "0812 3456 7890",
    "email": "sari@contoh.example",
}
WHAT: dict[str, Any] = {
    "questions-0": "Laporan pelaksanaan bantuan pupuk tahun 2025",
    "purpose": "Penelitian skripsi",
}
HOW: dict[str, Any] = {"obtain": "copy", "copy_form": "softcopy", "delivery": "email"}
LATER: dict[str, Any] = {"bring": "later"}

PAGES = (
    ("pemohon", WHO),
    ("data-pemohon", DETAILS),
    ("informasi", WHAT),
    ("cara-menerima", HOW),
    ("identitas", LATER),
)


def fill(client: FlaskClient, **changed: dict[str, Any]) -> TestResponse:
    """All pages of the form as Sari fills them, minus what you say; ends on the check page."""
    for page, answers in PAGES:
        said = answers | changed.get(page.replace("-", "_"), {})
        done = client.post(f"{START}/{page}", data=said)
        assert done.status_code == 302, done.text
    return client.get(f"{START}/periksa")


def seen(check: TestResponse) -> str:
    """The mark of what the check page showed."""
    found = re.search(r'name="seen"[^>]*value="(\d+)"', check.text)
    assert found, check.text
    return found[1]


def send(client: FlaskClient, check: TestResponse) -> TestResponse:
    """Press "Kirim permohonan"; ends on the receipt."""
    return client.post(f"{START}/periksa", data={"seen": seen(check)}, follow_redirects=True)


def file(client: FlaskClient, **changed: dict[str, Any]) -> tuple[str, str]:
    """File a request; returns its number and its code."""
    receipt = send(client, fill(client, **changed))
    return number_and_code(receipt)


def number_and_code(receipt: TestResponse) -> tuple[str, str]:
    """What the receipt page shows."""
    number = re.search(r"PIP-\d{4}-\d{6}", receipt.text)
    code = re.search(r"(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}", receipt.text)
    assert number, receipt.text
    assert code, receipt.text
    return number[0], code[0]


def a_picture(name: str = "ktp.png", width: int = 40) -> tuple[io.BytesIO, str]:
    """A small real picture."""
    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (width, 30), "navy").save(held, "PNG")
    held.seek(0)
    return held, name
