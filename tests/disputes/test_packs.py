"""The dispute pack: whole, verifiable by anyone, the same each time, and silent about secrets."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.cases import actions as cases
from ppid.cases import queries as case_queries
from ppid.cases import written
from ppid.cases.kinds import Audience
from ppid.cases.models import Case
from ppid.casework import actions as casework
from ppid.disputes import queries, verify_pack
from ppid.disputes.pack import archive, sources
from ppid.exclusions import queries as exclusions
from ppid.files import actions as files
from ppid.files import store
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Event, StepKind
from ppid.letters.models import Letter
from ppid.objections.desk import actions as objecting
from tests.builders import an_officer, at, mails, signed_in
from tests.disputes.town import (
    OPENED,
    a_dispute,
    a_paper,
    a_silent_case,
    acting,
    an_objection,
    step,
)
from tests.objections import superior

pytestmark = pytest.mark.usefixtures("app")
MADE = at(2026, 5, 5, 15)
SECRET = "3273010101900001"
HOSTILE = '#eval("1") <b>x</b> $a$ \u202e [a] #{panic()} = judul // \x07 漢'


def packed(dispute, *, identity: bool = False, sees: bool = True, when=MADE) -> bytes:
    """The bytes of a pack."""
    found = sources.gather(dispute, identity=identity, sees_identity=sees)
    made = archive.make(found, domain="sukamaju.example", at=when)
    with made.file:
        content = made.file.read()
    assert len(content) == made.size
    return content


def opened(content: bytes) -> dict[str, bytes]:
    """Every file of a pack."""
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def rewritten(content: bytes, **changes: bytes | None) -> bytes:
    """The same pack with a file changed, added, or left out where it is None."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, found in (opened(content) | changes).items():
            if found is not None:
                pack.writestr(name, found)
    return out.getvalue()


def pdf_text(content: bytes) -> str:
    """What another reader finds in the PDF."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).replace("\ufffe", "").split())


def verified(content: bytes, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The verifier on an empty machine: nothing but Python, in an empty folder."""
    place = folder / "mesin-kosong"
    place.mkdir(exist_ok=True)
    (place / "berkas.zip").write_bytes(content)
    shutil.copy(Path(verify_pack.__file__), place / "verify_pack.py")
    return run(place, "berkas.zip", *more)


def run(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-S", "verify_pack.py", *arguments],
        cwd=place,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )


def lay(subject, slot: Slot, name: str, audience: Audience = Audience.OFFICE):
    """A paper in a file."""
    paper = files.keep(a_paper(name, slot), OPENED)
    return cases.attach(subject, paper, audience=audience, by=acting(), at=OPENED)


@pytest.fixture
def dispute():
    """A dispute after two silences, with papers in the files of request and dispute."""
    case = a_silent_case()
    lay(case, Slot.IDENTITY, "ktp.pdf")
    lay(case, Slot.MANDATE, "surat-kuasa.pdf")
    lay(case, Slot.UNIT_ANSWER, "rahasia-dinas.pdf")
    lay(case, Slot.ATTACHMENT, "lampiran ../../../etc/passwd.pdf")
    made = a_dispute(an_objection(case), papers=(a_paper("permohonan.pdf"),))
    step(made, StepKind.REGISTERED, date(2026, 4, 23), number="012/IV/KI-SS/2026")
    return made


