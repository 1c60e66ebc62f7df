"""Anyone verifies a letter: by code, by file, in both languages, and learns nothing personal."""

from __future__ import annotations

import html
import io
import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.actors import THE_OFFICE
from ppid.kit.db import db
from ppid.kit.security import limiter
from ppid.letters import codes, prints
from ppid.letters import queries as letters
from ppid.letters.models import Letter, LetterFile, PrintRole
from ppid.letters.signing import actions, reading
from ppid.letters.signing.models import MakerKind, Signature, SignatureState
from ppid.verifying import comparing
from tests.builders import NOON, a_case
from tests.letters.test_letters import HOSTILE
from tests.signing.desk import SIGNER, a_letter, settings, signed_elsewhere

pytestmark = pytest.mark.usefixtures("app")

FORM = "multipart/form-data"
UNKNOWN = "Tidak ada surat dengan kode ini"


@pytest.fixture(autouse=True)
def unhurried() -> None:
    """What tests before this one asked is not counted."""
    limiter.reset()


def read(answer) -> str:
    """The page as a person reads it."""
    body = re.sub(r"<(script|style).*?</\1>", " ", answer.get_data(as_text=True), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def look(client: FlaskClient, letter: Letter) -> str:
    answer = client.get(f"/v/{codes.shown(letter.code)}")
    assert answer.status_code == 200
    return read(answer)


def compare(client: FlaskClient, content: bytes, code: str = "", name: str = "surat.pdf"):
    return client.post(
        "/periksa/berkas",
        data={"code": code, "file": (io.BytesIO(content), name)},
        content_type="multipart/form-data",
    )


def issued(letter: Letter) -> bytes:
    found = letters.issued_print(letter)
    assert found is not None
    return prints.content(found)


def test_a_letter_shows_what_a_stranger_may_know(client: FlaskClient):
    letter = a_letter()
    said = look(client, letter)
    for words in (
        "Pemberitahuan tertulis",
        letter.number,
        "Senin, 10 Agustus 2026",
        "PPID Kabupaten Sukamaju",
        f"{SIGNER}, Kepala Dinas Komunikasi dan Informatika",
        letters.issued_print(letter).sha256,
        "Sah dengan tanda tangan basah",
    ):
        assert words in said


@pytest.mark.parametrize("typed", ["lower", "spaces", "plain", "oh"])
def test_a_code_is_read_as_people_type_it(client: FlaskClient, typed: str):
    letter = a_letter(code="01AB2CD3EF4G")
    ways = {
        "lower": "01ab-2cd3-ef4g",
        "spaces": " 01AB 2CD3 EF4G ",
        "plain": "01AB2CD3EF4G",
        "oh": "OiAB-2CD3-EF4G",
    }
    answer = client.get("/periksa", query_string={"kode": ways[typed]})
    assert answer.status_code == 303
    assert letter.number in read(client.get(answer.location))


@pytest.mark.parametrize(
    "code", ["ZZZZ-ZZZZ-ZZZZ", "pendek", "<script>", "x" * 300, "%00", "' OR 1=1 --", "漢字"]
)
def test_every_code_that_leads_nowhere_has_one_answer(client: FlaskClient, code: str):
    by_path = client.get(f"/v/{code}")
    assert by_path.status_code == 404
    assert UNKNOWN in read(by_path)
    assert "<script>" not in by_path.get_data(as_text=True).replace("<script type", "")


def test_a_wrong_code_in_the_form_has_the_same_answer(client: FlaskClient):
    answer = client.get("/periksa", query_string={"kode": "ZZZZ-ZZZZ-ZZZZ"}, follow_redirects=True)
    assert answer.status_code == 404
    assert UNKNOWN in read(answer)
    assert "Isi kode surat" in read(client.get("/periksa?kode="))


def test_no_search_engine_keeps_it(client: FlaskClient):
    for answer in (client.get("/periksa"), client.get(f"/v/{a_letter().code}")):
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert 'content="noindex, nofollow"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_of_the_applicant_is_on_any_page(client: FlaskClient, name: str):
    who = {
        "kind": "person",
        "name": name[:120],
        "identity_number": "3273010101900001",
        "address": "Gang Rahasia 7",
        "phone": "081200000007",
        "email": "korban@rahasia.example",
    }
    case = a_case(requester=who, questions=("Rekam medis tetangga saya",))
    letter = a_letter(case_id=case.id, words=f"Kepada {name[:120]}, Gang Rahasia 7")
    pages = [
        client.get(f"/v/{letter.code}"),
        compare(client, issued(letter), letter.code),
        compare(client, issued(letter)),
        compare(client, b"lain", letter.code),
    ]
    told = [name[:120], "Gang Rahasia", "081200000007", "korban@", "Rekam medis", case.number]
    for page in pages:
        text = html.unescape(page.get_data(as_text=True))
        assert page.status_code == 200
        assert [words for words in told if words in text] == []


def test_the_file_that_was_issued_is_known_with_and_without_its_code(client: FlaskClient):
    letter = a_letter()
    for code in ("", letter.code, "tidak-ada"):
        said = read(compare(client, issued(letter), code))
        assert "Berkas ini asli" in said
        assert "persis sama dengan surat yang kami terbitkan" in said
        assert letter.number in said


def test_a_file_that_differs_by_one_byte_is_not_ours(client: FlaskClient):
    letter = a_letter()
    said = read(compare(client, issued(letter) + b"\n", letter.code))
    assert "Berkas ini bukan berkas yang kami terbitkan" in said
    assert "Unduh surat sekali lagi" in said
    assert letter.number not in said


def test_another_letters_file_is_said_to_be_another_letters(client: FlaskClient):
    letter, other = a_letter(), a_letter()
    said = read(compare(client, issued(other), letter.code))
    assert "asli, tetapi surat yang lain" in said
    assert f"milik surat lain, nomor {letter.number}" in said


def test_a_corrected_letter_names_the_one_that_replaced_it(client: FlaskClient):
    old = a_letter()
    new = a_letter(corrects_id=old.id)
    said = look(client, old)
    assert "Surat ini sudah diralat" in said
    assert new.number in said
    assert f"meralat surat nomor {old.number}" in look(client, new)
    assert "asli, tetapi suratnya sudah diralat" in read(compare(client, issued(old)))


def test_the_signed_file_verifies_beside_the_issued_one(client: FlaskClient):
    letter = a_letter()
    content = signed_elsewhere(issued(letter), "Rahma Wulandari")
    kept = prints.keep_print(letter, content, PrintRole.SIGNED, NOON, THE_OFFICE)
    found = reading.checked(issued(letter), content, trust="", at=NOON)
    db.session.add(
        row := Signature(
            letter_id=letter.id,
            letter=letter,
            maker=MakerKind.OUTSIDE,
            state=SignatureState.WANTED,
            promised_at=NOON,
        )
    )
    db.session.flush()
    actions._signed(row, kept, found, at=NOON)
    said = look(client, letter)
    for words in (
        "Ditandatangani secara elektronik",
        "Rahma Wulandari, Pemerintah Kabupaten Sukamaju",
        "Otoritas Uji",
        "Utuh",
        kept.sha256,
        letters.issued_print(letter).sha256,
        "UU 11/2008",
    ):
        assert words in said
    assert "bertanda tangan elektronik yang kami terbitkan" in read(compare(client, content))
    assert "persis sama dengan surat yang kami" in read(compare(client, issued(letter)))
    assert letters.best_print(letter).id == kept.id


def test_a_letter_that_waits_for_its_signature_says_so(app: Flask, client: FlaskClient):
    letter = a_letter()
    with settings(app, SIGN_BY="certificate"):
        actions.promise(letter, at=NOON)
    assert "Menunggu tanda tangan elektronik" in look(client, letter)


def test_a_scan_of_the_signed_paper_is_known(client: FlaskClient):
    letter = a_letter()
    prints.keep_print(letter, b"%PDF-pindaian", PrintRole.SCAN, NOON, THE_OFFICE)
    assert "Ditandatangani basah" in look(client, letter)
    assert "pindaian surat bertanda tangan basah" in read(compare(client, b"%PDF-pindaian"))


def test_a_file_in_the_comparison_touches_neither_disk_nor_table(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    """Werkzeug lays what is larger than half a megabyte on the disk; here nothing may be."""
    import tempfile

    def forbidden(*_args, **_said):
        raise AssertionError("a temporary file was made")

    for name in ("TemporaryFile", "SpooledTemporaryFile", "NamedTemporaryFile"):
        monkeypatch.setattr(tempfile, name, forbidden)
        monkeypatch.setattr(f"werkzeug.formparser.{name}", forbidden, raising=False)
    before = db.session.scalar(sa.select(sa.func.count(LetterFile.id)))
    answer = compare(client, b"rahasia" * 500_000)
    assert answer.status_code == 200
    assert "3,5 MB" in read(answer) or "3,3 MB" in read(answer)
    assert db.session.scalar(sa.select(sa.func.count(LetterFile.id))) == before


def test_a_file_that_is_too_large_or_empty_or_missing_is_said(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(comparing, "MOST_BYTES", 100_000)
    large = compare(client, b"x" * 300_000)
    assert large.status_code == 413
    assert "lebih besar daripada surat mana pun" in read(large)
    for answer in (
        compare(client, b""),
        client.post("/periksa/berkas"),
        client.post("/periksa/berkas", data={"file": "bukan berkas"}),
        client.post(
            "/periksa/berkas", data=b"\0\1", content_type="multipart/form-data; boundary=x"
        ),
        client.post("/periksa/berkas", data=b"\0", content_type="multipart/form-data; boundary=é"),
    ):
        assert answer.status_code == 422
        assert "Pilih berkas PDF" in read(answer)


def test_the_result_cannot_be_reloaded_into_an_error(client: FlaskClient):
    answer = client.get("/periksa/berkas")
    assert (answer.status_code, answer.location) == (302, "/periksa")


def test_guessing_is_held_up(client: FlaskClient):
    answers = [client.get(f"/v/ZZZZZZZZZZ{n:02}").status_code for n in range(61)]
    assert answers[:60] == [404] * 60
    assert answers[60] == 429


def test_comparing_is_held_up(client: FlaskClient):
    answers = [compare(client, b"lain").status_code for _ in range(21)]
    assert (answers[19], answers[20]) == (200, 429)


def test_the_pages_speak_english(client: FlaskClient):
    client.set_cookie("bahasa", "en")
    letter = a_letter()
    said = look(client, letter)
    assert "10 August 2026" in said
    assert letter.number in said
