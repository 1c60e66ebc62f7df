"""Refusal, objection, partly granted with a task, carried out, closed: over HTTP, page by page."""

from __future__ import annotations

import io
import re
from datetime import timedelta

from flask import Flask

from ppid.accounts.models import Role
from ppid.decisions.deciding import actions as deciding
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import ObjectionState
from ppid.office.calendar import local_day
from tests.builders import an_officer, mails, signed_in
from tests.decisions import desk
from tests.objections.citizen import all_objections, fill, opened, send
from tests.objections.test_superior_pages import post, seen

REASONS = "Bagian yang memuat riwayat kesehatan pasien tetap rahasia pribadi."


def test_from_a_refusal_to_the_file_in_the_applicants_hands(app: Flask):
    now = clock.now()
    rahma, hendra = desk.a_ppid(), desk.a_superior()
    case = desk.a_refusal(rahma, at=now)
    by = desk.acting(rahma)
    deciding.ask_approval(case, seen=desk.draft_version(case), by=by, at=now)
    deciding.approve(case, seen=desk.draft_version(case), by=desk.acting(hendra), at=now)
    deciding.send(case, seen=desk.draft_version(case), by=by, at=now)

    citizen = app.test_client()
    receipt = send(citizen, fill(citizen, case, grounds=["a", "d"]))
    assert receipt.status_code == 200
    (objection,) = all_objections()
    assert objection.grounds == "ad"
    here = f"/petugas/keberatan/{objection.number}"

    boss = signed_in(app.test_client(), hendra)
    assert objection.number in boss.get("/petugas/keberatan").text
    assert "Siapkan tanggapan" in boss.get(here).text
    drafted = post(
        boss,
        f"{here}/tanggapan/isi",
        statement="Bagian umum dokumen tidak memuat data pasien dan dapat dibuka.",
        ruling="partly_granted",
        reasons=REASONS,
        decree_number="188/12/2026",
        decree_on=local_day(now).isoformat(),
    )
    assert drafted.status_code == 303
    question = desk.question(case)
    ordered = post(
        boss,
        f"{here}/tanggapan/perintah",
        text="Serahkan bagian umum dokumen tanpa halaman riwayat kesehatan.",
        question=str(question.id),
        due_on=(local_day(now) + timedelta(days=7)).isoformat(),
    )
    assert ordered.status_code == 303
    preview = boss.get(f"{here}/tanggapan/periksa").text
    assert REASONS in preview
    answered = boss.post(f"{here}/tanggapan/kirim", data={"seen": seen(preview)})
    assert answered.status_code == 303
    assert "14 hari kerja" in mails(kind="objection_answered")[-1].text

    own = f"/lacak/keberatan/{objection.number}"
    told = citizen.get(own).text
    assert "Keberatan dikabulkan sebagian" in told
    letter = re.search(r'href="(/lacak/surat/[0-9a-f]+)"', told)
    assert letter
    assert REASONS in citizen.get(letter[1]).text

    ppid = signed_in(app.test_client(), an_officer(Role.PPID))
    step = re.search(rf'href="({re.escape(here)}/perintah/\d+)"', ppid.get(here).text)
    assert step
    public_part = desk.pdf_bytes()
    done = ppid.post(
        step[1],
        data={
            "done_on": local_day(now).isoformat(),
            "note": "Bagian umum diserahkan sebagai PDF.",
            "papers": (io.BytesIO(public_part), "bagian-umum.pdf"),
            "ends_on": (local_day(now) + timedelta(days=30)).isoformat(),
            "opened": "y",
            "number": objection.number,
        },
    )
    assert done.status_code == 303
    db.session.expire_all()
    assert objection.state is ObjectionState.CLOSED

    opened(citizen, case)
    told = citizen.get(own).text
    file = re.search(r'href="([^"]+/berkas/[0-9a-f]+)"', told)
    assert file, told
    fetched = citizen.get(file[1])
    assert fetched.status_code == 200
    assert fetched.data == public_part
    assert app.test_client().get(file[1]).status_code != 200