def test_the_verifier_accepts_the_pack_on_an_empty_machine(dispute, tmp_path: Path):
    done = verified(packed(dispute), tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "UTUH / INTACT" in done.stdout
    assert dispute.number in done.stdout


def test_the_verifier_of_the_pack_itself_accepts_the_folder_it_lies_in(dispute, tmp_path: Path):
    with zipfile.ZipFile(io.BytesIO(packed(dispute))) as pack:
        pack.extractall(tmp_path)
    done = run(tmp_path)
    assert done.returncode == 0, done.stdout


def test_a_changed_byte_is_found_on_an_empty_machine(dispute, tmp_path: Path):
    content = packed(dispute)
    found = opened(content)["BERKAS-SENGKETA.pdf"]
    changed = found[:-1] + bytes([found[-1] ^ 1])
    done = verified(rewritten(content, **{"BERKAS-SENGKETA.pdf": changed}), tmp_path)
    assert done.returncode == 1
    assert "BERKAS-SENGKETA.pdf: isinya berubah / was changed" in done.stdout


def test_a_changed_byte_of_any_file_is_found(dispute, tmp_path: Path, capsys):
    content = packed(dispute)
    place = tmp_path / "berkas.zip"
    for name, found in opened(content).items():
        changed = found[:7] + bytes([found[7] ^ 1]) + found[8:]
        place.write_bytes(rewritten(content, **{name: changed}))
        assert verify_pack.main([str(place)]) in (1, 2), name
        assert name in capsys.readouterr().out


@pytest.mark.parametrize("name", ["BERKAS-SENGKETA.pdf", "verify_pack.py", "data/berkas.json"])
def test_a_missing_file_is_found(dispute, tmp_path: Path, name: str):
    done = verified(rewritten(packed(dispute), **{name: None}), tmp_path)
    assert done.returncode == 1
    assert f"{name}: tidak ada / is missing" in done.stdout


def test_an_extra_file_is_found(dispute, tmp_path: Path):
    done = verified(rewritten(packed(dispute), **{"surat/99-palsu.html": b"x"}), tmp_path)
    assert done.returncode == 1
    assert "surat/99-palsu.html: berkas asing" in done.stdout


def test_a_changed_manifest_is_found_even_when_its_hashes_fit(dispute, tmp_path: Path):
    content = packed(dispute)
    manifest = json.loads(opened(content)["manifest.json"])
    manifest["dispute"] = "SENG-2026-999999"
    changed = json.dumps(manifest).encode()
    done = verified(rewritten(content, **{"manifest.json": changed}), tmp_path)
    assert done.returncode == 1
    assert "manifes diubah" in done.stdout


def test_a_pack_made_anew_in_secret_is_not_the_one_on_record(dispute, tmp_path: Path):
    content = packed(dispute)
    own = json.loads(opened(content)["manifest.json"])["manifest_sha256"]
    assert verified(content, tmp_path, "--manifest", own).returncode == 0
    forged = packed(dispute, when=MADE + timedelta(seconds=1))
    done = verified(forged, tmp_path, "--manifest", own)
    assert done.returncode == 1
    assert "not the manifest on record" in done.stdout


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", 2),
        (b"PK\x03\x04rusak", 2),
        (b"%PDF-1.7 bukan zip", 2),
    ],
)
def test_what_is_no_pack_is_said_to_be_none(tmp_path: Path, content: bytes, code: int):
    done = verified(content, tmp_path)
    assert done.returncode == code
    assert "CANNOT BE READ" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    "manifest",
    [
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"{" * 100_000,
        b'{"format": "lain"}',
        b'{"format": "ppid-berkas-sengketa/1", "files": [1, {"path": "../x"}]}',
        b'{"format": "ppid-berkas-sengketa/1", "office": "\\ud800\\u001b[31m", "files": 7}',
    ],
)
def test_a_hostile_manifest_never_breaks_the_verifier(dispute, tmp_path: Path, manifest: bytes):
    done = verified(rewritten(packed(dispute), **{"manifest.json": manifest}), tmp_path)
    assert done.returncode in (1, 2)
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_the_verifier_uses_nothing_but_what_python_brings():
    source = Path(verify_pack.__file__).read_text(encoding="utf-8")
    imported = set(re.findall(r"^(?:import|from) (\w+)", source, re.MULTILINE))
    assert imported <= set(sys.stdlib_module_names)


def test_the_same_case_gives_the_same_files_but_for_the_manifest(dispute):
    first, second = opened(packed(dispute)), opened(packed(dispute, when=MADE + timedelta(days=2)))
    assert {name for name in first if first[name] != second[name]} == {"manifest.json"}
    manifests = [json.loads(one["manifest.json"]) for one in (first, second)]
    for manifest in manifests:
        del manifest["created_at"], manifest["manifest_sha256"]
    assert manifests[0] == manifests[1]
    assert packed(dispute) == packed(dispute)


