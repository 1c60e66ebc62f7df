"""An administrator sees in time that a certificate ends, and what was not signed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.kit.clock import now
from ppid.letters.signing import actions
from ppid.letters.signing.health import health
from ppid.letters.signing.models import SignFault
from ppid.letters.signing.orders import NotSigned
from tests.builders import an_officer, signed_in
from tests.signing.desk import PASSPHRASE, a_key_file, a_letter, settings

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "Sertifikat tanda tangan elektronik habis"),
        (30, "Sertifikat tanda tangan elektronik segera habis"),
        (300, "Sertifikat berlaku sampai"),
    ],
)
def test_the_end_of_the_certificate_is_announced(
    app: Flask, client: FlaskClient, tmp_path: Path, days: int, words: str
):
    signed_in(client, an_officer(Role.ADMIN))
    key_file = a_key_file(tmp_path, until=now() + timedelta(days=days))
    with settings(
        app, SIGN_BY="certificate", SIGN_CERTIFICATE=str(key_file), SIGN_PASSPHRASE=PASSPHRASE
    ):
        page = client.get("/pengaturan").get_data(as_text=True)
    assert words in page
    assert ("habis" in page) == (days < 60)


def test_without_a_maker_the_page_says_how_letters_are_signed(client: FlaskClient):
    signed_in(client, an_officer(Role.ADMIN))
    assert "Surat ditandatangani basah" in client.get("/pengaturan").get_data(as_text=True)
    assert health(at=now()) is None


def test_what_failed_is_counted(app: Flask, tmp_path: Path):
    at = now()
    with settings(app, SIGN_BY="certificate", SIGN_CERTIFICATE=""):
        actions.promise(a_letter(), at=at)
        actions.settle_failed(actions.claim(at=at), NotSigned(SignFault.EXPIRED), at=at)
        found = health(at=at)
    assert found is not None
    assert (found.failed, found.well, found.valid_until) == (1, False, None)
