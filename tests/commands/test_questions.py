"""Answers of `ppid init`: what is taken, what is not, and the way back."""

from __future__ import annotations

import pytest

from ppid.commands.questions import QUESTIONS, answers_of, profile_of, read_all, settings_of
from ppid.kit.config import SETTINGS
from ppid.office.models import Office

ANSWERS = {
    "nama": "PPID Kota Contoh",
    "badan_publik": "Pemerintah Kota Contoh",
    "tempat": "Contoh",
    "alamat": "Jalan Merdeka 1",
    "telepon": "(021) 555-0101",
    "surel": "ppid@contoh.go.id",
    "zona": "wita",
    "alamat_situs": "https://ppid.contoh.go.id/",
    "peladen_surel": "smtp.contoh.go.id",
    "sandi_surel": "a=b #c",
    "perantara": "redis://127.0.0.1:6379/0",
}


def test_answers_become_a_profile_and_settings() -> None:
    """Each goes to a column of the office or to a setting that exists."""
    answers, wrong = read_all(ANSWERS)
    assert wrong == []
    profile, settings = profile_of(answers), settings_of(answers)
    assert profile["zone"] == "Asia/Makassar"
    assert settings["BASE_URL"] == "https://ppid.contoh.go.id"
    assert (settings["MAIL_PORT"], settings["MAIL_USE_TLS"]) == ("587", "1")
    assert settings["PROXIES"] == "1"
    assert settings["LIMITS_URL"] == "redis://127.0.0.1:6379/0"
    assert set(settings) <= set(SETTINGS)
    assert set(profile) <= set(Office.__mapper__.columns.keys())


def test_the_way_back_gives_the_same_answers() -> None:
    """What an earlier init wrote is offered again."""
    answers, _ = read_all(ANSWERS)
    offered = answers_of(profile_of(answers), settings_of(answers))
    again, wrong = read_all(offered)
    assert wrong == []
    assert again == answers


def test_nothing_earlier_offers_nothing() -> None:
    """A first init starts from the defaults."""
    assert set(answers_of({}, {}).values()) == {""}


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("nama", " "),
        ("surel", "ppid"),
        ("zona", "GMT"),
        ("alamat_situs", "http://ppid.contoh.go.id"),
        ("alamat_situs", "ppid.contoh.go.id"),
        ("port_surel", 0),
        ("port_surel", "lima"),
        ("enkripsi_surel", "mungkin"),
        ("basis_data", "mysql://x"),
        ("perantara", "localhost"),
        ("sandi_surel", "satu\nPPID_DEMO=1"),
        ("warna", "biru"),
    ],
)
def test_what_is_no_answer_is_said_by_its_key(key: str, answer: object) -> None:
    """One sentence that begins with the key of the file."""
    _, wrong = read_all(ANSWERS | {key: answer})
    assert len(wrong) == 1
    assert wrong[0].startswith(f"{key}: ")
    assert wrong[0].endswith(".")


def test_every_question_goes_to_one_place() -> None:
    """A profile column or a setting, never both."""
    assert all(bool(q.profile) != bool(q.setting) for q in QUESTIONS)
