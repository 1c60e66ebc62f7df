"""What people wrote is printed as text and never stops a letter; its PDF is kept with it."""

from __future__ import annotations

import hashlib
import html
import re

import pypdfium2
import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from ppid.accounts.models import Role
from ppid.decisions.deciding import actions as deciding
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Outcome
from ppid.letters import actions, anew, codes, markup, paper, pdf, prints, queries
from ppid.letters.models import Letter, LetterFile, LetterKind, PrintRole
from ppid.letters.paper import Paper
from tests.builders import NOON, a_case, an_accepted_case, an_officer, signed_in
from tests.decisions.desk import (
    GIVEN,
    a_decided_case,
    a_ppid,
    acting,
    answer,
    draft_version,
    terms,
)
from tests.letters.test_golden import read
from tests.letters.test_letter_pages import a_letter, desk, following

pytestmark = pytest.mark.usefixtures("app")

FAR = "Zulkifli " + "panjang " * 1_250
HOSTILE = {
    "jinja": "{{ 7 * 7 }} {% raw %} {# catatan #}",
    "typst": '#panic("x") $ x^2 $ *tebal* _miring_ @rujukan <label> `kode` = Judul \\ #let a = 1',
    "html": "<script>alert(1)</script> </dd></dl></article><h1>Palsu</h1> &lt;b&gt;",
    "direction": "\u202egnp.exe\u202c \u2066depan\u2069 \u061c عربي עברית",
    "emoji": "🧾👩🏽‍⚖️ 漢字 ✓ 🇮🇩",
    "long": FAR,
    "one word": "x" * 5_000,
    "controls": "a\x0bb\x0cc\u2028d\u0085e",
    "json": '"}],"kinds": null, \\u0000 \\n',
}


def on_paper(letter: Letter) -> str:
    """The words of the PDF that was issued, without the breaks within long words."""
    made = queries.issued_print(letter)
    assert made is not None
    return " ".join(read(prints.content(made)))


def plain(words: str) -> str:
    """Words without any space, for lines and pages break anywhere."""
    return re.sub(r"[\s\u200b-]+", "", words)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_typed_is_printed_as_text_and_never_fails(name: str):
    typed, rahma = HOSTILE[name], a_ppid()
    who = {"name": typed[:160], "address": typed[:400]}
    case = an_accepted_case(questions=(typed,), purpose=typed, requester=who)
    answer(case, Outcome.GRANTED, by=rahma, **(GIVEN | {"reason": typed}))
    terms(case, by=rahma, place=typed[:300])
    letter = deciding.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    for said in (on_paper(letter), " ".join(read(anew.receipt(case, code=None).pdf()))):
        expected = plain(pdf.shown(typed.strip()))
        assert expected[:300] in plain(said)
        assert expected[-40:] in plain(said)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_words_in_our_own_markup_make_a_letter(words: str):
    said = html.escape(words)
    page = (
        f'<article class="pp-letter" lang="id"><h2>{said}</h2><p class="pp-typed">{said}</p>'
        f"<dl class='pp-facts'><div><dt>{said}</dt><dd>{said}</dd></div></dl>"
        f"<table><thead><tr><th>{said}</th></tr></thead><tbody><tr><td>{said}</td></tr></tbody>"
        f"</table><ul><li>{said}</li></ul></article>"
    )
    assert paper.printed(page, Paper("Judul", "1", NOON.date(), words)).startswith(b"%PDF-")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/abpdlivtrh1\"'= &;#x", max_size=120))
def test_broken_markup_of_an_old_letter_still_prints(markup_: str):
    assert paper.printed(markup_, Paper("Judul", "1", NOON.date(), "PPID")).startswith(b"%PDF-")


def test_an_element_that_nobody_knows_shows_its_words_and_is_refused_in_tests():
    (article,) = markup.articles("<article><marquee>Halo</marquee></article>")
    assert article["blocks"] == [{"k": "para", "style": "", "runs": ["Halo"]}]
    with pytest.raises(markup.Unknown):
        markup.articles("<article><marquee>Halo</marquee></article>", strict=True)


def test_a_letter_has_its_file_in_the_same_transaction_with_code_and_pages():
    letter = queries.latest(a_decided_case(a_ppid()), LetterKind.NOTICE)
    assert letter is not None
    (made,) = queries.prints_of(letter)
    assert made.role is PrintRole.ISSUED
    assert hashlib.sha256(prints.content(made)).hexdigest() == made.sha256
    said = on_paper(letter)
    assert codes.shown(letter.code) in said
    assert f"/v/{letter.code}" in said
    assert "Halaman 1 dari 2" in said


def test_a_letter_from_before_gets_its_file_when_first_asked_and_once():
    letter = a_letter(a_case())
    for made in queries.prints_of(letter):
        db.session.delete(made)
    db.session.flush()
    by = acting(an_officer(Role.PPID))
    first = actions.pdf_of(letter, by=by, at=NOON)
    assert actions.pdf_of(letter, by=by, at=NOON) is first
    assert db.session.query(LetterFile).filter_by(letter_id=letter.id).count() == 1


@pytest.mark.parametrize(("role", "status"), [(Role.DESK, 200), (Role.UNIT, 403)])
def test_who_may_read_a_letter_may_take_its_file(app: Flask, role: Role, status: int):
    case = a_case()
    letter = a_letter(case)
    found = signed_in(app.test_client(), an_officer(role)).get(desk(case, letter) + "?bentuk=pdf")
    assert found.status_code == status
    if status == 200:
        assert found.mimetype == "application/pdf"
        assert len(pypdfium2.PdfDocument(found.data)) == 1
        assert letter.number.replace("/", "-") in found.headers["Content-Disposition"]


def test_the_applicant_takes_the_letter_and_the_forms_as_files(app: Flask):
    case = a_case()
    letter = a_letter(case)
    client = following(app.test_client(), case, clock.now())
    own = f"/lacak/permohonan/{case.number}"
    for address in (f"/lacak/surat/{letter.public_id}", f"{own}/tanda-bukti", f"{own}/formulir"):
        found = client.get(f"{address}?bentuk=pdf")
        assert (found.status_code, found.mimetype) == (200, "application/pdf"), address
    assert client.get(f"{own}/formulir-salinan").status_code == 404, "nothing was given yet"


@pytest.mark.parametrize("name", ["permintaan", "keberatan"])
def test_anyone_takes_the_blank_forms(app: Flask, name: str):
    found = app.test_client().get(f"/formulir/{name}.pdf")
    assert found.mimetype == "application/pdf"
    assert "FORMULIR" in read(found.data)[0]
