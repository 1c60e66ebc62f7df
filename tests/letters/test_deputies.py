"""Who stands in for an absent officer signs as pelaksana harian, under the own name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ppid.accounts.away import actions as away
from ppid.accounts.models import Officer, Role
from ppid.cases.models import Case
from ppid.decisions.extending import actions as extending
from ppid.kit.db import db
from ppid.law.extensions import ExtensionGround
from ppid.letters.models import Letter
from tests.builders import NOON, an_accepted_case, an_officer
from tests.decisions.desk import acting

pytestmark = pytest.mark.usefixtures("app")

MONDAY = date(2026, 8, 10)
DEPUTY = {"name": "Budi Lahope", "title": "Sekretaris Dinas", "nip": "198002022005011003"}


def extended(case: Case, by: Officer) -> Letter:
    """A letter that the PPID signs."""
    return extending.extend(
        case,
        seen=case.version,
        ground=ExtensionGround.NOT_YET_DECIDED,
        reason="Uji konsekuensi atas dokumen ini belum selesai.",
        by=acting(by),
        at=NOON,
    )


def test_a_deputy_signs_as_plh_with_own_name_and_nip_while_the_leave_lasts():
    rahma, budi = an_officer(Role.PPID, name="Rahma Wulandari"), an_officer(Role.DESK, **DEPUTY)
    until = MONDAY + timedelta(days=4)
    leave = away.set_leave(rahma, deputy=budi, since=MONDAY, until=until, by=rahma, at=NOON)
    letter = extended(an_accepted_case(), budi)
    post = "Plh. Kepala Dinas Komunikasi dan Informatika"
    assert (letter.signer_name, letter.signer_title) == ("Budi Lahope", post)
    assert letter.signer_nip == DEPUTY["nip"]
    for words in (post, "Budi Lahope", f"NIP {DEPUTY['nip']}"):
        assert words in letter.html
    assert "Rahma Wulandari" not in letter.html
    leave.until = MONDAY - timedelta(days=1)
    db.session.flush()
    assert extended(an_accepted_case(), budi).signer_name == "Rahma Wulandari"


def test_who_is_ppid_in_their_own_right_is_no_plh():
    rahma, own = an_officer(Role.PPID, name="Rahma Wulandari"), an_officer(Role.PPID)
    away.set_leave(rahma, deputy=own, since=MONDAY, until=MONDAY, by=rahma, at=NOON)
    assert "Plh." not in extended(an_accepted_case(), own).html
