"""Whatever a requester writes is text in every mail, and never in its subject."""

from __future__ import annotations

import email
import email.policy
import html
from functools import partial
from typing import Any

import pytest

from ppid.outbox.models import Mail
from tests import builders
from tests.builders import mails
from tests.emails import stories
from tests.emails.stories import STORIES
from tests.emails.test_golden import Seen, steady

NAME = "Ali<script>x</script>{{7*7}}\u200f\u202e\r\nBcc: jauh@luar.example"
QUESTION = (
    "Salinan <img src=x onerror=y>{% if 1 %}{{ 7*7 }}{% endif %}\u200f anggaran\r\n"
    "Subject: pura-pura\r\n\r\n</td></table><form action=//luar.example>%(number)s"
)
OF_OFFICERS = frozenset(
    name for name, (kind, _story) in STORIES.items() if kind.startswith(("officer_", "unit_"))
)

pytestmark = pytest.mark.usefixtures("app")


def _hostile(build: Any, **said: Any) -> Any:
    """The same request, asked by somebody who tries what can be tried."""
    wanted = said.pop("questions", ("one",))
    person = said.pop("requester", {}) | {"name": NAME, "address": NAME}
    return build(requester=person, questions=(QUESTION,) * len(wanted), **said)


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """All stories are asked by that person."""
    for name in ("a_case", "an_accepted_case"):
        monkeypatch.setattr(stories, name, partial(_hostile, getattr(builders, name)))


def told(name: str) -> Mail:
    """The mail that a story causes, the last if there are several."""
    kind, story = STORIES[name]
    story("id")
    return mails(kind=kind)[-1]


@pytest.mark.parametrize("name", STORIES)
def test_what_was_typed_is_text_names_no_subject_and_no_officer_reads_who_asks(
    hostile: None, name: str
):
    """Each story is told once here: telling it costs more than all that is asked of its mail."""
    mail = told(name)
    assert_typed_is_text(mail)
    assert_subject_is_ours(mail.subject)
    if name in OF_OFFICERS:
        assert_nobody_is_named(mail)


def assert_typed_is_text(mail: Mail) -> None:
    """Nothing that was typed is markup, a link or a template."""
    page = Seen(mail.html)
    assert not page.tags & {"script", "img", "form"}
    assert "49" not in steady(page.words) + steady(mail.text)
    assert {steady(link) for link in page.links} <= {
        "http://localhost/",
        "http://localhost/lacak/tautan/TAUTAN",
        "http://localhost/lacak/keberatan/tautan/TAUTAN",
        f"http://localhost/petugas/permohonan/{mail.case_number}",
        f"http://localhost/petugas/keberatan/{mail.case_number}",
        f"http://localhost/petugas/sengketa/{mail.case_number}",
        "http://localhost/petugas/pemberitahuan",
        "http://localhost/petugas/tanda-tangan",
        "http://localhost/petugas/antrean",
        "http://localhost/petugas/antrean/saringan",
        "http://localhost/petugas/ekspor/BERKAS",
    }
    for typed in ("{{7*7}}", "{{ 7*7 }}", "{% if 1 %}"):
        assert (typed in mail.text) == (typed in page.words)


def assert_subject_is_ours(subject: str) -> None:
    """Nothing that was typed stands in the subject."""
    for typed in ("Ali", "script", "7*7", "Bcc", "anggaran", "pura-pura", "\r", "\n", "\u202e"):
        assert typed not in subject
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = subject
    assert message["Subject"] == subject


def assert_nobody_is_named(mail: Mail) -> None:
    """Mails to officers do not name who asks."""
    for part in (mail.text, html.unescape(mail.html)):
        assert "Ali<script>" not in part
        assert "jauh@luar.example" not in part
        assert "siti@contoh.example" not in part


def test_what_was_typed_can_be_read_in_the_mail_about_it(hostile: None):
    mail = told("receipt-from-the-desk")
    assert "<img src=x onerror=y>{% if 1 %}{{ 7*7 }}{% endif %}" in mail.text
    assert "&lt;img src=x onerror=y&gt;" in mail.html


def test_a_name_is_greeted_as_it_was_typed(hostile: None):
    mail = told("complete")
    assert "Ali<script>x</script>{{7*7}}" in mail.text
    assert "Ali&lt;script&gt;x&lt;/script&gt;{{7*7}}" in mail.html
