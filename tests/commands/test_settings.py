"""Broken configurations: each refuses to start with one sentence that says what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ppid.commands import house
from ppid.commands.refusal import Refusal
from ppid.kit.config import ROOT

SAFE = {
    "PPID_PRODUCTION": "1",
    "PPID_BASE_URL": "https://ppid.contoh.go.id",
    "PPID_MAIL_SERVER": "smtp.contoh.go.id",
}

BROKEN = (
    ({"PPID_DEMO": "1"}, "PPID_DEMO"),
    ({"PPID_BASE_URL": ""}, "PPID_BASE_URL"),
    ({"PPID_BASE_URL": "ppid.contoh.go.id"}, "PPID_BASE_URL"),
    ({"PPID_BASE_URL": "http://ppid.contoh.go.id"}, "PPID_BASE_URL"),
    ({"PPID_SECRET_KEY": "rahasia"}, "PPID_SECRET_KEY"),
    ({"PPID_KEYS": "pendek"}, "PPID_KEYS"),
    ({"PPID_KEYS": "x" * 40 + ",pendek"}, "PPID_KEYS"),
    ({"PPID_MAIL_SERVER": ""}, "PPID_MAIL_SERVER"),
    ({"PPID_MAIL_PASSWORD": "sandi"}, "PPID_MAIL_USE_TLS"),
    ({"PPID_MAIL_USE_TLS": "1", "PPID_MAIL_USE_SSL": "1"}, "PPID_MAIL_USE_SSL"),
    ({"PPID_MAIL_PORT": "0"}, "PPID_MAIL_PORT"),
    ({"PPID_MAIL_PORT": "70000"}, "PPID_MAIL_PORT"),
    ({"PPID_MAIL_PORT": "dua lima"}, "PPID_MAIL_PORT"),
    ({"PPID_PORT": "0"}, "PPID_PORT"),
    ({"PPID_PORT": "99999"}, "PPID_PORT"),
    ({"PPID_PORT": "http"}, "PPID_PORT"),
    ({"PPID_PROXIES": "-1"}, "PPID_PROXIES"),
    ({"PPID_PROXIES": "satu"}, "PPID_PROXIES"),
    ({"PPID_WEB_PROCESSES": "0"}, "PPID_WEB_PROCESSES"),
    ({"PPID_WEB_THREADS": "0"}, "PPID_WEB_THREADS"),
    ({"PPID_FREE_SPACE": "1 GB"}, "PPID_FREE_SPACE"),
    ({"PPID_DATABASE_URL": "mysql://root@localhost/ppid"}, "PPID_DATABASE_URL"),
    ({"PPID_DATABASE_URL": "postgres://localhost/ppid"}, "PPID_DATABASE_URL"),
    ({"PPID_BROKER_URL": "localhost:6379"}, "PPID_BROKER_URL"),
    ({"PPID_CONFIG": "/tidak/ada/ppid.env"}, "PPID_CONFIG"),
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    monkeypatch.setenv("PPID_DATA", str(data))


def _use(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def test_safe_settings_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings that the broken ones differ from in one thing."""
    _use(monkeypatch, SAFE)
    assert house.settings()["PRODUCTION"] is True


@pytest.mark.parametrize(("change", "named"), BROKEN)
def test_a_broken_setting_refuses_with_one_sentence(
    change: dict[str, str], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the setting and says what to write."""
    _use(monkeypatch, SAFE | change)
    with pytest.raises(Refusal) as refusal:
        house.settings()
    sentence = refusal.value.message
    assert named in sentence
    assert "\n" not in sentence
    assert sentence.endswith((".", ")."))


def test_a_folder_that_others_can_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Identity cards lie in it."""
    _use(monkeypatch, SAFE)
    (tmp_path / "data").chmod(0o755)
    with pytest.raises(Refusal, match="chmod 700"):
        house.settings()


@pytest.mark.parametrize("word", ["web", "worker", "beat", "up", "migrate"])
def test_every_command_that_starts_something_refuses(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a process of its own: one sentence, exit code 1, no traceback."""
    _use(monkeypatch, SAFE | {"PPID_BASE_URL": "http://ppid.contoh.go.id"})
    ended = subprocess.run(
        [sys.executable, "-m", "ppid", word],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 1
    assert ended.stderr == "PPID_BASE_URL harus https agar data pemohon tidak terbaca di jalan.\n"
    assert ended.stdout == ""
