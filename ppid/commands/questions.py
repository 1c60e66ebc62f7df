"""What `ppid init` asks, where each answer goes, and what is no answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


class NoAnswer(ValueError):
    """What is wrong with an answer, in one sentence."""


def _filled(text: str) -> str:
    if not text:
        raise NoAnswer("harus diisi.")
    return text


def _mail_address(text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise NoAnswer("harus alamat email, misalnya ppid@contoh.go.id.")
    return text


def _zone(text: str) -> str:
    zone = ZONES.get(text.upper(), text)
    if zone not in ZONES.values():
        raise NoAnswer("harus WIB, WITA, atau WIT.")
    return zone


def _site(text: str) -> str:
    url = urlsplit(text)
    here = url.hostname in {"127.0.0.1", "localhost"}
    if (
        not url.hostname
        or url.scheme not in {"http", "https"}
        or (url.scheme == "http" and not here)
    ):
        raise NoAnswer("harus alamat https, misalnya https://ppid.contoh.go.id.")
    return text.rstrip("/")


def _port(text: str) -> str:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise NoAnswer("harus angka 1 sampai 65535.")
    return text


def _encryption(text: str) -> str:
    if text.lower() not in {"starttls", "ssl", "tidak"}:
        raise NoAnswer("harus starttls, ssl, atau tidak.")
    return text.lower()


def _database(text: str) -> str:
    if text and not text.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise NoAnswer("harus postgresql+psycopg://nama:sandi@mesin/basis, atau kosong.")
    return text


def _broker(text: str) -> str:
    if text and not text.startswith(("redis://", "rediss://", "amqp://", "amqps://")):
        raise NoAnswer("harus redis://... atau amqp://..., atau kosong.")
    return text


def _anything(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its key in the file, its words, where the answer goes, how it is read."""

    key: str
    words: str
    profile: str = ""  # a column of the office's profile ...
    setting: str = ""  # ... or a PPID_ setting
    read: Callable[[str], str] = _anything
    default: str = ""
    hidden: bool = False


QUESTIONS = (
    Question("nama", "Nama PPID", "name", read=_filled),
    Question("badan_publik", "Nama badan publik", "body_name", read=_filled),
    Question("tempat", "Kota atau kabupaten (tempat surat dibuat)", "place", read=_filled),
    Question("alamat", "Alamat lengkap", "address", read=_filled),
    Question("telepon", "Telepon", "phone", read=_filled),
    Question("surel", "Email PPID", "email", read=_mail_address),
    Question("zona", "Zona waktu: WIB, WITA, atau WIT", "zone", read=_zone, default="WIB"),
    Question("pejabat", "Nama pejabat PPID (boleh kosong)", "ppid_name"),
    Question("jabatan", "Jabatannya (boleh kosong)", "ppid_title"),
    Question("nip", "NIP (boleh kosong)", "ppid_nip"),
    Question("atasan", "Jabatan atasan PPID (boleh kosong)", "superior_title"),
    Question("alamat_situs", "Alamat situs ini", setting="BASE_URL", read=_site),
    Question("peladen_surel", "Server email kantor", setting="MAIL_SERVER", read=_filled),
    Question("port_surel", "Portnya", setting="MAIL_PORT", read=_port, default="587"),
    Question(
        "enkripsi_surel",
        "Enkripsinya: starttls, ssl, atau tidak",
        setting="MAIL_ENCRYPTION",
        read=_encryption,
        default="starttls",
    ),
    Question("pengguna_surel", "Nama pengguna email (boleh kosong)", setting="MAIL_USERNAME"),
    Question("sandi_surel", "Kata sandinya (boleh kosong)", setting="MAIL_PASSWORD", hidden=True),
    Question(
        "basis_data",
        "PostgreSQL (kosong: SQLite di folder data)",
        setting="DATABASE_URL",
        read=_database,
    ),
    Question(
        "perantara", "Redis atau RabbitMQ (kosong: tidak perlu)", setting="BROKER_URL", read=_broker
    ),
)


def read_all(given: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """The answers of a file by key, and what is wrong with it, one sentence each."""
    answers: dict[str, str] = {}
    known = {question.key for question in QUESTIONS}
    wrong = [
        f"{key}: tidak dikenal; yang dikenal: {', '.join(sorted(known))}."
        for key in given
        if key not in known
    ]
    for question in QUESTIONS:
        text = str(given.get(question.key, question.default)).strip()
        try:
            answers[question.key] = question.read(one_line(text))
        except NoAnswer as reason:
            wrong.append(f"{question.key}: {reason}")
    return answers, wrong


def one_line(text: str) -> str:
    """A settings file has one line for each setting: no answer may hold two."""
    if len(text.splitlines()) > 1:
        raise NoAnswer("harus satu baris.")
    return text


def profile_of(answers: Mapping[str, str]) -> dict[str, str]:
    """What the answers say of the office."""
    return {q.profile: answers[q.key] for q in QUESTIONS if q.profile}


def settings_of(answers: Mapping[str, str]) -> dict[str, str]:
    """What the answers say of the machine, as PPID_ settings."""
    found = {q.setting: answers[q.key] for q in QUESTIONS if q.setting}
    encryption = found.pop("MAIL_ENCRYPTION")
    return found | {
        "PRODUCTION": "1",
        "MAIL_USE_TLS": "1" if encryption == "starttls" else "0",
        "MAIL_USE_SSL": "1" if encryption == "ssl" else "0",
        "PROXIES": "1" if found["BASE_URL"].startswith("https") else "0",
        "LIMITS_URL": found["BROKER_URL"] if found["BROKER_URL"].startswith("redis") else "",
    }


def answers_of(profile: Mapping[str, str], settings: Mapping[str, str]) -> dict[str, str]:
    """The answers that led to a profile and settings, by key: the way back."""
    encryption = {"MAIL_USE_TLS": "starttls", "MAIL_USE_SSL": "ssl"}
    found = [word for name, word in encryption.items() if settings.get(name) == "1"]
    known = {**settings, "MAIL_ENCRYPTION": found[0] if found else "tidak"} if settings else {}
    zones = {zone: short for short, zone in ZONES.items()}
    texts = {
        q.key: profile.get(q.profile, "") if q.profile else known.get(q.setting, "")
        for q in QUESTIONS
    }
    return texts | {"zona": zones.get(texts["zona"], texts["zona"])}
