"""Issuing a letter: number it, render it, keep it. The proof of receipt is made when asked for."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import notices, numbers, queries, words
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.cases.places import owner
from ppid.kit.db import db
from ppid.kit.language import speaking
from ppid.kit.templates import render
from ppid.letters import qr
from ppid.letters.catalogue import CATALOGUE, RECEIPT, LetterForm
from ppid.letters.models import Letter, LetterKind
from ppid.office.calendar import local_day


def issue(
    kind: LetterKind, subject: Case | Objection, *, by: Actor, at: datetime, **facts: Any
) -> Letter:
    """Issue a letter (surat) about a case or an objection, in its language, for good.

    `facts` are what its page templates/letters/<kind>.html says beside the subject itself.
    """
    form = CATALOGUE[kind]
    year = local_day(at).year
    number = f"{form.register}/{numbers.take(f'letter-{form.register}', year):04d}/{year}"
    with speaking(subject.language):
        title = str(form.title)
    html = _said(kind.value, form, subject, at=at, number=number, **facts)
    letter = Letter(
        public_id=secrets.token_hex(16),
        number=number,
        kind=kind,
        **owner(subject),
        language=subject.language,
        title=title,
        html=html,
        issued_at=at,
        sha256=hashlib.sha256(html.encode()).hexdigest(),
        issued_by_id=by.officer_id,
    )
    db.session.add(letter)
    db.session.flush()
    return letter


def preview(kind: LetterKind, subject: Case | Objection, *, at: datetime, **facts: Any) -> str:
    """What a letter would say if it were issued now; it takes no number and is not kept."""
    return _said(kind.value, CATALOGUE[kind], subject, at=at, number=None, **facts)


def receipt(case: Case, *, code: str | None) -> str:
    """The proof of receipt (tanda bukti penerimaan), UU 14/2008 Pasal 22 ayat (4).

    It is made anew each time from the register: its number is the request's own, its dates are
    those that the law gave on the day of registration. `code` is the requester's alone.
    """
    missing = queries.missing_at_first(case)
    standing = law.receive(
        received_on=min(case.received_on, case.registered_on),
        registered_on=case.registered_on,
        complete=not missing,
        counts_from=case.received_on,
    ).standing
    return _said(
        "receipt",
        RECEIPT,
        case,
        at=case.registered_at,
        number=case.number,
        code=code,
        missing=[words.MISSING[item] for item in missing],
        deadlines={due.code: due for due in law.deadlines(standing, clock_of(case))},
    )


def _said(
    name: str,
    form: LetterForm,
    subject: Case | Objection,
    *,
    at: datetime,
    number: str | None,
    **facts: Any,
) -> str:
    case = subject if isinstance(subject, Case) else subject.case
    with speaking(subject.language):
        return render(
            f"letters/{name}.html",
            notices.facts(subject)
            | facts
            | {
                "subject": subject,
                "questions": queries.questions(case) if case else (),
                "words": words,
                "qr": qr.drawn,
                "number": number,
                "title": form.title,
                "article": form.article,
                "issued_at": at,
                "issued_on": local_day(at),
            },
        )
