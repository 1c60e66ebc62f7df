"""Every setting, its default, and a sentence on what it is for."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from ppid.kit import practice, signing

ROOT = Path(__file__).resolve().parents[2]


class BadSetting(Exception):
    """A setting that cannot be used; the message is one sentence for the administrator."""


def _yes(value: str) -> bool:
    return value.strip().lower() in {"1", "yes", "ya", "true", "on"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One PPID_... setting: how it is read, what it is without one, what it is for."""

    default: Any
    purpose: str
    read: Callable[[str], Any] = str


SETTINGS: Mapping[str, Setting] = {
    "DATA": Setting(ROOT / ".data" / "ppid", "folder for the database, files, keys", Path),
    "CONFIG": Setting("", "a file of KEY=value lines; without it DATA/ppid.env"),
    "PORT": Setting(8000, "port of the web server on this machine", int),
    "HOST": Setting("127.0.0.1", "address the web server listens on"),
    "BASE_URL": Setting("", "public address of the site, used in every mailed link"),
    "PRODUCTION": Setting(False, "a real office: unsafe settings then stop the start", _yes),
    "DEMO": Setting(False, "fictitious office and people; mails are caught", _yes),
    "PRACTICE": Setting(False, "practice mode, set by `ppid practice`: no mail leaves", _yes),
    "PRACTICE_PORT": Setting(0, "port of the practice office that `up` starts; 0: none", int),
    "PRACTICE_URL": Setting("", "public address of the practice office"),
    "PRACTICE_DATABASE_URL": Setting(
        "", "PostgreSQL database of the practice office; empty: SQLite in DATA/practice"
    ),
    "OFFICE_URL": Setting("", "in practice mode: address of the real office"),
    "SECRET_KEY": Setting("", "signs sessions and links; made in DATA/keys when empty"),
    "KEYS": Setting(
        "",
        "keys that seal identity data, newest first, comma between; made in DATA/keys when empty",
    ),
    "DATABASE_URL": Setting("", "PostgreSQL (postgresql+psycopg://...); empty: SQLite in DATA"),
    "BROKER_URL": Setting("", "Redis or RabbitMQ; empty: a folder in DATA"),
    "LIMITS_URL": Setting(
        "memory://", "where attempt limits are counted; Redis for several web processes"
    ),
    "WEB_PROCESSES": Setting(2, "web processes on this machine", int),
    "WEB_THREADS": Setting(2, "threads in each web process", int),
    "PROXIES": Setting(0, "how many trusted proxies stand before the web server", int),
    "MAIL_SERVER": Setting("127.0.0.1", "mail relay of the office"),
    "MAIL_PORT": Setting(25, "its port", int),
    "MAIL_USERNAME": Setting(None, "user name at the relay"),
    "MAIL_PASSWORD": Setting(None, "password at the relay"),
    "MAIL_USE_TLS": Setting(False, "STARTTLS to the relay", _yes),
    "MAIL_USE_SSL": Setting(False, "TLS from the first byte", _yes),
    "MAIL_SENDER": Setting("", "sender address of every mail; empty: the office's address"),
    "MAIL_PER_MINUTE": Setting(0, "most mails a minute that the relay takes; 0: no bound", int),
    "BOUNCE_URL": Setting(
        "", "where undelivered mail is reported: imaps://name:password@host/INBOX, maildir:///path"
    ),
    "BOUNCE_PASSWORD_FILE": Setting("", "a file with that mailbox's password, in place of it"),
    "CLAMAV": Setting("", "host:port of a ClamAV daemon that scans every upload"),
    "FREE_SPACE": Setting(200_000_000, "bytes that must stay free on the disk of DATA", int),
    "LOG_LEVEL": Setting("INFO", "how much is logged"),
    "SIGN_BY": Setting("", "who signs letters: certificate or bsre; empty: people, on paper"),
    "SIGN_CERTIFICATE": Setting("", "PKCS#12 file (.p12) with the office's key and certificate"),
    "SIGN_MODULE": Setting("", "PKCS#11 module in place of that file"),
    "SIGN_TOKEN": Setting("", "label of the token in it"),
    "SIGN_KEY": Setting("", "label of key and certificate on the token"),
    "SIGN_PASSPHRASE": Setting("", "passphrase of the file, PIN of the token"),
    "SIGN_PASSPHRASE_FILE": Setting("", "a file that holds it"),
    "SIGN_TIMESTAMP_URL": Setting("", "RFC 3161 time stamp server; empty: no time stamps"),
    "SIGN_TRUST": Setting("", "PEM file of the issuers whose certificates are trusted"),
    "SIGN_BSRE_URL": Setting("", "address of the office's Esign Client Service (BSrE)"),
    "SIGN_BSRE_USERNAME": Setting("", "user name at that service"),
    "SIGN_BSRE_PASSWORD": Setting("", "password at that service"),
    "SIGN_BSRE_PASSWORD_FILE": Setting("", "a file that holds it"),
    "SIGN_BSRE_VISIBLE": Setting(True, "the service draws the signature block", _yes),
}

