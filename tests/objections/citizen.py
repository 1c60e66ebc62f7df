"""A citizen who objects at a browser, page by page."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.kit.clock import now
from ppid.kit.db import db

ALONE = "/keberatan/baru"
REASONS: dict[str, Any] = {
    "grounds": ["c"],
    "position": "Permohonan saya tidak dijawab sampai hari ini.",
    "wanted": "Agar dokumennya diberikan seluruhnya.",
    "purpose": "Penelitian skripsi",
}
SENDER: dict[str, Any] = {"sender": "self"}
PROXY: dict[str, Any] = {
    "sender": "proxy",
    "proxy_name": "Hendra Wijaya",
    "proxy_address": "Jalan Melati 9, Sukamaju",
}
WHO: dict[str, Any] = {"kind": "person"}
DETAILS: dict[str, Any] = {
    "name": "Sari Melati",
    "identity_number": "3273010101900001",
    "address": "Jalan Kenanga 5, Sukamaju",
    "phone": "0812 3456 7890",
    "email": "sari@contoh.example",
}
REPORT: dict[str, Any] = {
    "information": "Laporan keuangan tahun 2025",
    "found_on": "2026-11-02",
    "position": "Saya mencarinya di situs kantor dan tidak menemukannya.",
    "purpose": "Mengawasi anggaran desa",
}
LATER: dict[str, Any] = {"bring": "later"}
WITHOUT_REQUEST = (
    ("pengaju", WHO),
    ("data-pengaju", DETAILS),
    ("informasi", REPORT),
    ("lampiran", LATER),
)


def opened(client: FlaskClient, case: Case, at: datetime | None = None) -> str:
    """The requester opens the case in this browser; returns where objecting begins."""
    with client.session_transaction() as session:
        session["cases"] = {str(case.id): (at or now()).isoformat()}
    return f"/keberatan/{case.number}"


def fill(
    client: FlaskClient, case: Case, sender: dict[str, Any] | None = None, **changed: Any
) -> TestResponse:
    """Both pages about a request, minus what you say; ends on the check page."""
    start = opened(client, case)
    for address, said in ((start, REASONS | changed), (f"{start}/pengaju", sender or SENDER)):
        done = client.post(address, data=said)
        assert done.status_code == 302, done.text
    return client.get(f"{start}/periksa")


def fill_alone(client: FlaskClient, **changed: dict[str, Any]) -> TestResponse:
    """All pages of an objection without a request; ends on the check page."""
    for page, answers in WITHOUT_REQUEST:
        done = client.post(
            f"{ALONE}/{page}", data=answers | changed.get(page.replace("-", "_"), {})
        )
        assert done.status_code == 302, done.text
    return client.get(f"{ALONE}/periksa")


def send(client: FlaskClient, check: TestResponse) -> TestResponse:
    """Press "Kirim keberatan"; ends on the receipt."""
    found = re.search(r'name="seen"[^>]*value="(\d+)"', check.text)
    assert found, check.text
    return client.post(check.request.path, data={"seen": found[1]}, follow_redirects=True)


def all_objections() -> list[Objection]:
    """The register of objections, in order."""
    return list(db.session.query(Objection).order_by(Objection.id))


def code_on(page: TestResponse) -> str | None:
    """The tracking code that a page shows."""
    found = re.search(r"(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}", page.text)
    return found[0] if found else None
