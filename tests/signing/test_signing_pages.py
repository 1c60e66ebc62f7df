"""The pages of who signs: what waits, asking, trying again, keeping what was signed elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.letters import prints
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind, PrintRole
from ppid.letters.signing import actions, queries
from ppid.letters.signing.models import MakerKind, SignatureState, SignFault
from ppid.letters.signing.orders import NotSigned
from tests.builders import NOON, an_officer, signed_in
from tests.signing.desk import a_letter, a_pdf, settings, signed_elsewhere
from tests.signing.test_queue import NIK, raw

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def ppid(client: FlaskClient) -> FlaskClient:
    return signed_in(client, an_officer(Role.PPID))


@pytest.fixture
def by_bsre(app: Flask) -> Iterator[None]:
    with settings(app, SIGN_BY="bsre", SIGN_BSRE_URL="http://127.0.0.1:9"):
        yield


def read(answer: Any) -> str:
    return answer.get_data(as_text=True)


def ask(client: FlaskClient, *letters_: Any, **said: Any):
    rows = [str(queries.of_letter(one).id) for one in letters_]
    facts = {"chosen": rows, "nik": NIK, "passphrase": "benar"}
    return client.post("/petugas/tanda-tangan", data=facts | said)


def hand_in(client: FlaskClient, letter: Any, content: bytes, role: str = "scan"):
    return client.post(
        f"/petugas/surat/{letter.public_id}/bertanda-tangan",
        data={"role": role, "file": (io.BytesIO(content), "surat.pdf")},
        content_type="multipart/form-data",
    )


def test_without_a_maker_the_page_says_that_letters_are_signed_on_paper(ppid: FlaskClient):
    letter = a_letter()
    assert "di atas kertas" in read(ppid.get("/petugas/tanda-tangan"))
    page = read(ppid.get(f"/petugas/surat/{letter.public_id}/tanda-tangan"))
    assert "di atas kertas" in page
    assert "Coba lagi" not in page


@pytest.mark.usefixtures("by_bsre")
def test_who_signs_asks_for_several_letters_at_once(ppid: FlaskClient):
    mine = [a_letter() for _ in range(3)]
    for one in mine:
        actions.promise(one, at=NOON)
    page = read(ppid.get("/petugas/tanda-tangan"))
    assert [one.number in page for one in mine] == [True] * 3
    answer = ask(ppid, *mine[:2], nik="3273 0101 0180 0001")
    assert answer.status_code == 303
    states = [queries.of_letter(one).state for one in mine]
    assert states == [SignatureState.WAITING, SignatureState.WAITING, SignatureState.WANTED]
    assert queries.of_letter(mine[0]).nik == NIK
    assert "Sedang ditandatangani" in read(ppid.get("/petugas/tanda-tangan"))


@pytest.mark.usefixtures("by_bsre")
def test_nothing_is_chosen_until_somebody_chooses(ppid: FlaskClient):
    for _ in range(2):
        actions.promise(a_letter(), at=NOON)
    assert read(ppid.get("/petugas/tanda-tangan")).count(" checked>") == 0
    assert read(ppid.get("/petugas/tanda-tangan?pilih=semua")).count(" checked>") == 2


def test_the_letters_pdfs_are_read_before_one_signs(ppid: FlaskClient):
    letter = a_letter()
    kept = letters.issued_print(letter)
    address = f"/petugas/surat/{letter.public_id}"
    assert f"{address}/berkas/{kept.id}" in read(ppid.get(f"{address}/tanda-tangan"))
    assert ppid.get(f"{address}/berkas/{kept.id}").data == prints.content(kept)
    assert ppid.get(f"/petugas/surat/{a_letter().public_id}/berkas/{kept.id}").status_code == 404


@pytest.mark.usefixtures("by_bsre")
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"nik": ""}, "Isi NIK"),
        ({"nik": "123"}, "16"),
        ({"passphrase": ""}, "Isi passphrase"),
        ({"chosen": []}, "Pilih paling sedikit satu"),
        ({"chosen": ["999999"]}, "Pilih dari daftar"),
        ({"chosen": ["' OR 1"]}, "Pilih dari daftar"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(ppid: FlaskClient, wrong, words):
    letter = a_letter()
    actions.promise(letter, at=NOON)
    answer = ask(ppid, letter, **wrong)
    assert answer.status_code == 422
    assert words in read(answer)
    assert "benar" not in read(answer)
    assert raw("passphrase") == [None]


@pytest.mark.usefixtures("by_bsre")
def test_the_superior_signs_answers_and_the_ppid_does_not(app: Flask):
    answer = a_letter(LetterKind.OBJECTION_ANSWER)
    actions.promise(answer, at=NOON)
    superior = signed_in(app.test_client(), an_officer(Role.SUPERIOR))
    ppid = signed_in(app.test_client(), an_officer(Role.PPID))
    assert answer.number in read(superior.get("/petugas/tanda-tangan"))
    assert answer.number not in read(ppid.get("/petugas/tanda-tangan"))
    address = f"/petugas/surat/{answer.public_id}"
    assert "Menunggu penanda tangan" in read(ppid.get(f"{address}/tanda-tangan"))
    assert "Simpan surat" not in read(ppid.get(f"{address}/tanda-tangan"))
    assert ppid.get(f"{address}/bertanda-tangan").status_code == 404
    assert ppid.post(f"{address}/tanda-tangan/lagi").status_code == 404
    assert ask(ppid, answer).status_code != 303
    assert queries.of_letter(answer).state is SignatureState.WANTED


@pytest.mark.usefixtures("by_bsre")
def test_a_correction_is_signed_by_who_signed_what_it_corrects(app: Flask):
    answer = a_letter(LetterKind.OBJECTION_ANSWER)
    correction = a_letter(LetterKind.CORRECTION, corrects_id=answer.id)
    actions.promise(correction, at=NOON)
    superior = signed_in(app.test_client(), an_officer(Role.SUPERIOR))
    ppid = signed_in(app.test_client(), an_officer(Role.PPID))
    assert correction.number in read(superior.get("/petugas/tanda-tangan"))
    assert correction.number not in read(ppid.get("/petugas/tanda-tangan"))
    assert ask(ppid, correction).status_code != 303
    assert ask(superior, correction).status_code == 303


@pytest.mark.parametrize("role", [Role.DESK, Role.UNIT, Role.ADMIN])
def test_who_signs_nothing_has_no_door(client: FlaskClient, role: Role):
    signed_in(client, an_officer(role))
    assert client.get("/petugas/tanda-tangan").status_code == 403


@pytest.mark.usefixtures("by_bsre")
def test_a_failure_is_shown_with_its_reason_and_tried_again(ppid: FlaskClient):
    letter = a_letter()
    actions.promise(letter, at=NOON)
    ask(ppid, letter)
    row = queries.of_letter(letter)
    job = actions.claim(at=row.due_at)
    actions.settle_failed(job, NotSigned(SignFault.WRONG_PASSPHRASE), at=row.due_at)
    address = f"/petugas/surat/{letter.public_id}/tanda-tangan"
    for page in ("/petugas/tanda-tangan", address):
        assert "(passphrase) salah" in read(ppid.get(page))
    assert "Coba lagi" in read(ppid.get(address))
    assert ppid.post(address + "/lagi").location == "/petugas/tanda-tangan"
    assert row.state is SignatureState.WANTED


@pytest.mark.usefixtures("by_bsre")
def test_a_letter_from_before_gets_its_signature_when_asked(ppid: FlaskClient):
    letter = a_letter()
    address = f"/petugas/surat/{letter.public_id}/tanda-tangan"
    assert "Tandatangani secara elektronik" in read(ppid.get(address))
    ppid.post(address + "/lagi")
    assert queries.of_letter(letter).state is SignatureState.WANTED


def test_the_scan_of_the_signed_paper_is_what_is_handed_out(ppid: FlaskClient):
    letter = a_letter()
    answer = hand_in(ppid, letter, a_pdf("pindaian"))
    assert answer.status_code == 303
    kept = letters.best_print(letter)
    assert kept.role is PrintRole.SCAN
    assert prints.content(kept) == a_pdf("pindaian")
    assert kept.sha256 in read(ppid.get(f"/petugas/surat/{letter.public_id}/tanda-tangan"))
    assert hand_in(ppid, letter, a_pdf("pindaian")).status_code == 303
    assert len(letters.prints_of(letter)) == 2, "the same file is kept once"


@pytest.mark.usefixtures("by_bsre")
def test_a_scan_ends_the_wish_for_an_electronic_signature(ppid: FlaskClient):
    letter = a_letter()
    actions.promise(letter, at=NOON)
    hand_in(ppid, letter, a_pdf("pindaian"))
    assert queries.of_letter(letter) is None


def test_a_pdf_signed_elsewhere_is_kept_with_what_its_signature_says(ppid: FlaskClient):
    letter = a_letter()
    issued = prints.content(letters.issued_print(letter))
    answer = hand_in(ppid, letter, signed_elsewhere(issued, "Rahma Wulandari"), "signed")
    assert answer.status_code == 303, read(answer)
    made = queries.of_letter(letter)
    assert (made.state, made.maker) == (SignatureState.SIGNED, MakerKind.OUTSIDE)
    assert made.subject.startswith("Rahma Wulandari")
    assert letters.best_print(letter).role is PrintRole.SIGNED
    again = hand_in(ppid, letter, signed_elsewhere(issued, "Orang Lain"), "signed")
    assert again.status_code == 422
    assert "sudah ditandatangani secara elektronik" in read(again)


@pytest.mark.parametrize("case", ["unsigned", "another letter", "changed"])
def test_a_pdf_that_is_not_this_letter_signed_is_not_kept(ppid: FlaskClient, case: str):
    letter = a_letter()
    issued = prints.content(letters.issued_print(letter))
    content = {
        "unsigned": issued,
        "another letter": signed_elsewhere(a_pdf("PT/9/2026", "Lain sekali."), "Rahma"),
        "changed": signed_elsewhere(issued, "Rahma") + b"\n%%EOF\n",
    }[case]
    answer = hand_in(ppid, letter, content, "signed")
    assert answer.status_code == 422
    assert letter.number in read(answer)
    assert [one.role for one in letters.prints_of(letter)] == [PrintRole.ISSUED]
    assert queries.of_letter(letter) is None


@pytest.mark.parametrize("content", [b"", b"bukan pdf", b"%PDF-1.7\n<script>"])
def test_a_file_that_is_no_pdf_is_refused_in_words(ppid: FlaskClient, content: bytes):
    letter = a_letter()
    answer = hand_in(ppid, letter, content)
    assert answer.status_code == 422
    assert "govuk-error-message" in read(answer)
