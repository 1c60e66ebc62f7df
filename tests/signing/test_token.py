"""A key that never leaves its token: PKCS#11, tried with SoftHSM where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from ppid.letters.signing import reading
from ppid.letters.signing.certificate import OwnCertificate
from ppid.letters.signing.models import SignFault
from ppid.letters.signing.orders import NotSigned
from tests.builders import NOON
from tests.signing.desk import a_certificate, a_pdf, an_issuers_file
from tests.signing.test_certificate import order

TOKEN, KEY, PIN = "kantor", "segel", "123456"
PLACES = (
    os.environ.get("PPID_TEST_PKCS11", ""),
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
)
MODULE = next((place for place in PLACES if place and Path(place).is_file()), "")
UTIL = os.environ.get("PPID_TEST_SOFTHSM_UTIL") or shutil.which("softhsm2-util") or ""

pytestmark = pytest.mark.skipif(not (MODULE and UTIL), reason="SoftHSM is not installed")


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A token in software with a key that was born in it, and its certificate."""
    folder = tmp_path_factory.mktemp("token")
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\n")
    os.environ["SOFTHSM2_CONF"] = str(settings)
    subprocess.run(
        f"{UTIL} --module {MODULE} --init-token --free --label {TOKEN} --pin {PIN} --so-pin 654321",
        shell=True,
        check=True,
        capture_output=True,
    )
    _furnish()
    yield MODULE
    del os.environ["SOFTHSM2_CONF"]


def _furnish() -> None:
    import pkcs11
    from cryptography.hazmat.primitives.serialization import Encoding, load_der_public_key
    from pkcs11.util.rsa import encode_rsa_public_key

    place = pkcs11.lib(MODULE).get_token(token_label=TOKEN)
    with place.open(rw=True, user_pin=PIN) as session:
        public, _private = session.generate_keypair(
            pkcs11.KeyType.RSA, 2048, label=KEY, id=b"1", store=True
        )

        class Born:
            """A key whose public half alone is known here."""

            def public_key(self) -> object:
                return load_der_public_key(encode_rsa_public_key(public))

        _key, made = a_certificate("Segel di Token", key=Born())
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: KEY,
                pkcs11.Attribute.ID: b"1",
                pkcs11.Attribute.SUBJECT: made.subject.public_bytes(),
                pkcs11.Attribute.VALUE: made.public_bytes(Encoding.DER),
            }
        )


def by_token(module: str, **said: str) -> OwnCertificate:
    facts = {
        "SIGN_CERTIFICATE": "",
        "SIGN_MODULE": module,
        "SIGN_TOKEN": TOKEN,
        "SIGN_KEY": KEY,
        "SIGN_PASSPHRASE": PIN,
        "SIGN_PASSPHRASE_FILE": "",
        "SIGN_TIMESTAMP_URL": "",
    }
    return OwnCertificate(facts | said)


def test_the_token_signs(house: Flask, token: str, tmp_path: Path):
    with house.app_context():
        made = by_token(token).sign(order(a_pdf("PT/0001/2026")))
    found = reading.read(made, trust=str(an_issuers_file(tmp_path)), at=NOON)
    assert found is not None
    assert found.trusted
    assert found.certificate.subject.startswith("Segel di Token")


@pytest.mark.parametrize(
    "wrong", [{"SIGN_PASSPHRASE": "000000"}, {"SIGN_TOKEN": "lain"}, {"SIGN_KEY": "lain"}]
)
def test_a_token_that_does_not_open_is_tried_again(house: Flask, token: str, wrong: dict[str, str]):
    with house.app_context(), pytest.raises(NotSigned) as said:
        by_token(token, **wrong).sign(order(a_pdf("PT/0001/2026")))
    assert (said.value.fault, said.value.later) == (SignFault.NO_KEY, True)
