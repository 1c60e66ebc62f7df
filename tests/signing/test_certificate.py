"""PAdES by the office's own certificate: sound, visible, accessible, and over the issued bytes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from flask import Flask
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from ppid.letters.signing import reading
from ppid.letters.signing.certificate import FIELD, OwnCertificate, own_certificate
from ppid.letters.signing.models import SignFault
from ppid.letters.signing.orders import NotSigned, Order
from ppid.letters.signing.places import place_for
from tests.builders import NOON
from tests.signing.desk import (
    PASSPHRASE,
    SIGNER,
    StandIn,
    a_key_file,
    a_pdf,
    an_issuers_file,
    authority,
    nobody_there,
    says,
    stamping,
)


def order(pdf: bytes, **said: object) -> Order:
    facts = {
        "pdf": pdf,
        "name": SIGNER,
        "title": "Kepala Dinas Komunikasi dan Informatika",
        "number": "Pemberitahuan tertulis PT/0001/2026",
        "place": "Sukamaju",
        "address": "https://ppid.sukamaju.example/v/7K3FQ2M9XTRA",
        "day": "Senin, 10 Agustus 2026 pukul 12.00 WITA",
        "at": NOON,
    }
    return Order(**(facts | said))  # type: ignore[arg-type]


def own(path: Path, **said: object) -> OwnCertificate:
    facts = {
        "SIGN_CERTIFICATE": str(path),
        "SIGN_PASSPHRASE": PASSPHRASE,
        "SIGN_PASSPHRASE_FILE": "",
        "SIGN_MODULE": "",
        "SIGN_TIMESTAMP_URL": "",
    }
    return OwnCertificate(facts | said)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kunci")


@pytest.fixture(scope="module")
def key_file(folder: Path) -> Path:
    return a_key_file(folder)


@pytest.fixture(scope="module")
def issued() -> bytes:
    return a_pdf("PT/0001/2026")


@pytest.fixture(scope="module")
def signed(house: Flask, issued: bytes, key_file: Path) -> bytes:
    with house.app_context():
        return own(key_file).sign(order(issued))


def test_the_signature_is_sound_and_its_certificate_leads_to_our_authority(signed: bytes):
    from asn1crypto.x509 import Certificate
    from cryptography.hazmat.primitives.serialization import Encoding

    (found,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    root = Certificate.load(authority()[1].public_bytes(Encoding.DER))
    status = validate_pdf_signature(
        found, ValidationContext(trust_roots=[root], allow_fetching=False, moment=NOON)
    )
    assert status.bottom_line
    assert status.trusted
    assert found.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert status.signer_reported_dt == NOON


def test_the_issued_bytes_stay_within_and_the_version_of_the_pdf_stays(
    issued: bytes, signed: bytes
):
    assert signed.startswith(issued)
    catalogue = PdfFileReader(io.BytesIO(signed)).root
    assert "/Version" not in catalogue


def test_the_field_is_in_the_structure_tree_and_has_a_name(signed: bytes):
    root = PdfFileReader(io.BytesIO(signed)).root
    (field,) = root["/AcroForm"]["/Fields"]
    field = field.get_object()
    assert field["/TU"] == f"Tanda tangan elektronik {SIGNER}"
    numbers = list(root["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    element = parents[field["/StructParent"]].get_object()
    assert element["/S"] == "/Form"
    assert element["/K"]["/Obj"]["/T"] == FIELD


def test_the_block_brings_its_fonts_and_stands_above_the_name(issued: bytes, signed: bytes):
    root = PdfFileReader(io.BytesIO(signed)).root
    field = root["/AcroForm"]["/Fields"][0]
    look = field["/AP"]["/N"]
    fonts = look["/Resources"]["/XObject"]["/Block"]["/Resources"]["/Font"]
    for font in fonts:
        descendant = fonts[font]["/DescendantFonts"][0]
        assert any(name.startswith("/FontFile") for name in descendant["/FontDescriptor"])
    place = place_for(issued, SIGNER)
    assert [int(edge) for edge in field["/Rect"]] == [round(edge) for edge in place.box]
    page = pdfium.PdfDocument(issued)[place.page]
    inside = page.get_textpage().get_text_bounded(*place.box)
    assert not inside.strip(), "the block covers words of the letter"


def test_the_block_is_drawn_where_people_see_it(signed: bytes):
    document = pdfium.PdfDocument(signed)
    document.init_forms()
    place = place_for(signed, SIGNER)
    page = document[place.page]
    picture = page.render(scale=1, may_draw_forms=True).to_pil().convert("RGB")
    height = picture.height
    stripe = picture.getpixel((int(place.left) + 2, height - int(place.bottom) - 30))
    assert stripe[2] > 120 > stripe[0], stripe


def test_a_reading_says_who_and_whether_it_is_trusted(folder: Path, signed: bytes):
    trusting = reading.read(signed, trust=str(an_issuers_file(folder)), at=NOON)
    assert trusting is not None
    assert trusting.trusted
    assert trusting.certificate.subject.startswith("Segel Elektronik PPID, Pemerintah")
    assert trusting.certificate.issuer.startswith("Otoritas Uji")
    assert trusting.signed_at == NOON
    assert not trusting.timestamped
    alone = reading.read(signed, trust="", at=NOON)
    assert alone is not None
    assert not alone.trusted


def test_an_unknown_issuer_is_no_line_in_the_log(
    signed: bytes, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
):
    assert reading.read(signed, trust="", at=NOON)
    assert reading.read(signed[:-40], trust="", at=NOON) is None
    assert "".join(capfd.readouterr()) == ""
    assert caplog.records == []


@pytest.mark.parametrize("place", [0.2, 0.5, 0.75])
def test_a_changed_byte_is_found(signed: bytes, place: float):
    where = int(len(signed) * place)
    changed = signed[:where] + bytes([signed[where] ^ 1]) + signed[where + 1 :]
    assert reading.read(changed, trust="", at=NOON) is None


def test_what_was_added_after_the_signature_is_found(signed: bytes):
    assert reading.read(signed + b"\n% added\n", trust="", at=NOON) is None


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7\n%%EOF", b"\0" * 2000, b"%PDF-1.7 << /Root"])
def test_what_is_no_signed_pdf_is_no_reading(broken: bytes):
    assert reading.read(broken, trust="", at=NOON) is None


def test_a_signature_on_another_letter_is_not_this_letters(issued: bytes, signed: bytes):
    assert reading.checked(issued, signed, trust="", at=NOON)
    other = a_pdf("PT/0002/2026")
    with pytest.raises(NotSigned) as said:
        reading.checked(other, signed, trust="", at=NOON)
    assert said.value.fault is SignFault.GARBAGE


def test_an_ended_certificate_signs_nothing(house: Flask, folder: Path, issued: bytes):
    ended = a_key_file(folder, until=datetime(2026, 8, 1, tzinfo=UTC))
    with house.app_context(), pytest.raises(NotSigned) as said:
        own(ended).sign(order(issued))
    assert said.value.fault is SignFault.EXPIRED
    assert not said.value.later


@pytest.mark.parametrize(
    "wrong", [{"SIGN_PASSPHRASE": "bukan ini"}, {"SIGN_CERTIFICATE": "/tidak/ada.p12"}]
)
def test_a_key_that_cannot_be_opened_is_tried_again(
    house: Flask, key_file: Path, issued: bytes, wrong: dict[str, str]
):
    with house.app_context(), pytest.raises(NotSigned) as said:
        own(key_file, **wrong).sign(order(issued))
    assert (said.value.fault, said.value.later) == (SignFault.NO_KEY, True)


def test_garbage_from_a_time_stamp_server_is_tried_again(
    house: Flask, key_file: Path, issued: bytes
):
    server = StandIn(says(200, b"\x30\x03abc", "application/timestamp-reply"))
    try:
        with house.app_context(), pytest.raises(NotSigned) as said:
            own(key_file, SIGN_TIMESTAMP_URL=server.url).sign(order(issued))
    finally:
        server.stop()
    assert (said.value.fault, said.value.later) == (SignFault.NO_TIMESTAMP, True)


def test_a_silent_time_stamp_server_is_tried_again(house: Flask, key_file: Path, issued: bytes):
    with house.app_context(), pytest.raises(NotSigned) as said:
        own(key_file, SIGN_TIMESTAMP_URL=nobody_there()).sign(order(issued))
    assert (said.value.fault, said.value.later) == (SignFault.NO_TIMESTAMP, True)


def test_a_time_stamp_makes_the_level_b_t(house: Flask, key_file: Path, issued: bytes):
    server = StandIn(stamping)
    try:
        with house.app_context():
            made = own(key_file, SIGN_TIMESTAMP_URL=server.url).sign(order(issued))
    finally:
        server.stop()
    found = reading.read(made, trust="", at=NOON)
    assert found is not None
    assert found.timestamped
    assert found.signed_at is not None
    assert found.signed_at != NOON, "the time is the server's, not ours"


def test_a_hostile_name_is_drawn_as_words(house: Flask, key_file: Path):
    name = '#panic("x") \\ $ @ <a> 🧾 \u202eterbalik'
    with house.app_context():
        made = own(key_file).sign(order(a_pdf("PT/0003/2026"), name=name))
    assert reading.read(made, trust="", at=NOON)


def test_the_certificate_in_the_file_is_known_without_signing(key_file: Path):
    facts = {"SIGN_CERTIFICATE": str(key_file), "SIGN_PASSPHRASE": PASSPHRASE}
    told = own_certificate(facts | {"SIGN_PASSPHRASE_FILE": ""})
    assert told is not None
    assert told.valid_until == datetime(2030, 1, 1, tzinfo=UTC)
