"""The mailbox of the demonstration shows caught mails, and does not exist in a real office."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.outbox import sink


@pytest.fixture
def folder(app: Flask) -> Iterator[Path]:
    """The folder of caught mails, in a demonstration."""
    found = app.config["DATA"] / "mailbox"
    found.mkdir(exist_ok=True)
    app.config["DEMO"] = True
    yield found
    app.config["DEMO"] = False
    for mail in found.iterdir():
        mail.unlink()


def caught(folder: Path, subject: str = "Bukti pendaftaran") -> str:
    """A mail that came over the wire; returns its name."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ppid@x.example", "siti@x.example", subject
    mail.set_content("Lacak di http://localhost/lacak\n")
    mail.add_alternative(
        "<html><head></head><body><script>steal()</script>"
        '<a href="http://localhost/lacak">Lacak</a></body></html>',
        subtype="html",
    )
    return sink.keep(folder, "ppid@x.example", ["siti@x.example"], mail.as_bytes()).stem


def test_a_real_office_has_no_such_page(client: FlaskClient):
    for path in ("/kotak-surat", "/kotak-surat/x", "/kotak-surat/x/isi"):
        assert client.get(path).status_code == 404


def test_mails_are_listed_newest_first(client: FlaskClient, folder: Path):
    caught(folder, "Yang lama")
    caught(folder, "Yang baru")
    page = client.get("/kotak-surat").text
    assert page.index("Yang baru") < page.index("Yang lama")


def test_an_empty_mailbox_says_what_to_do(client: FlaskClient, folder: Path):
    assert "Belum ada email" in client.get("/kotak-surat").text


def test_a_mail_is_read_as_text_with_links_that_work(client: FlaskClient, folder: Path):
    page = client.get(f"/kotak-surat/{caught(folder)}").text
    assert "Bukti pendaftaran" in page
    assert 'href="http://localhost/lacak"' in page
    assert "<script>steal" not in page


def test_the_page_of_a_mail_runs_and_loads_nothing(client: FlaskClient, folder: Path):
    answer = client.get(f"/kotak-surat/{caught(folder)}/isi")
    policy = answer.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert '<base target="_blank">' in answer.text


def test_a_subject_cannot_smuggle_in_a_tag(client: FlaskClient, folder: Path):
    caught(folder, "<img src=x onerror=alert(1)>")
    assert "<img src=x" not in client.get("/kotak-surat").text


@pytest.mark.parametrize("name", ["..", "../ppid.sqlite", "%2e%2e%2fkeys%2fseal", "0" * 20, "x"])
def test_other_files_cannot_be_read(client: FlaskClient, folder: Path, name: str):
    assert client.get(f"/kotak-surat/{name}").status_code in (301, 308, 404)


def test_the_list_goes_on_page_by_page(client: FlaskClient, folder: Path):
    names = [caught(folder, f"Surat {number:02d}") for number in range(32)]
    first = client.get("/kotak-surat").text
    assert "Surat 31" in first
    assert "Surat 01" not in first
    second = client.get(f"/kotak-surat?sebelum={names[2]}").text
    assert "Surat 01" in second
    assert "Surat 02" not in second
