"""Every mail as its reader gets it, word by word, in both languages."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

import pytest
from itsdangerous import TimestampSigner

from ppid.cases import rights_told
from ppid.cases.notices import NOTICES, OWN_NOTICES, WATCHED
from ppid.kit.config import ROOT
from ppid.outbox.models import Mail
from tests.builders import mails
from tests.emails.stories import STORIES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = ROOT / "ppid" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
CODE = re.compile(r"\b(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}\b")
DAYS = {
    "id": r"(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d{1,2} [A-Z][a-z]+ \d{4}",
    "en": r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]+ \d{4}",
}

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def each_signature_in_its_own_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, one mail carries one link: it is signed once."""
    seconds = count(int(time.time()))
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: next(seconds))


def told(name: str, language: str) -> Mail:
    """The mail that a story causes, the last if there are several."""
    kind, story = STORIES[name]
    story(language)
    return mails(kind=kind)[-1]


def steady(text: str) -> str:
    """What is another in each run (tokens, codes) made the same."""
    text = re.sub(r"(/lacak/(?:keberatan/)?tautan/)\S+?(?=[\s\"<]|$)", r"\1TAUTAN", text)
    text = re.sub(r"(/petugas/ekspor/)[0-9a-f]{32}", r"\1BERKAS", text)
    return CODE.sub("AAAA-BBBB-CCCC-DDDD-EEEE", text)


def whole(mail: Mail) -> str:
    """Subject and text as they are kept beside the tests."""
    return steady(f"{mail.subject}\n\n{mail.text}")


class Seen(HTMLParser):
    """The links and the visible words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words = ""
        self.tags: set[str] = set()
        self._dark = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._dark += tag in {"style", "title"}
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._dark -= tag in {"style", "title"}

    def handle_data(self, data: str) -> None:
        if not self._dark:
            self.words += f" {data}"


@pytest.mark.parametrize("name", STORIES)
def test_the_mail_in_indonesian(name: str, writes_golden: bool):
    mail = told(name, "id")
    kept = GOLDEN / f"{name}.id.txt"
    if writes_golden:
        kept.write_text(whole(mail), encoding="utf-8")
    assert whole(mail) == kept.read_text(encoding="utf-8")
    assert_fit_to_send(mail, "id")
    assert_tells_its_reader_alone(mail, name)


@pytest.mark.parametrize("name", STORIES)
def test_the_mail_in_english(name: str, writes_golden: bool):
    mail = told(name, "en")
    assert mail.language == "en"
    assert_fit_to_send(mail, "en")
    kept = GOLDEN / f"{name}.en.txt"
    if not ENGLISH.is_file():
        return
    if writes_golden:
        kept.write_text(whole(mail), encoding="utf-8")
    assert kept.is_file(), "read the translation once: pytest tests/emails --golden"
    assert whole(mail) == kept.read_text(encoding="utf-8")


def assert_fit_to_send(mail: Mail, language: str) -> None:
    """One line of subject, one thing to do and at most one date to look into, alike in both."""
    assert "\n" not in mail.subject
    assert len(mail.subject) <= 70
    if mail.case_number:
        assert mail.case_number in mail.subject
    page = Seen(mail.html)
    links = re.findall(r"https?://\S+", mail.text)
    assert len({link.split("?")[0] for link in links}) == 1
    assert sum("?tanggal=D" in link for link in set(links)) <= 1
    assert set(page.links) == set(links)
    days = re.findall(DAYS[language], mail.text)
    assert days
    assert set(re.findall(DAYS[language], page.words)) == set(days)
    assert not page.tags & {"img", "script", "iframe", "link", "form"}
    assert not re.findall(r"\{[{%]|None|Undefined|LazyString", mail.subject + mail.text + mail.html)


def assert_tells_its_reader_alone(mail: Mail, name: str) -> None:
    """A subject names nobody and nothing that is asked; the code is in the receipt only, identity
    numbers in no mail; officers get no link of the requester and no message."""
    assert not re.search(r"Siti|Dokumen|kontrak|Hendra|Rahma|obat", mail.subject)
    first = mail.kind == "receipt" or name == "objection_receipt-without-request"
    for part in (mail.text, mail.html):
        assert bool(CODE.search(part)) == first
        assert "3273010101900001" not in part
    if mail.kind.startswith("officer"):
        assert "/lacak/" not in mail.text + mail.html
        assert "Ya, kontrak tahap pertama." not in mail.text


def test_every_mail_of_a_case_has_a_story():
    rows = [*NOTICES.values(), *OWN_NOTICES.values()]
    kinds = {notice.kind for row in rows for notice in row}
    kinds |= {*rights_told.KINDS}
    kinds |= {
        "officer_reminders",
        "officer_dates_moved",
        "officer_filters",
        "repair_ends",
        "files_end",
        "data_erased",
    }
    kinds |= {"officer_export_ready", "officer_export_failed", "officer_notice", "officer_digest"}
    kinds |= {WATCHED.kind, "consultation_asked"}
    assert kinds == {kind for kind, _story in STORIES.values()}


def test_no_golden_text_is_left_over():
    names = {path.name.split(".")[0] for path in GOLDEN.iterdir()}
    assert names == set(STORIES)


@pytest.mark.parametrize("kind", sorted({kind for kind, _story in STORIES.values()}))
def test_what_is_in_one_body_is_in_the_other(kind: str):
    folder = ROOT / "templates" / "emails" / kind
    text, html = (folder / f"body.{form}" for form in ("txt", "html"))
    assert text.read_text().replace('.txt" ', '.html" ') == html.read_text()