def test_the_manifest_says_whose_pack_it_is_and_lists_every_file(dispute):
    found = opened(packed(dispute))
    manifest = json.loads(found.pop("manifest.json"))
    assert manifest["office"] == "Pemerintah Kabupaten Sukamaju"
    assert manifest["dispute"] == dispute.number
    assert manifest["objection"] == dispute.objection.number
    assert manifest["request"] == dispute.objection.case.number
    assert manifest["ki_number"] == "012/IV/KI-SS/2026"
    assert manifest["created_at"] == "2026-05-05T07:00:00Z"
    assert {row["path"] for row in manifest["files"]} == set(found)
    listed = found["DAFTAR-ISI.txt"].decode()
    assert all(name in listed for name in found if name != "DAFTAR-ISI.txt")


def test_another_reader_finds_number_parties_and_dates_in_the_pdf(dispute):
    text = pdf_text(opened(packed(dispute))["BERKAS-SENGKETA.pdf"])
    for told in (
        dispute.number,
        dispute.objection.number,
        dispute.objection.case.number,
        "012/IV/KI-SS/2026",
        "Siti Rahmawati",
        "Pemerintah Kabupaten Sukamaju",
        "Senin, 5 Januari 2026",
        "Senin, 13 April 2026",
        "Senin, 11 Mei 2026",
        "UU 14/2008 Pasal 36 ayat (2)",
        "Kronologi",
        "Tanda bukti penerimaan permohonan",
    ):
        assert told in text, told


def test_the_pdf_is_tagged_in_indonesian_and_brings_its_fonts(dispute):
    content = opened(packed(dispute))["BERKAS-SENGKETA.pdf"]
    for told in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"pdfuaid", b"pdfaid"):
        assert told in content, told
    assert b"/FontFile3" in content or b"/FontFile2" in content


def test_hostile_words_are_printed_as_words(tmp_path: Path):
    case = a_silent_case(questions=(HOSTILE,), purpose=HOSTILE)
    dispute = a_dispute(an_objection(case, position=HOSTILE), relief=HOSTILE, ki_name=HOSTILE)
    content = packed(dispute)
    text = pdf_text(opened(content)["BERKAS-SENGKETA.pdf"])
    assert '#eval("1") <b>x</b> $a$ [U+202E] [a] #{panic()} = judul //' in text
    assert "[U+6F22]" in text
    for name, found in opened(content).items():
        if name.endswith(".html"):
            assert b"<b>x</b>" not in found, name
    done = verified(content, tmp_path)
    assert done.returncode == 0
    assert "\u202e" not in done.stdout


def test_a_register_cell_is_never_a_formula():
    case = a_silent_case(purpose="=HYPERLINK(1)")
    found = opened(packed(a_dispute(an_objection(case))))
    table = found["register/register-permintaan.csv"].decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in table


def test_names_of_files_stay_within_the_pack(dispute):
    names = set(opened(packed(dispute)))
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9._-]+|\.[a-z]+)", n) for n in names)
    assert all(".." not in name for name in names)


def test_identity_goes_along_only_when_asked_for_by_who_may_see_it(dispute):
    def carried(**said):
        found = opened(packed(dispute, **said))
        return [n for n in found if "identity" in n], b"".join(found.values())

    names, everything = carried()
    assert names == []
    assert SECRET.encode() not in everything
    assert carried(identity=True, sees=False)[0] == []
    names, everything = carried(identity=True)
    assert len(names) == 1
    assert SECRET.encode() in everything


@pytest.mark.parametrize("sees", [True, False])
def test_the_power_of_attorney_goes_along_whoever_takes_the_pack_out(dispute, sees: bool):
    found = opened(packed(dispute, sees=sees))
    assert [n for n in found if "mandate" in n]
    assert "surat-kuasa.pdf" in found["DAFTAR-ISI.txt"].decode()


def test_who_may_not_see_a_deed_takes_none_along_and_reads_no_name(dispute):
    lay(dispute.objection.case, Slot.DEED, "akta.pdf")
    assert [n for n in opened(packed(dispute)) if "deed" in n]
    without = opened(packed(dispute, sees=False))
    assert not [n for n in without if "deed" in n]
    assert "akta.pdf" not in without["DAFTAR-ISI.txt"].decode()


