"""What is made anew from the register each time it is asked for: receipts and forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ppid import law
from ppid.cases import explained_words, queries, words
from ppid.cases.clock import clock_of
from ppid.cases.helped import helped
from ppid.cases.models import Case
from ppid.cases.months import months
from ppid.cases.objections import Objection
from ppid.cases.printed import PrintedNotice
from ppid.kit.language import SOURCE
from ppid.letters import paper, saying
from ppid.letters.catalogue import (
    COPY_FORM,
    OBJECTION_FORM,
    OBJECTION_RECEIPT,
    RECEIPT,
    REQUEST_FORM,
    LetterForm,
)
from ppid.letters.paper import Paper
from ppid.office.calendar import local_day
from ppid.office.queries import office


@dataclass(frozen=True, slots=True)
class Sheet:
    """A receipt or a form: its words (HTML), its title and number, and its day."""

    html: str
    form: LetterForm
    number: str
    on: date

    @property
    def file_name(self) -> str:
        """The name under which its PDF is saved."""
        return f"{self.form.title} {self.number}".strip() + ".pdf"

    def pdf(self) -> bytes:
        """The same as a PDF; it bears no code, for what it says is in the register."""
        title, author = str(self.form.title), office().name
        return paper.printed(self.html, Paper(title, self.number, self.on, author))


def receipt(case: Case, *, code: str | None) -> Sheet:
    """The proof of receipt (tanda bukti penerimaan), UU 14/2008 Pasal 22 ayat (4).

    Its number is the request's own, its dates are those that the law gave on the day of
    registration. `code` is the requester's alone.
    """
    missing, clock = queries.missing_at_first(case), clock_of(case)
    standing = law.receive(
        received_on=min(case.received_on, case.registered_on),
        registered_on=case.registered_on,
        complete=not missing,
        counts_from=case.received_on,
    ).standing
    return _about(
        "receipt",
        RECEIPT,
        case,
        helped=helped(case.requester),
        code=code,
        missing=[words.MISSING[item] for item in missing],
        deadlines={due.code: due for due in law.deadlines(standing, clock)},
        period=_first_period(standing, clock),
    )


def request_form(case: Case) -> Sheet:
    """The form of the request as the Perki draws it (Lampiran VI): filled in, rights behind."""
    return _about("request_form", REQUEST_FORM, case, blank=False)


def copy_form(case: Case) -> Sheet | None:
    """The form to ask for copies and agree to their cost, Perki 1/2021 Pasal 35 ayat (3).

    None while the notice has not given anything of which there can be a copy.
    """
    decision = queries.decision(case)
    given = [one for one in queries.questions(case) if one.outcome in law.GIVING]
    if case.decided_on is None or decision is None or not given:
        return None
    cost = queries.cost(case)
    return _about("copy_form", COPY_FORM, case, decision=decision, given=given, cost=cost)


def objection_receipt(objection: Objection, *, code: str | None) -> Sheet:
    """The proof that an objection came in (tanda bukti keberatan), Perki 1/2021 Pasal 41 (6).

    `code` is the applicant's alone, and only where the request has none.
    """
    found = law.objection_explanations(objection.standing, clock_of(objection))
    return _about(
        "objection_receipt",
        OBJECTION_RECEIPT,
        objection,
        code=code,
        period=found[law.Code.OBJECTION_ANSWER],
        wordings=law.GROUND_WORDINGS,
    )


def objection_form(objection: Objection) -> Sheet:
    """The form as the Perki draws it (formulir keberatan, Lampiran X parts A to D), filled in."""
    return _about(
        "objection_form", OBJECTION_FORM, objection, wordings=law.GROUND_WORDINGS, blank=False
    )


def on_paper(notice: PrintedNotice) -> Sheet:
    """A notice in place of a mail: its frozen words under the letterhead, to be handed over."""
    subject, at = notice.subject, notice.promised_at
    form = LetterForm("", notice.title, "")
    html = saying.said(
        "on_paper",
        form,
        subject,
        at=at,
        number=None,
        spoken=(notice.language,),
        paragraphs=[part.split("\n") for part in notice.text.split("\n\n") if part.strip()],
    )
    return Sheet(html, form, subject.number, local_day(at))


def blank_request_form(at: datetime) -> Sheet:
    """Lampiran VI to be filled in by hand."""
    return _blank("request_form", REQUEST_FORM, at, case=None, questions=())


def blank_objection_form(at: datetime) -> Sheet:
    """Lampiran X to be filled in by hand."""
    facts = {"objection": None, "case": None, "answer_due": None}
    return _blank("objection_form", OBJECTION_FORM, at, wordings=law.GROUND_WORDINGS, **facts)


def _about(name: str, form: LetterForm, subject: Case | Objection, **facts: Any) -> Sheet:
    at, number = subject.registered_at, subject.number
    html = saying.said(name, form, subject, at=at, number=number, counted_of=counted, **facts)
    return Sheet(html, form, number, local_day(at))


def _blank(name: str, form: LetterForm, at: datetime, **facts: Any) -> Sheet:
    own: Mapping[str, Any] = {"blank": True, "number": "", "subject": None, "signs": None, **facts}
    html = saying.in_languages(name, form, (SOURCE,), at=at, facts=own)
    return Sheet(html, form, "", local_day(at))


def _first_period(standing: law.Standing, clock: law.LegalClock) -> law.Explanation:
    """The answer's period, or that of the check while something is missing."""
    found = law.explanations(standing, clock)
    return found.get(law.Code.ANSWER) or found[law.Code.CHECK]


def counted(shown: law.Explanation) -> dict[str, Any]:
    """A period day by day, as words of the language spoken now and as months."""
    (part,) = explained_words.parts(shown)
    return {"title": part.title, "lines": part.lines, "months": months(shown)}
