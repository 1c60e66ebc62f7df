"""Whatever is sent, nothing breaks and nothing is lost."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from ppid.cases.drafts import Draft
from ppid.cases.models import Case, Question
from ppid.kit.db import db
from tests.builders import a_case
from tests.intake import citizen
from tests.intake.citizen import DETAILS, HOW, START, WHAT

NASTY = (
    "a" * 10_000,
    "\x00\x01\x08\x1b[31m",
    "\u202eabc\u2066\u2069",
    "🏛️" * 50,
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "'; DROP TABLE cases; --",
    "%(x)s %s %",
    "\r\nBcc: x@contoh.example",
    "\u2028\u2029\x85",
    "²³٣",
    " " * 500,
)
FIELDS = {
    "pemohon": ("kind", "by_proxy"),
    "data-pemohon": tuple(DETAILS),
    "informasi": (
        *WHAT,
        "questions-²",
        "questions--1",
        "questions-00",
        "questions-9999999",
        "add",
        "remove",
    ),
    "cara-menerima": tuple(HOW),
    "identitas": ("bring", "identity", "attachment", "remove", "upload"),
    "periksa": ("seen", "website"),
}


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("page", FIELDS)
def test_no_page_of_the_form_breaks(client, page, text):
    citizen.fill(client)
    for name in FIELDS[page]:
        said = dict(citizen.PAGES).get(page, {}) | {name: text}
        done = client.post(f"{START}/{page}?_scheme=x&_anchor=y&kembali={text[:20]}", data=said)
        assert done.status_code in (200, 302), (page, name)
        assert client.get(f"{START}/{page}").status_code in (200, 302)


@pytest.mark.parametrize("text", NASTY)
def test_whatever_is_asked_is_filed_and_shown_as_text(client, text):
    asked = text[:5000]
    citizen.fill(client)
    client.post(f"{START}/informasi", data=WHAT | {"questions-1": asked})
    citizen.send(client, client.get(f"{START}/periksa"))
    (case,) = db.session.scalars(sa.select(Case))
    page = client.get(f"/lacak/permohonan/{case.number}").text
    assert "<script>alert" not in page
    assert "49" not in page.partition("Yang Anda minta")[2].partition("</ol>")[0]
    for kept in db.session.scalars(sa.select(Question.text)):
        assert "\x00" not in kept


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("/lacak", ("number", "code")),
        ("/lacak/tautan-baru", ("number", "email")),
    ],
)
def test_no_page_that_opens_a_request_breaks(client, page, fields, text):
    for name in fields:
        filled = dict.fromkeys(fields, "PIP-2026-000001") | {name: text}
        assert client.post(page, data=filled).status_code in (200, 302)


@pytest.mark.parametrize("text", NASTY)
def test_no_page_of_an_own_request_breaks(client, text):
    from ppid.cases import links

    case = a_case(complete=False)
    client.get(links.follow(case))
    own = f"/lacak/permohonan/{case.number}"
    for page, name in (
        ("pesan", "text"),
        ("lengkapi", "identity"),
        ("kontak", "phone"),
        ("kontak", "email"),
        ("cabut", "reason"),
        ("ajukan-lagi", "x"),
    ):
        assert client.post(f"{own}/{page}", data={name: text}).status_code in (200, 302, 409)
    assert client.get(own).status_code == 200
    assert client.get(f"/lacak/permohonan/{text[:30].strip() or 'x'}").status_code in (302, 404)
    assert client.get(f"{own}/berkas/{text[:30].strip() or 'x'}").status_code in (200, 404)


def test_names_that_the_form_does_not_ask_are_not_kept(client):
    client.post(f"{START}/pemohon", data=citizen.WHO | {"csrf_token": "x", "lain": "rahasia"})
    (draft,) = db.session.scalars(sa.select(Draft))
    assert "rahasia" not in draft.answers
    assert "csrf" not in draft.answers


@pytest.fixture
def guarded(app):
    """The same app with tokens checked."""
    app.config["WTF_CSRF_ENABLED"] = True
    yield app.test_client()
    app.config["WTF_CSRF_ENABLED"] = False


def test_a_form_older_than_its_session_keeps_what_was_typed(guarded):
    page = guarded.post(f"{START}/pemohon", data=citizen.WHO)
    assert page.status_code == 400
    assert "Isian Anda masih ada" in page.text
    assert 'value="person" checked' in page.text
    assert db.session.scalars(sa.select(Draft)).all() == []


def token(page) -> str:
    """The token of the page's own form: the last one on it."""
    import re

    return re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)[-1]


def test_a_request_is_not_sent_without_its_token(guarded, app):
    for page, answers in citizen.PAGES:
        fresh = guarded.get(f"{START}/{page}")
        guarded.post(f"{START}/{page}", data=answers | {"csrf_token": token(fresh)})
    check = guarded.get(f"{START}/periksa")
    refused = guarded.post(f"{START}/periksa", data={"seen": citizen.seen(check)})
    assert refused.status_code == 400
    assert db.session.scalars(sa.select(Case)).all() == []
    done = guarded.post(
        f"{START}/periksa", data={"seen": citizen.seen(check), "csrf_token": token(check)}
    )
    assert done.location.endswith("/terkirim")
    assert len(db.session.scalars(sa.select(Case)).all()) == 1


@pytest.mark.parametrize("page", ["tutup", "ajukan-lagi", "cabut", "kontak"])
def test_buttons_of_an_own_request_need_their_token(guarded, page):
    from ppid.cases import links

    case = a_case(complete=False)
    guarded.get(links.follow(case))
    done = guarded.post(f"/lacak/permohonan/{case.number}/{page}", data={"confirm": "y"})
    assert done.status_code == 400
    assert guarded.get(f"/lacak/permohonan/{case.number}").status_code == 200


def test_messages_and_completion_need_their_token_and_keep_the_words(guarded):
    from ppid.cases import links

    case = a_case(complete=False)
    guarded.get(links.follow(case))
    done = guarded.post(f"/lacak/permohonan/{case.number}/pesan", data={"text": "Sudah panjang"})
    assert "Sudah panjang" in done.text
    assert "terlalu lama terbuka" in done.text
    done = guarded.post(f"/lacak/permohonan/{case.number}/lengkapi", data={})
    assert "terlalu lama terbuka" in done.text