def test_what_a_unit_handed_in_stays_and_is_listed_with_its_hash(dispute):
    found = opened(packed(dispute))
    assert not [n for n in found if "unit_answer" in n]
    left = found["DAFTAR-ISI.txt"].decode().split("TIDAK DISERTAKAN")[1]
    assert "rahasia-dinas.pdf" in left
    assert re.search(r"SHA-256 [0-9a-f]{64}", left)


def test_no_internal_note_goes_along(dispute):
    for subject in (dispute.objection.case, dispute.objection):
        note = casework if isinstance(subject, Case) else objecting
        note.write_note(subject, text="burungkenari77", by=acting(), at=OPENED)
    for name, content in opened(packed(dispute)).items():
        said = pdf_text(content) if name.endswith(".pdf") else content.decode("utf-8", "replace")
        assert "burungkenari77" not in said, name


def test_nothing_in_the_pack_opens_the_case(dispute):
    """The proof of sending holds the mails' words, but no code, no link, no QR code of one."""
    sent = "".join(mail.text for mail in mails())
    tokens = re.findall(r"/lacak/\S*?/([\w.-]{20,})", sent)
    codes = re.findall(r"\b(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}\b", sent)
    assert tokens
    everything = b"".join(opened(packed(dispute)).values()).decode("utf-8", "replace")
    assert not [one for one in {*tokens, *codes} if one in everything]
    assert "<svg" not in everything


def test_proofs_of_sending_tell_what_the_relay_answered():
    dispute = a_dispute()
    mail = mails(kind="receipt")[0]
    mail.state, mail.sent_at, mail.reply = "sent", at(2026, 1, 5, 10, 1), "250 2.0.0 Ok: AB12"
    db.session.flush()
    found = opened(packed(dispute))
    proof = found["surel/001-receipt.txt"].decode()
    for told in ("250 2.0.0 Ok: AB12", f"<{mail.message_id}@sukamaju.example>", "10.01 WITA"):
        assert told in proof
    assert not [name for name in found if "officer" in name]


def test_inner_notes_and_who_looked_at_what_stay_out_of_the_chronology(dispute):
    found = sources.gather(dispute, identity=False, sees_identity=True)
    assert found.papers
    lines = {row.Entry.event for row in written.timeline(dispute)}
    assert Event.DISPUTE_STEP in lines
    text = opened(packed(dispute))["data/berkas.json"].decode()
    assert "Catatan internal" not in text
    assert "Berkas identitas dilihat" not in text


def test_an_objection_without_a_request_has_its_pack_too(tmp_path: Path):
    objection = an_objection(
        grounds="b",
        applicant=applicant(),
        information="Laporan keuangan tahunan",
    )
    content = packed(a_dispute(objection))
    assert verified(content, tmp_path).returncode == 0
    assert "Laporan keuangan tahunan" in pdf_text(opened(content)["BERKAS-SENGKETA.pdf"])


def applicant():
    """Somebody who objects without an earlier request."""
    from ppid.cases.kinds import RequesterKind
    from ppid.cases.objecting import Applicant

    return Applicant({"kind": RequesterKind.PERSON, "name": "Siti Rahmawati", "address": "Jl"})


def test_a_damaged_paper_stops_the_pack(dispute):
    laid = queries.papers(dispute)[0]
    (store.here().root / laid.paper.place[:2] / laid.paper.place[2:4] / laid.paper.place).unlink()
    with pytest.raises(store.Damaged):
        packed(dispute)


def after_a_refusal():
    """A dispute about a refusal that rests on a decree, upheld by the superior."""
    ppid, head = superior.staff()
    objection = superior.an_objection_to_a_refusal(ppid, head)
    superior.upheld(objection, by=head)
    answered = objection.answered_on
    opened_at = at(answered.year, answered.month, 28)
    return a_dispute(objection, applied_on=answered, copy_on=None, at=opened_at)


def test_the_consequence_test_and_its_decree_go_along_with_a_refusal(tmp_path: Path):
    made = after_a_refusal()
    content = packed(made)
    assert verified(content, tmp_path).returncode == 0
    (resting,) = exclusions.of_case(made.objection.case)
    text = pdf_text(opened(content)["BERKAS-SENGKETA.pdf"])
    for told in (
        resting.decree_number,
        resting.law_article,
        "Pasal 17 huruf h",
        "Pemberitahuan tertulis",
        "Tanggapan atas keberatan",
        "Dapatkah sebagian diberikan",
    ):
        assert told in text, told
    names = " ".join(opened(content))
    for part in ("-SKP-", "-PT-", "-TK-", "lampiran/01-decree-"):
        assert part in names, part


