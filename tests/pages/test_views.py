"""The pages that everyone reads, the language switch, the stylesheet, health."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.pages import navigation
from tests.builders import an_officer, signed_in

PAGES = ("/", "/cara-meminta", "/hak-anda", "/maklumat", "/privasi", "/aksesibilitas")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_everyone_and_has_one_main_heading(client: FlaskClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert '<html class="govuk-template" lang="id">' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_bears_the_office_and_its_hours(client: FlaskClient, path: str):
    page = client.get(path).text
    assert "– PPID Kabupaten Sukamaju</title>" in page
    assert "Senin–Jumat 08.00–16.00 WITA" in page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_style_or_script(client: FlaskClient, path: str):
    page = client.get(path).text
    assert not re.search(r'\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=)', page)


def test_the_language_is_kept_and_the_reader_comes_back(client: FlaskClient):
    answer = client.post("/bahasa", data={"language": "en", "next": "/hak-anda?a=1"})
    assert (answer.status_code, answer.location) == (303, "/hak-anda?a=1")
    assert 'lang="en"' in client.get("/").text


def test_an_unknown_language_changes_nothing(client: FlaskClient):
    client.post("/bahasa", data={"language": "xx"})
    assert '<html class="govuk-template" lang="id">' in client.get("/").text


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://jahat.example",
        "//jahat.example",
        "/\\jahat.example",
        "/\t/jahat.example",
        "javascript:alert(1)",
        "",
        "lacak",
        "/a\\b",
        "/a\r\nSet-Cookie: b=1",
    ],
)
def test_the_language_switch_never_leads_elsewhere(client: FlaskClient, elsewhere: str):
    answer = client.post("/bahasa", data={"language": "id", "next": elsewhere})
    assert answer.location == "/"


def test_the_stylesheet_is_packed_kept_and_asked_for_by_its_mark(client: FlaskClient):
    address = re.search(r'href="(/static/ppid\.css\?v=\w+)"', client.get("/").text)
    assert address
    packed = client.get(address[1], headers={"Accept-Encoding": "br, gzip"})
    assert packed.content_encoding == "gzip"
    assert len(packed.data) < 20_000
    assert "immutable" in packed.headers["Cache-Control"]
    again = client.get(
        address[1], headers={"Accept-Encoding": "br, gzip", "If-None-Match": packed.headers["ETag"]}
    )
    assert again.status_code == 304
    assert client.get(address[1]).content_encoding is None


def test_a_first_visit_weighs_at_most_sixty_kilobytes(client: FlaskClient):
    page = client.get("/")
    own = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    parts = [client.get(path, headers={"Accept-Encoding": "gzip"}).data for path in own]
    assert len(parts) == 4  # icon, font, style, script
    assert len(page.data) + sum(map(len, parts)) <= 60_000


def test_health_says_that_the_process_and_the_database_answer(client: FlaskClient):
    assert client.get("/healthz").text == "ok\n"
    assert client.get("/readyz").text == "ok\n"


@pytest.mark.parametrize(
    ("path", "words", "current"),
    [
        ("/", "Beranda", "page"),
        ("/permohonan/baru/pemohon", "Ajukan permohonan", "true"),
        ("/lacak", "Lacak", "page"),
        ("/lacak/tautan-baru", "Lacak", "true"),
    ],
)
def test_the_menu_says_where_the_reader_is(app: Flask, path: str, words: str, current: str):
    with app.test_request_context(path):
        assert [(str(i.words), i.current) for i in navigation.public_menu() if i.current] == [
            (words, current)
        ]


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.DESK, ["Antrean", "Catat permohonan"]),
        (Role.UNIT, ["Antrean"]),
        (Role.ADMIN, ["Pengaturan"]),
    ],
)
def test_an_officer_sees_only_the_doors_that_open(
    client: FlaskClient, role: Role, words: list[str]
):
    """Even a page that is not there keeps the officer's own frame."""
    page = signed_in(client, an_officer(role)).get("/tidak-ada").text
    menu = page[page.index('aria-label="Menu petugas"') : page.index("</nav>")]
    doors = ("Antrean", "Catat permohonan", "Pengaturan")
    assert [door for door in doors if door in menu] == words
    assert "Keluar" in menu
