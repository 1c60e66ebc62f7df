"""Issuing a letter: number it, render it, keep it."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from ppid.accounts.actors import Actor
from ppid.cases import notices, numbers
from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.kit.language import speaking
from ppid.kit.templates import render
from ppid.letters.catalogue import CATALOGUE
from ppid.letters.models import Letter, LetterKind
from ppid.office.calendar import local_day


def issue(kind: LetterKind, case: Case, *, by: Actor, at: datetime, **facts: Any) -> Letter:
    """Issue a letter (surat) about a case, in the requester's language, for good.

    `facts` are what its page templates/letters/<kind>.html says beside the case itself.
    """
    form = CATALOGUE[kind]
    year = local_day(at).year
    number = f"{form.register}/{numbers.take(f'letter-{form.register}', year):04d}/{year}"
    with speaking(case.language):
        title = str(form.title)
        html = render(f"letters/{kind.value}.html", notices.facts(case) | facts | {
            "number": number, "title": title, "article": form.article, "issued_at": at})
    letter = Letter(
        public_id=secrets.token_hex(16), number=number, kind=kind, case_id=case.id,
        language=case.language, title=title, html=html, issued_at=at,
        sha256=hashlib.sha256(html.encode()).hexdigest(), issued_by_id=by.officer_id,
    )
    db.session.add(letter)
    db.session.flush()
    return letter
