"""Issuing a letter: number it, render it, keep it, and print it."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.actors import Actor
from ppid.accounts.models import Officer
from ppid.cases import numbers, timeline
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.cases.places import owner
from ppid.kit.db import db
from ppid.kit.language import SOURCE, speaking
from ppid.law import Event
from ppid.letters import paper, prints, queries, saying
from ppid.letters.catalogue import CATALOGUE, LetterForm, Signer
from ppid.letters.models import Letter, LetterFile, LetterKind, PrintRole
from ppid.letters.paper import Paper
from ppid.letters.signers import signatory
from ppid.letters.signing.actions import promise
from ppid.office.calendar import local_day
from ppid.office.numbering import letter_register
from ppid.office.queries import office


def issue(
    kind: LetterKind,
    subject: Case | Objection,
    *,
    by: Actor,
    at: datetime,
    corrects: Letter | None = None,
    **facts: Any,
) -> Letter:
    """Issue a letter (surat) about a case or an objection, for good, with its PDF.

    `facts` are what its page templates/letters/<kind>.html says beside the subject itself;
    `corrects` is the letter whose place it takes.
    """
    form = _form(kind, corrects)
    number = _number(form, at)
    html = saying.said(
        kind.value,
        form,
        subject,
        at=at,
        number=number,
        **({"signing": _officer(by)} | facts),
    )
    owned = owner(subject) | ({"corrects_id": corrects.id} if corrects else {})
    return _keep(
        kind, html, form=form, number=number, by=by, at=at, language=subject.language, **owned
    )


def correct(
    letter: Letter,
    *,
    rows: Sequence[Mapping[str, str]],
    reason: str,
    seen: int,
    by: Actor,
    at: datetime,
) -> Letter:
    """Correct a letter by a new one that names it (ralat); the old one stays as it was said.

    `rows` are passages as {said, meant}; `seen` is the id of the newest correction that was
    known, 0 for none. The applicant is told. Raises StaleDataError when there is another one,
    ValueError for a letter to nobody.
    """
    subject = queries.subject_of(letter)
    if subject is None:
        raise ValueError("a sheet or a decree is changed by its own procedure")
    known = queries.correction_of(letter)
    if (known.id if known else 0) != seen:
        raise StaleDataError
    old = {
        "number": letter.number,
        "issued_on": local_day(letter.issued_at),
        "title": CATALOGUE[letter.kind].title,
    }
    said = {
        "corrected": old,
        "rows": rows,
        "reason": reason,
        "by_superior": CATALOGUE[letter.kind].signer is Signer.SUPERIOR,
    }
    made = issue(LetterKind.CORRECTION, subject, by=by, at=at, corrects=letter, **said)
    timeline.write(
        subject,
        Event.LETTER_CORRECTED,
        by=by,
        at=at,
        told=said | {"letter": made},
        letter=made.number,
        corrects=letter.number,
    )
    return made


def issue_on_exclusion(
    kind: LetterKind, exclusion_id: int, *, by: Actor, at: datetime, **facts: Any
) -> Letter:
    """Issue a sheet or a decree (lembar uji, Penetapan): to nobody, in Indonesian, for good."""
    number = take_number(kind, at)
    return _to_nobody(kind, number, facts, by=by, at=at, exclusion_id=exclusion_id)


def take_number(kind: LetterKind, at: datetime) -> str:
    """The next number of a kind of letter, for what must know its number before it is written."""
    return _number(CATALOGUE[kind], at)


def issue_on_list(
    determination_id: int, *, number: str, by: Actor, at: datetime, **facts: Any
) -> Letter:
    """Issue the decree on the public list under a number taken before; in Indonesian, for good."""
    kind = LetterKind.LIST_DECREE
    return _to_nobody(kind, number, facts, by=by, at=at, determination_id=determination_id)


def _to_nobody(
    kind: LetterKind,
    number: str,
    facts: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    **owned: int,
) -> Letter:
    html = saying.to_nobody(kind, number=number, at=at, facts=facts, signing=_officer(by))
    form = CATALOGUE[kind]
    return _keep(kind, html, form=form, number=number, by=by, at=at, language=SOURCE, **owned)


def pdf_of(letter: Letter, *, by: Actor, at: datetime) -> LetterFile:
    """The PDF of a letter; one from before there were PDFs gets it now, from its kept words.

    Raises files.reasons.Refused when the disk is full.
    """
    return queries.issued_print(letter) or _print(letter, by=by, at=at)


def _print(letter: Letter, *, by: Actor, at: datetime) -> LetterFile:
    """The PDF of the kept words; its document language is that of the valid text, Indonesian."""
    with speaking(SOURCE):
        title = str(CATALOGUE[letter.kind].title)
    said = Paper(
        title=title,
        number=letter.number,
        on=local_day(letter.issued_at),
        author=letter.office_name or office().name,
        code=letter.code,
    )
    return prints.keep_print(letter, paper.printed(letter.html, said), PrintRole.ISSUED, at, by)


def _number(form: LetterForm, at: datetime) -> str:
    return numbers.give(letter_register(form.register), local_day(at))


def _keep(
    kind: LetterKind,
    html: str,
    *,
    form: LetterForm,
    number: str,
    language: str,
    by: Actor,
    at: datetime,
    **owned: int,
) -> Letter:
    here = office()
    with speaking(language):
        title = str(form.title)
    signs = signatory(form.signer, here, _officer(by), local_day(at))
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
        signer_nip=signs.nip,
        **owned,
    )
    db.session.add(letter)
    db.session.flush()
    _print(letter, by=by, at=at)
    promise(letter, at=at)
    return letter


def _form(kind: LetterKind, corrects: Letter | None) -> LetterForm:
    """A correction is signed by who signed what it corrects."""
    form = CATALOGUE[kind]
    return replace(form, signer=CATALOGUE[corrects.kind].signer) if corrects else form


def _officer(by: Actor) -> Officer | None:
    return db.session.get(Officer, by.officer_id) if by.officer_id else None