_LIMITS = {
    "MAX_CONTENT_LENGTH": 60 * 1024 * 1024,
    "MAX_FORM_MEMORY_SIZE": 600_000,
    "MAX_FORM_PARTS": 300,
}


def _file_values(path: Path) -> dict[str, str]:
    """KEY=value lines of a settings file; `PPID_` before the key may be left out."""
    values = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, mark, value = line.partition("=")
        if mark and not key.lstrip().startswith("#"):
            values[key.strip().removeprefix("PPID_")] = value.strip().strip('"')
    return values


def _one(name: str, raw: str) -> Any:
    try:
        return SETTINGS[name].read(raw)
    except ValueError:
        raise BadSetting(
            f"PPID_{name} tidak dapat dibaca: tulis nilai yang benar, "
            f"lihat README ({SETTINGS[name].purpose})."
        ) from None


def read(overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """All settings: overrides first, then the environment, then the file, then defaults.

    Raises BadSetting for a value that cannot be read.
    """
    given = dict(overrides or {})
    env = {n: os.environ[f"PPID_{n}"] for n in SETTINGS if f"PPID_{n}" in os.environ}
    data = Path(given.get("DATA") or env.get("DATA") or SETTINGS["DATA"].default)
    named = str(given.get("CONFIG") or env.get("CONFIG") or "")
    path = Path(named) if named else data / "ppid.env"
    if named and not path.is_file():
        raise BadSetting(f"Berkas pengaturan {named} tidak ditemukan (PPID_CONFIG).")
    kept = _file_values(path) if path.is_file() else {}
    values = {name: setting.default for name, setting in SETTINGS.items()}
    values |= {n: _one(n, raw) for n, raw in (kept | env).items() if n in SETTINGS}
    return values | {"DATA": data.resolve()} | {n: v for n, v in given.items() if n != "DATA"}


def _kept_secret(path: Path) -> str:
    """A secret that is made once and kept in a file only its owner may read."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        try:
            os.link(fresh, path)  # the first of several processes wins
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


def problems(values: Mapping[str, Any]) -> list[str]:
    """What is unsafe or missing in production settings, one sentence each.

    Signatures are looked at always: a letter that cannot be signed is found out too late.
    """
    unsigned = signing.problems(values)
    if not values["PRODUCTION"]:
        return unsigned
    url = urlsplit(values["BASE_URL"])
    checks = (
        (values["DEMO"], "PPID_DEMO menyala: matikan untuk kantor sungguhan."),
        (values.get("DEBUG"), "Mode debug menyala: matikan untuk kantor sungguhan."),
        (
            not url.netloc,
            "PPID_BASE_URL kosong: isi alamat situs, misalnya https://ppid.contoh.go.id.",
        ),
        (
            bool(url.netloc)
            and url.scheme != "https"
            and url.hostname not in {"127.0.0.1", "localhost"},
            "PPID_BASE_URL harus https agar data pemohon tidak terbaca di jalan.",
        ),
        (
            values["SECRET_KEY"] and len(values["SECRET_KEY"]) < 32,
            "PPID_SECRET_KEY terlalu pendek: paling sedikit 32 huruf acak, "
            "atau kosongkan agar dibuatkan.",
        ),
        (
            values["KEYS"] and any(len(k) < 32 for k in values["KEYS"].split(",")),
            "PPID_KEYS memuat kunci yang terlalu pendek: paling sedikit 32 huruf acak tiap kunci.",
        ),
        (
            not values["MAIL_SERVER"],
            "PPID_MAIL_SERVER kosong: tanpa server email pemohon tidak diberi tahu.",
        ),
        (
            values["MAIL_PASSWORD"] and not (values["MAIL_USE_TLS"] or values["MAIL_USE_SSL"]),
            "Kata sandi email akan dikirim tanpa enkripsi: nyalakan PPID_MAIL_USE_TLS "
            "atau PPID_MAIL_USE_SSL.",
        ),
        (
            values["MAIL_USE_TLS"] and values["MAIL_USE_SSL"],
            "PPID_MAIL_USE_TLS dan PPID_MAIL_USE_SSL menyala bersamaan: pilih salah satu.",
        ),
        (not 1 <= values["PORT"] <= 65535, "PPID_PORT harus angka 1 sampai 65535."),
        (not 1 <= values["MAIL_PORT"] <= 65535, "PPID_MAIL_PORT harus angka 1 sampai 65535."),
        (values["PROXIES"] < 0, "PPID_PROXIES harus 0 atau lebih."),
        (values["WEB_PROCESSES"] < 1, "PPID_WEB_PROCESSES harus 1 atau lebih."),
        (values["WEB_THREADS"] < 1, "PPID_WEB_THREADS harus 1 atau lebih."),
        (
            values["DATABASE_URL"]
            and not values["DATABASE_URL"].startswith(("sqlite:///", "postgresql+psycopg://")),
            "PPID_DATABASE_URL tidak dikenal: pakai postgresql+psycopg://... "
            "atau kosongkan untuk SQLite.",
        ),
        (
            values["BROKER_URL"]
            and not values["BROKER_URL"].startswith(
                ("redis://", "rediss://", "amqp://", "amqps://", "filesystem://")
            ),
            "PPID_BROKER_URL tidak dikenal: pakai redis://..., amqp://..., atau kosongkan.",
        ),
        (
            values["PRACTICE_DATABASE_URL"]
            and values["PRACTICE_DATABASE_URL"] == values["DATABASE_URL"],
            "PPID_PRACTICE_DATABASE_URL menunjuk basis data kantor: latihan harus terpisah.",
        ),
        (
            _open_to_others(values["DATA"]),
            "Folder PPID_DATA dapat dibaca pengguna lain: jalankan chmod 700 pada folder itu.",
        ),
    )
    return [sentence for wrong, sentence in checks if wrong] + unsigned


def _cookie(values: Mapping[str, Any]) -> str:
    """The session's cookie: browsers share cookies between the ports of one machine."""
    return "ppid-latihan" if values["PRACTICE"] else "ppid"


def _open_to_others(folder: Path) -> bool:
    return os.name == "posix" and folder.is_dir() and bool(folder.stat().st_mode & 0o007)


def load(app: Flask, overrides: Mapping[str, Any]) -> None:
    """Put all settings into app.config, make missing secrets, refuse unsafe production ones.

    Raises BadSetting with one sentence.
    """
    values = read(overrides)
    if values["PRACTICE"]:
        values = practice.confined(values, {name: one.default for name, one in SETTINGS.items()})
    wrong = problems(values)
    if wrong:
        raise BadSetting(wrong[0])
    data: Path = values["DATA"]
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    values["SECRET_KEY"] = values["SECRET_KEY"] or _kept_secret(data / "keys" / "secret")
    values["KEYS"] = values["KEYS"] or _kept_secret(data / "keys" / "seal")
    values["DATABASE_URL"] = values["DATABASE_URL"] or f"sqlite:///{data / 'ppid.sqlite'}"
    values["BASE_URL"] = (values["BASE_URL"] or f"http://127.0.0.1:{values['PORT']}").rstrip("/")
    if values["PRACTICE_PORT"] and not values["PRACTICE"]:
        here = f"http://127.0.0.1:{values['PRACTICE_PORT']}"
        values["PRACTICE_URL"] = (values["PRACTICE_URL"] or here).rstrip("/")
    secure = values["BASE_URL"].startswith("https://")
    app.config.update(_LIMITS)
    app.config.update(values)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=values["DATABASE_URL"],
        SESSION_COOKIE_NAME=("__Host-" if secure else "") + _cookie(values),
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PREFERRED_URL_SCHEME="https" if secure else "http",
        WTF_CSRF_TIME_LIMIT=None,
        TEMPLATES_AUTO_RELOAD=False,
        RATELIMIT_STORAGE_URI=values["LIMITS_URL"],
    )
