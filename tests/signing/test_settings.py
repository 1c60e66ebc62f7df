"""A signature that could not be made stops the start, with one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ppid.kit import config, signing
from tests.signing.desk import PASSPHRASE, a_key_file


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_key_file(tmp_path_factory.mktemp("kunci"))


def said(**given: Any) -> list[str]:
    values = {name: one.default for name, one in config.SETTINGS.items()}
    return signing.problems(values | given)


def by_file(key_file: Path, **given: Any) -> list[str]:
    facts = {"SIGN_BY": "certificate", "SIGN_CERTIFICATE": str(key_file)}
    return said(**(facts | {"SIGN_PASSPHRASE": PASSPHRASE} | given))


def test_nothing_configured_and_all_in_order_say_nothing(key_file: Path, tmp_path: Path):
    secret = tmp_path / "sandi"
    secret.touch(mode=0o600)
    secret.write_text(PASSPHRASE + "\n")
    assert said() == []
    assert by_file(key_file) == []
    assert by_file(key_file, SIGN_PASSPHRASE="", SIGN_PASSPHRASE_FILE=str(secret)) == []


def test_a_word_that_is_no_maker(key_file: Path):
    (sentence,) = said(SIGN_BY="peruri")
    assert "PPID_SIGN_BY tidak dikenal" in sentence


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"SIGN_CERTIFICATE": "/tidak/ada.p12"}, "tidak ada atau tidak dapat dibaca"),
        ({"SIGN_PASSPHRASE": "salah"}, "tidak dapat dibuka"),
        ({"SIGN_PASSPHRASE_FILE": "/tidak/ada"}, "PPID_SIGN_PASSPHRASE_FILE"),
        ({"SIGN_CERTIFICATE": ""}, "memerlukan satu dari"),
        ({"SIGN_MODULE": "/lib/softhsm.so"}, "memerlukan satu dari"),
        ({"SIGN_TIMESTAMP_URL": "file:///etc/passwd"}, "harus alamat http"),
        ({"SIGN_TRUST": "/tidak/ada.pem"}, "PPID_SIGN_TRUST"),
    ],
)
def test_what_is_wrong_with_the_certificate(key_file: Path, given: dict[str, str], words: str):
    sentences = by_file(key_file, **given)
    assert len(sentences) == 1
    assert words in sentences[0]


def test_a_key_that_others_may_read_stops_the_start(tmp_path: Path):
    path = a_key_file(tmp_path)
    path.chmod(0o640)
    (sentence,) = by_file(path)
    assert "dapat dibaca pengguna lain" in sentence
    assert "chmod 600" in sentence


def test_a_file_that_is_no_key_stops_the_start(tmp_path: Path):
    path = tmp_path / "bukan.p12"
    path.touch(mode=0o600)
    path.write_bytes(b"bukan kunci")
    (sentence,) = by_file(path)
    assert "tidak dapat dibuka" in sentence


def test_a_module_needs_token_and_key(tmp_path: Path):
    module = tmp_path / "modul.so"
    module.write_bytes(b"")
    (sentence,) = by_file(tmp_path, SIGN_CERTIFICATE="", SIGN_MODULE=str(module))
    assert "PPID_SIGN_TOKEN" in sentence


def bsre(**given: Any) -> list[str]:
    facts = {
        "SIGN_BY": "bsre",
        "SIGN_BSRE_URL": "https://esign.sukamaju.example",
        "SIGN_BSRE_USERNAME": "ppid",
        "SIGN_BSRE_PASSWORD": "kantor",
    }
    return said(**(facts | given))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"SIGN_BSRE_URL": ""}, "PPID_SIGN_BSRE_URL kosong"),
        ({"SIGN_BSRE_URL": "http://esign.example", "PRODUCTION": True}, "harus https"),
        ({"SIGN_BSRE_USERNAME": ""}, "harus diisi"),
        ({"SIGN_BSRE_PASSWORD": ""}, "harus diisi"),
    ],
)
def test_what_is_wrong_with_the_service(given: dict[str, Any], words: str):
    (sentence,) = bsre(**given)
    assert words in sentence


def test_the_service_may_stand_in_the_offices_own_network():
    assert bsre() == []
    assert bsre(SIGN_BSRE_URL="http://192.168.10.5:8080", PRODUCTION=True) == []


def test_an_unsafe_signature_stops_the_start(tmp_path: Path):
    from ppid import create_app

    with pytest.raises(config.BadSetting) as stopped:
        create_app(DATA=tmp_path, SIGN_BY="certificate", SIGN_CERTIFICATE="/tidak/ada.p12")
    assert "PPID_SIGN_CERTIFICATE" in str(stopped.value)
