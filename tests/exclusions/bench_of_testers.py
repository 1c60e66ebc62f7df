"""A consequence test at each of its stages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ppid.accounts.models import Officer
from ppid.exclusions.decreeing import actions as decreeing
from ppid.exclusions.models import Exclusion
from ppid.exclusions.testing import actions as testing
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Ground
from ppid.office.calendar import local_day
from tests.builders import NOON
from tests.decisions.desk import acting, stored

SHEET: dict[str, Any] = {
    "title": "Nama pelapor dugaan pungutan liar",
    "information": "Nama dan alamat pelapor pada laporan nomor 12 tahun 2026, halaman 7.",
    "ground": Ground.A,
    "sub_point": 2,
    "law_article": "UU 31/2014 Pasal 5",
    "if_opened": "Pelapor dapat diancam dan orang takut melapor.",
    "if_closed": "Pelapor terlindungi, laporan terus masuk.",
    "period_ends_on": date(2027, 4, 30),
}
OTHER: dict[str, Any] = {
    "title": "Rincian harga perkiraan sendiri",
    "information": "Lampiran harga perkiraan sendiri paket 7, halaman 2 sampai 5.",
    "ground": Ground.B,
    "law_article": "UU 5/1999 Pasal 22",
    "if_opened": "Penawar menyamakan harga dengan perkiraan.",
    "if_closed": "Penawaran tetap bersaing.",
    "condition": "sampai pemenang diumumkan",
}
TESTER = {"name": "Kartini Sondakh", "title": "Kepala Bagian Hukum", "unit": "Sekretariat Daerah"}
HEAD = {"name": "Sofia Lantang", "title": "Bupati Sukamaju"}


def a_draft(by: Officer, at: datetime = NOON, **said: Any) -> Exclusion:
    """A sheet with one tester, not finished."""
    exclusion = testing.begin(by=acting(by), at=at, **(SHEET | said))
    testing.name_tester(exclusion, **TESTER)
    return exclusion


def a_tested_sheet(by: Officer, at: datetime = NOON, **said: Any) -> Exclusion:
    """A finished test that waits for both approvals."""
    exclusion = a_draft(by, at, **said)
    testing.finish(exclusion, seen=exclusion.version, by=acting(by), at=at)
    return exclusion


def approve(exclusion: Exclusion, superior: Officer, at: datetime = NOON) -> None:
    """The Atasan PPID approves."""
    testing.approve(exclusion, seen=exclusion.version, by=acting(superior), at=at)
    db.session.flush()


def sign(exclusion: Exclusion, by: Officer, at: datetime = NOON, **said: Any) -> None:
    """The head has signed on paper, and the PPID records it."""
    testing.sign(
        exclusion,
        stored(Slot.DECREE, "lembar-uji.pdf"),
        seen=exclusion.version,
        by=acting(by),
        at=at,
        **({"on": local_day(at)} | HEAD | said),
    )
    db.session.flush()


def a_decreed(by: Officer, superior: Officer, at: datetime = NOON, **said: Any) -> Exclusion:
    """Tested, approved by both, decreed."""
    exclusion = a_tested_sheet(by, at, **said)
    approve(exclusion, superior, at)
    sign(exclusion, by, at)
    decreeing.decree(exclusion, seen=exclusion.version, by=acting(by), at=at)
    db.session.flush()
    return exclusion
