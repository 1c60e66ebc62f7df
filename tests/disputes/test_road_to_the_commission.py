"""Silence, objection, silence, dispute, pack: the whole road over HTTP, to the verifier."""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.cases import dispute_file
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.disputes import verify_pack
from ppid.kit.db import db
from tests.builders import an_officer, signed_in
from tests.disputes.town import KI, a_silent_case
from tests.files.file_specimens import pdf

LAST_DAY = date(2026, 4, 13)


def entered_at_the_desk(browser: FlaskClient, case: Case) -> Objection:
    """A letter of objection of 20 February is written down by the desk, weeks later."""
    said = {
        "channel": "letter",
        "received_on": "2026-02-20",
        "back_dated_reason": "Surat tertinggal di bagian umum",
        "case_number": case.number,
        "who": "requester",
        "grounds": ["c"],
        "position": "Permohonan saya tidak dijawab sampai lewat waktunya.",
        "kind": "person",
        "language": "id",
        "submission_key": "sengketa-uji",
    }
    browser.get("/petugas/keberatan/masuk")
    sent = browser.post("/petugas/keberatan/masuk", data=said)
    assert sent.status_code == 303, sent.get_data(as_text=True)
    return db.session.query(Objection).filter_by(case_id=case.id).one()


def test_two_silences_lead_to_a_pack_that_an_empty_machine_accepts(
    client: FlaskClient, tmp_path: Path
):
    case = a_silent_case(questions=("Dokumen kontrak pengadaan obat RSUD tahun 2025",))
    desk = an_officer(Role.DESK)
    objection = entered_at_the_desk(signed_in(client, desk), case)
    assert objection.due_on == LAST_DAY

    browser = signed_in(client.application.test_client(), an_officer(Role.PPID))
    file = browser.get(f"/petugas/keberatan/{objection.number}").get_data(as_text=True)
    opening = f"/petugas/keberatan/{objection.number}/sengketa"
    assert opening in file

    early = browser.post(opening, data={"ki_name": KI, "applied_on": str(LAST_DAY)})
    assert early.status_code == 409
    said = {
        "ki_name": KI,
        "applied_on": "2026-04-20",
        "copy_on": "2026-04-22",
        "relief": "Memerintahkan termohon memberikan dokumen kontrak.",
        "paper": (io.BytesIO(pdf()), "permohonan-sengketa.pdf"),
    }
    browser.post(opening, data=said)
    dispute = dispute_file.of_objection(objection)
    base = f"/petugas/sengketa/{dispute.number}"
    for kind, facts in (
        ("registered", {"on": "2026-04-23", "number": "012/IV/KI-SS/2026"}),
        ("summoned", {"on": "2026-04-27", "session_on": "2026-05-06", "place": "Makassar"}),
        ("session", {"on": "2026-05-06", "absent": "nobody"}),
    ):
        db.session.refresh(dispute)
        done = browser.post(
            f"{base}/langkah/{kind}", data={"version": str(dispute.version)} | facts
        )
        assert done.status_code == 303, kind
    page = browser.get(base).get_data(as_text=True)
    for told in ("012/IV/KI-SS/2026", "Pemeriksaan awal", "Mediasi dibuka"):
        assert told in page

    content = browser.post(f"{base}/berkas-sengketa", data={"sure": "y"}).get_data()
    machine = tmp_path / "mesin-kosong"
    machine.mkdir()
    (machine / "berkas.zip").write_bytes(content)
    shutil.copy(Path(verify_pack.__file__), machine)
    checked = subprocess.run(
        [sys.executable, "-I", "-S", "verify_pack.py", "berkas.zip"],
        cwd=machine,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr

    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        told = json.loads(pack.read("data/berkas.json"))
        document = pypdfium2.PdfDocument(pack.read("BERKAS-SENGKETA.pdf"))
    dates = {(one["number"], one["code"]): one["due"] for one in told["deadlines"]}
    assert dates[case.number, "D4"] == "2026-01-20"
    assert dates[objection.number, "D8"] == "2026-04-13"
    assert dates[objection.number, "D9b"] == "2026-05-04"
    assert dates[dispute.number, "D12"] == "2026-05-11"
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert case.number in text
    assert "permohonan-sengketa" in text
