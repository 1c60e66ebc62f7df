"""The office heads its letters with its logo; a letter keeps the one it was issued with."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.casework import actions as casework
from ppid.kit import clock
from ppid.letters import queries as letters
from ppid.letters.models import Letter, LetterKind
from ppid.office.queries import logo, office
from tests import builders

HERE = "/pengaturan/kop-surat"


def a_picture(width: int = 300, height: int = 360, kind: str = "PNG", mode: str = "RGBA") -> bytes:
    """A picture of these pixels."""
    out = io.BytesIO()
    Image.new(mode, (width, height), (200, 20, 40) + (0,) * (mode == "RGBA")).save(out, kind)
    return out.getvalue()


def send(browser: FlaskClient, content: bytes, name: str = "logo.png", alt: str = ""):
    """What the browser sends when a file is chosen."""
    return browser.post(HERE, data={"picture": (io.BytesIO(content), name), "alt": alt})


def an_incomplete_letter() -> Letter:
    """A letter that is issued now."""
    by, at = officer_actor(builders.an_officer()), clock.now()
    case = builders.a_case(complete=False, received=at)
    casework.ask_for_completion(case, missing=["identity"], note=None, by=by, at=at)
    found = letters.latest(case, LetterKind.INCOMPLETE)
    assert found is not None
    return found


def shown(letter: Letter) -> list[tuple[str, str]]:
    """The pictures of a letter: address and what they show."""
    return re.findall(r'<img class="pp-logo" src="([^"]+)" alt="([^"]*)"', letter.html)


def test_the_logo_stands_at_the_head_of_the_next_letter(admin: FlaskClient, client: FlaskClient):
    assert send(admin, a_picture(), alt="Lambang <b>Sukamaju</b>").status_code == 303
    ((address, alt),) = shown(an_incomplete_letter())
    assert alt == "Lambang &lt;b&gt;Sukamaju&lt;/b&gt;"
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert "immutable" in answer.headers["Cache-Control"]
    assert Image.open(io.BytesIO(answer.data)).size == (300, 360)
    assert address in admin.get(HERE).text


def test_a_letter_keeps_the_logo_it_was_issued_with(admin: FlaskClient):
    send(admin, a_picture())
    first = an_incomplete_letter()
    send(admin, a_picture(360, 300, "JPEG", "RGB"), "baru.jpg")
    second = an_incomplete_letter()
    admin.post(f"{HERE}/hapus")
    third = an_incomplete_letter()
    addresses = [address for letter in (first, second) for address, _alt in shown(letter)]
    assert len(set(addresses)) == 2
    assert shown(third) == []
    assert [admin.get(address).status_code for address in addresses] == [200, 200]


def test_a_large_logo_is_made_small_and_keeps_its_shape(admin: FlaskClient):
    send(admin, a_picture(1600, 2000))
    kept = logo()
    assert kept is not None
    assert (kept.width, kept.height) == (384, 480)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "", "Pilih berkas logo."),
        (a_picture(60, 40), "logo.png", "Logo terlalu kecil"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg", "tidak dapat diterima di sini"),
        (a_picture(kind="JPEG", mode="RGB"), "logo.png", "bukan PNG seperti tertulis"),
        (a_picture()[:200], "logo.png", "rusak atau tidak lengkap"),
    ],
)
def test_what_is_no_picture_to_print_is_refused_in_words(admin, content, name, said):
    answer = send(admin, content, name, alt="Lambang kami")
    assert answer.status_code == 422
    assert answer.text.count(said) >= 2
    assert "Lambang kami" in answer.text
    assert office().logo_id is None


def test_the_description_alone_can_be_changed(admin: FlaskClient):
    send(admin, a_picture())
    assert admin.post(HERE, data={"alt": "Lambang kami"}).status_code == 303
    assert shown(an_incomplete_letter())[0][1] == "Lambang kami"


def test_who_signs_stands_below_with_rank_and_nip(admin: FlaskClient):
    own = office()
    own.ppid_rank = "Pembina Tingkat I (IV/b)"
    said = re.sub(r"<[^>]+>", " ", an_incomplete_letter().html)
    assert "Pembina Tingkat I (IV/b)" in said
    assert f"NIP {own.ppid_nip}" in said


def test_only_an_administrator_changes_the_head(app: Flask, client: FlaskClient):
    builders.signed_in(client, builders.an_officer(Role.PPID))
    assert client.get(HERE).status_code == 403
    assert client.post(f"{HERE}/hapus").status_code == 403
    assert client.get(f"/kop/{'0' * 64}.png").status_code == 404
