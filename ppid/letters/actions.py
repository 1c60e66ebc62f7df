"""Issuing a letter: number it, render it, keep it. The proof of receipt is made when asked for."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from ppid import law
from ppid.accounts.actors import Actor
from ppid.accounts.models import Officer
from ppid.cases import explained_words, notices, numbers, queries, words
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.cases.months import months
from ppid.cases.objections import Objection
from ppid.cases.places import owner
from ppid.kit.db import db
from ppid.kit.language import SOURCE, speaking
from ppid.kit.templates import render
from ppid.letters import qr
from ppid.letters.catalogue import (
    CATALOGUE,
    OBJECTION_FORM,
    OBJECTION_RECEIPT,
    RECEIPT,
    LetterForm,
)
from ppid.letters.models import Letter, LetterKind
from ppid.letters.signers import signatory
from ppid.office.calendar import local_day
from ppid.office.numbering import letter_register
from ppid.office.queries import office


def issue(
    kind: LetterKind, subject: Case | Objection, *, by: Actor, at: datetime, **facts: Any
) -> Letter:
    """Issue a letter (surat) about a case or an objection, in its language, for good.

    `facts` are what its page templates/letters/<kind>.html says beside the subject itself.
    """
    form = CATALOGUE[kind]
    number = _number(form, at)
    html = said(kind.value, form, subject, at=at, number=number, **facts)
    return _keep(
        kind, html, number=number, by=by, at=at, language=subject.language, **owner(subject)
    )


def issue_on_exclusion(
    kind: LetterKind, exclusion_id: int, *, by: Actor, at: datetime, **facts: Any
) -> Letter:
    """Issue a sheet or a decree (lembar uji, Penetapan): to nobody, in Indonesian, for good."""
    form = CATALOGUE[kind]
    number = _number(form, at)
    with speaking(SOURCE):
        html = render(
            f"letters/{kind.value}.html", own_facts(kind, at) | facts | {"number": number}
        )
    return _keep(
        kind, html, number=number, by=by, at=at, language=SOURCE, exclusion_id=exclusion_id
    )


def own_facts(kind: LetterKind, at: datetime) -> dict[str, Any]:
    """What every sheet and decree says: the office, its title and article, the day."""
    form = CATALOGUE[kind]
    return {
        "office": office(),
        "title": form.title,
        "article": form.article,
        "issued_at": at,
        "issued_on": local_day(at),
    }


def _number(form: LetterForm, at: datetime) -> str:
    return numbers.give(letter_register(form.register), local_day(at))


def _keep(
    kind: LetterKind,
    html: str,
    *,
    number: str,
    language: str,
    by: Actor,
    at: datetime,
    **owned: int,
) -> Letter:
    form, here = CATALOGUE[kind], office()
    with speaking(language):
        title = str(form.title)
    acting = db.session.get(Officer, by.officer_id) if by.officer_id else None
    signs = signatory(form.signer, here, acting)
    letter = Letter(
        public_id=secrets.token_hex(16),
        number=number,
        kind=kind,
        language=language,
        title=title,
        html=html,
        issued_at=at,
        sha256=hashlib.sha256(html.encode()).hexdigest(),
        issued_by_id=by.officer_id,
        office_name=here.name,
        signer_name=signs.name,
        signer_title=signs.title,
        **owned,
    )
    db.session.add(letter)
    db.session.flush()
    return letter


def preview(kind: LetterKind, subject: Case | Objection, *, at: datetime, **facts: Any) -> str:
    """What a letter would say if it were issued now; it takes no number and is not kept."""
    return said(kind.value, CATALOGUE[kind], subject, at=at, number=None, **facts)


def receipt(case: Case, *, code: str | None) -> str:
    """The proof of receipt (tanda bukti penerimaan), UU 14/2008 Pasal 22 ayat (4).

    It is made anew each time from the register: its number is the request's own, its dates are
    those that the law gave on the day of registration. `code` is the requester's alone.
    """
    missing, clock = queries.missing_at_first(case), clock_of(case)
    standing = law.receive(
        received_on=min(case.received_on, case.registered_on),
        registered_on=case.registered_on,
        complete=not missing,
        counts_from=case.received_on,
    ).standing
    return said(
        "receipt",
        RECEIPT,
        case,
        at=case.registered_at,
        number=case.number,
        code=code,
        missing=[words.MISSING[item] for item in missing],
        deadlines={due.code: due for due in law.deadlines(standing, clock)},
        counted=_counted(_first_period(standing, clock), case.language),
    )


def _first_period(standing: law.Standing, clock: law.LegalClock) -> law.Explanation:
    """The answer's period, or that of the check while something is missing."""
    found = law.explanations(standing, clock)
    return found.get(law.Code.ANSWER) or found[law.Code.CHECK]


def _counted(shown: law.Explanation, language: str) -> dict[str, Any]:
    """A period day by day, as words and as months."""
    with speaking(language):
        (part,) = explained_words.parts(shown)
    return {"title": part.title, "lines": part.lines, "months": months(shown)}


def objection_receipt(objection: Objection, *, code: str | None) -> str:
    """The proof that an objection came in (tanda bukti keberatan), Perki 1/2021 Pasal 41 (6).

    Made anew each time from the register, like the proof of a request; `code` is the applicant's
    alone, and only where the request has none.
    """
    found = law.objection_explanations(objection.standing, clock_of(objection))
    return said(
        "objection_receipt",
        OBJECTION_RECEIPT,
        objection,
        at=objection.registered_at,
        number=objection.number,
        code=code,
        counted=_counted(found[law.Code.OBJECTION_ANSWER], objection.language),
        wordings=law.GROUND_WORDINGS,
    )


def objection_form(objection: Objection) -> str:
    """The form as the Perki draws it (formulir keberatan, Lampiran X parts A to D), filled in."""
    return said(
        "objection_form",
        OBJECTION_FORM,
        objection,
        at=objection.registered_at,
        number=objection.number,
        wordings=law.GROUND_WORDINGS,
    )


def said(
    name: str,
    form: LetterForm,
    subject: Case | Objection,
    *,
    at: datetime,
    number: str | None,
    **facts: Any,
) -> str:
    """The words of a letter, by its page templates/letters/<name>.html; `facts` come first."""
    case = subject if isinstance(subject, Case) else subject.case
    with speaking(subject.language):
        return render(
            f"letters/{name}.html",
            notices.facts(subject)
            | {
                "subject": subject,
                "counting": clock_of(subject),
                "questions": queries.questions(case) if case else (),
                "words": words,
                "qr": qr.drawn,
                "number": number,
                "title": form.title,
                "article": form.article,
                "issued_at": at,
                "issued_on": local_day(at),
            }
            | facts,
        )