def test_a_letter_in_the_pack_names_the_hash_under_which_it_is_kept():
    made = after_a_refusal()
    told = json.loads(opened(packed(made))["data/berkas.json"])["letters"]
    kept = {one.number: one.sha256 for one in db.session.query(Letter)}
    assert {one["sha256"] for one in told if one["sha256"]} <= set(kept.values())
    assert [one for one in told if one["sha256"]]


# Over HTTP


def test_the_pack_is_downloaded_and_the_timeline_keeps_who_and_its_hash(
    client: FlaskClient, dispute, tmp_path: Path
):
    officer = an_officer(Role.PPID, name="Rahma Wulandari")
    browser = signed_in(client, officer)
    address = f"/petugas/sengketa/{dispute.number}/berkas-sengketa"
    assert "tidak disertakan" in browser.get(address).get_data(as_text=True)
    refused = browser.post(address, data={})
    assert refused.status_code == 422
    sent = browser.post(address, data={"sure": "y"})
    assert sent.mimetype == "application/zip"
    assert f"{dispute.number}.zip" in sent.headers["Content-Disposition"]
    done = verified(sent.get_data(), tmp_path)
    assert done.returncode == 0
    entry = written.timeline(dispute)[-1]
    assert (entry.Entry.event, entry.name) == (Event.PACK_EXPORTED, "Rahma Wulandari")
    assert entry.Entry.facts["manifest"] in done.stdout
    page = browser.get(f"/petugas/sengketa/{dispute.number}").get_data(as_text=True)
    assert entry.Entry.facts["manifest"] in page


def test_the_pack_speaks_indonesian_whatever_the_officer_reads(client: FlaskClient, dispute):
    browser = signed_in(client, an_officer(Role.PPID))
    browser.set_cookie("bahasa", "en")
    address = f"/petugas/sengketa/{dispute.number}/berkas-sengketa"
    mine = opened(browser.post(address, data={"sure": "y"}).get_data())
    other = opened(packed(dispute))
    assert {name for name in other if mine[name] != other[name]} == {"manifest.json"}


def test_the_superior_is_not_offered_identity_and_does_not_get_it(client: FlaskClient, dispute):
    browser = signed_in(client, an_officer(Role.SUPERIOR))
    address = f"/petugas/sengketa/{dispute.number}/berkas-sengketa"
    assert 'name="identity"' not in browser.get(address).get_data(as_text=True)
    sent = browser.post(address, data={"sure": "y", "identity": "y"})
    found = opened(sent.get_data())
    assert not [n for n in found if "identity" in n]
    assert [n for n in found if "mandate" in n]


def test_each_identity_paper_that_goes_out_has_its_line(client: FlaskClient, dispute):
    browser = signed_in(client, an_officer(Role.PPID))
    here = f"/petugas/sengketa/{dispute.number}"
    browser.post(f"{here}/berkas-sengketa", data={"sure": "y", "identity": "y"})
    lines = [row.Entry for row in written.timeline(dispute)]
    seen = [one.facts["paper"] for one in lines if one.event is Event.IDENTITY_SEEN]
    papers = case_queries.papers(dispute.objection.case)
    assert sorted(seen) == sorted(
        one.paper.public_id for one in papers if one.paper.slot in (Slot.IDENTITY, Slot.MANDATE)
    )
    assert "Disertakan dalam berkas sengketa" in browser.get(here).get_data(as_text=True)


def test_a_damaged_paper_is_said_in_words(client: FlaskClient, dispute):
    laid = queries.papers(dispute)[0]
    (store.here().root / laid.paper.place[:2] / laid.paper.place[2:4] / laid.paper.place).unlink()
    browser = signed_in(client, an_officer(Role.PPID))
    page = browser.post(f"/petugas/sengketa/{dispute.number}/berkas-sengketa", data={"sure": "y"})
    assert page.status_code == 422
    assert "dari cadangan" in page.get_data(as_text=True)
    assert Event.PACK_EXPORTED not in {row.Entry.event for row in written.timeline(dispute)}
