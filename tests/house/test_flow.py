"""Rule 11: tables are whole: every state, event, outcome and rule has its words and mails."""

import pytest

from ppid import law
from ppid.cases import notices, words
from ppid.kit.config import ROOT

EMAILS = ROOT / "templates" / "emails"
LETTERS = ROOT / "templates" / "letters"


@pytest.mark.parametrize(
    ("members", "table"),
    [
        (law.State, words.STATES),
        (law.State, words.TONES),
        (law.Event, words.EVENTS),
        (law.Outcome, words.OUTCOMES),
        (law.Rule, words.RULES),
    ],
)
def test_every_member_has_words(members, table):
    assert set(members) - set(table) == set()


def test_every_mail_in_the_table_has_its_three_parts():
    kinds = {notice.kind for row in notices.NOTICES.values() for notice in row}
    parts = ("subject.txt", "body.txt", "body.html")
    missing = [
        f"{kind}/{part}"
        for kind in sorted(kinds)
        for part in parts
        if not (EMAILS / kind / part).is_file()
    ]
    assert missing == []


def test_every_letter_in_the_catalogue_has_its_page():
    from ppid.letters.catalogue import CATALOGUE
    from ppid.letters.models import LetterKind

    assert set(CATALOGUE) == set(LetterKind)
    assert [k for k in LetterKind if not (LETTERS / f"{k.value}.html").is_file()] == []


def test_every_lawful_event_is_told_or_known_to_be_silent():
    silent = {law.Event.PAYMENT_ASKED}
    assert law.MOVING - set(notices.NOTICES) == silent
