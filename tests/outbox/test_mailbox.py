"""The folder of the sink, read back."""

import os
import smtplib
import subprocess
import sys
import time
from pathlib import Path

from ppid.kit.config import ROOT
from ppid.outbox import mailbox, sink
from tests.outbox.house import free_port

MAIL = (
    b"From: PPID <ppid@contoh.go.id>\r\nTo: siti@contoh.id\r\n"
    b"Subject: =?utf-8?q?Hal=C3=B3?=\r\n"
    b"Message-ID: <1@contoh.go.id>\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n\r\nIsi surel\r\n"
)


def test_mails_are_listed_newest_first_and_page_by_page(tmp_path: Path):
    for number in range(5):
        sink.keep(tmp_path, "a@b.id", ["siti@contoh.id"], MAIL.replace(b"Isi", b"Isi %d" % number))
    first = mailbox.newest(tmp_path, limit=3)
    second = mailbox.newest(tmp_path, limit=3, before=first[-1].name)
    assert [mail.text.strip() for mail in [*first, *second]] == [
        f"Isi {number} surel" for number in (4, 3, 2, 1, 0)
    ]
    assert first[0].subject == "Haló"
    assert first[0].to == "siti@contoh.id"
    assert first[0].html == ""


def test_an_empty_or_missing_folder_has_no_mail(tmp_path: Path):
    assert mailbox.newest(tmp_path) == []
    assert mailbox.newest(tmp_path / "none") == []


def test_only_names_of_the_sink_are_opened(tmp_path: Path):
    kept = sink.keep(tmp_path / ".", "a@b.id", ["siti@contoh.id"], MAIL)
    (tmp_path / "rahasia.eml").write_bytes(MAIL)
    inner = tmp_path / "in"
    inner.mkdir()
    assert mailbox.mail(tmp_path, kept.stem) is not None
    for name in ("rahasia", "../" + kept.stem, "", ".", kept.stem + "\0", "0" * 20 + "-zzzzzzzz"):
        assert mailbox.mail(inner, name) is None
        assert mailbox.mail(tmp_path, name) is None
    assert mailbox.names(tmp_path) == [kept.stem]


def test_the_sink_runs_by_itself_and_ends_when_told(tmp_path: Path):
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "ppid.outbox.sink",
            "--port",
            str(port),
            "--folder",
            str(tmp_path / "box"),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        try:
            with smtplib.SMTP("127.0.0.1", port) as line:
                line.sendmail("a@b.id", ["siti@contoh.id"], MAIL)
            break
        except OSError:
            time.sleep(0.05)
    process.terminate()
    assert process.wait(5) == 0
    assert [mail.subject for mail in mailbox.newest(tmp_path / "box")] == ["Haló"]
    assert list((tmp_path / "box").glob("*.part")) == []
