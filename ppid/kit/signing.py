"""The settings of electronic signatures: what is missing or unsafe, and the secrets they name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

CERTIFICATE = "certificate"
BSRE = "bsre"
_HERE = {"127.0.0.1", "localhost", "::1"}


def secret(values: Mapping[str, Any], name: str) -> str:
    """A secret as it stands in the settings, or in the file that they name; may be empty."""
    named = values[f"{name}_FILE"]
    return Path(named).read_text(encoding="utf-8").strip() if named else str(values[name] or "")


def problems(values: Mapping[str, Any]) -> list[str]:
    """What keeps letters from being signed as the settings say, one sentence each."""
    chosen = values["SIGN_BY"]
    if not chosen:
        return []
    if chosen not in _CHECKS:
        return ["PPID_SIGN_BY tidak dikenal: tulis certificate, bsre, atau kosongkan."]
    if find_spec("pyhanko") is None:
        return [
            "Tanda tangan elektronik memerlukan paket tambahan: pasang dengan "
            'pip install "ppid[sign]", atau kosongkan PPID_SIGN_BY.'
        ]
    shared = _unsafe_files(values, "SIGN_TRUST", secret_one=False)
    return list(shared) or list(_CHECKS[chosen](values))


def _unsafe_files(values: Mapping[str, Any], *names: str, secret_one: bool = True) -> Iterator[str]:
    for name in names:
        path = values[name]
        if not path:
            continue
        if not os.access(path, os.R_OK) or not Path(path).is_file():
            yield f"PPID_{name}: berkas {path} tidak ada atau tidak dapat dibaca."
        elif secret_one and os.name == "posix" and Path(path).stat().st_mode & 0o077:
            yield (
                f"PPID_{name}: berkas {path} dapat dibaca pengguna lain, jalankan chmod 600 "
                "pada berkas itu."
            )


def _certificate(values: Mapping[str, Any]) -> Iterator[str]:
    files = list(_unsafe_files(values, "SIGN_CERTIFICATE", "SIGN_PASSPHRASE_FILE"))
    stamps = urlsplit(values["SIGN_TIMESTAMP_URL"])
    if files:
        yield from files
    elif bool(values["SIGN_CERTIFICATE"]) == bool(values["SIGN_MODULE"]):
        yield (
            "PPID_SIGN_BY=certificate memerlukan satu dari PPID_SIGN_CERTIFICATE (berkas .p12) "
            "atau PPID_SIGN_MODULE (modul PKCS#11)."
        )
    elif values["SIGN_MODULE"]:
        yield from _module(values)
    elif not _opens(values):
        yield (
            "PPID_SIGN_CERTIFICATE tidak dapat dibuka: periksa berkas .p12 itu dan "
            "PPID_SIGN_PASSPHRASE atau PPID_SIGN_PASSPHRASE_FILE."
        )
    if values["SIGN_TIMESTAMP_URL"] and stamps.scheme not in ("http", "https"):
        yield "PPID_SIGN_TIMESTAMP_URL harus alamat http atau https."


def _module(values: Mapping[str, Any]) -> Iterator[str]:
    yield from _unsafe_files(values, "SIGN_MODULE", secret_one=False)
    if not (values["SIGN_TOKEN"] and values["SIGN_KEY"]):
        yield (
            "PPID_SIGN_MODULE memerlukan PPID_SIGN_TOKEN (label token) dan PPID_SIGN_KEY "
            "(label kunci dan sertifikat)."
        )


def _opens(values: Mapping[str, Any]) -> bool:
    from cryptography.hazmat.primitives.serialization import pkcs12

    content = Path(values["SIGN_CERTIFICATE"]).read_bytes()
    passphrase = secret(values, "SIGN_PASSPHRASE").encode() or None
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(content, passphrase)
    except (ValueError, TypeError):
        return False
    return key is not None and certificate is not None


def _bsre(values: Mapping[str, Any]) -> Iterator[str]:
    yield from _unsafe_files(values, "SIGN_BSRE_PASSWORD_FILE")
    url = urlsplit(values["SIGN_BSRE_URL"])
    if not url.netloc:
        yield "PPID_SIGN_BSRE_URL kosong: isi alamat layanan Esign Client kantor."
    elif values["PRODUCTION"] and url.scheme != "https" and not _inside(url.hostname or ""):
        yield (
            "PPID_SIGN_BSRE_URL harus https, atau alamat di jaringan kantor sendiri, agar kata "
            "sandi penanda tangan tidak terbaca di jalan."
        )
    if not values["SIGN_BSRE_USERNAME"] or not (
        values["SIGN_BSRE_PASSWORD"] or values["SIGN_BSRE_PASSWORD_FILE"]
    ):
        yield (
            "PPID_SIGN_BSRE_USERNAME dan PPID_SIGN_BSRE_PASSWORD (atau "
            "PPID_SIGN_BSRE_PASSWORD_FILE) harus diisi."
        )


def _inside(host: str) -> bool:
    """Whether a host is this machine or stands in a private network."""
    import ipaddress

    try:
        return host in _HERE or ipaddress.ip_address(host).is_private
    except ValueError:
        return False


_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    CERTIFICATE: _certificate,
    BSRE: _bsre,
}
