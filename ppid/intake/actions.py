"""Keeping a draft, sending it, and what a requester may do with a request."""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.accounts.actors import THE_REQUESTER
from ppid.cases import actions as cases
from ppid.cases import links, timeline
from ppid.cases.clock import clock_of
from ppid.cases.kinds import Audience, Channel, CopyForm, Delivery, Missing, Obtain
from ppid.cases.models import Case, CasePaper, Question
from ppid.cases.queries import questions as questions_of
from ppid.cases.register import register
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.intake import queries
from ppid.intake.models import Draft, DraftPaper
from ppid.kit.db import connection, db, table_of
from ppid.law import Event
from ppid.office.calendar import local_day
from ppid.outbox import actions as outbox

PAPER_OF: Mapping[Slot, Missing] = {
    Slot.IDENTITY: Missing.IDENTITY,
    Slot.DEED: Missing.DEED,
    Slot.MANDATE: Missing.MANDATE,
}
_FORGET_AT_ONCE = 200
_DRAFTS = table_of(Draft)
_SENDING = (
    sa.update(_DRAFTS)
    .where(_DRAFTS.c.id == sa.bindparam("this"), _DRAFTS.c.version == sa.bindparam("seen"))
    .values(
        version=_DRAFTS.c.version + 1,
        **{name: sa.bindparam(name) for name in ("answers", "touched_at", "sent_as")},
    )
)


def _hold(draft: Draft, contents: Mapping[str, Any], at: datetime) -> None:
    draft.answers = json.dumps(contents)
    draft.touched_at = at


def begin(*, at: datetime, pages: Mapping[str, Any] | None = None) -> tuple[Draft, str]:
    """Begin a draft; returns it with the token that its browser keeps."""
    token = secrets.token_urlsafe(24)
    draft = Draft(token_hash=queries.token_hash(token))
    _hold(draft, {"key": secrets.token_hex(20), "pages": dict(pages or {})}, at)
    db.session.add(draft)
    db.session.flush()
    return draft, token


def remember(
    draft: Draft,
    page: str,
    typed: Mapping[str, Any],
    *,
    good: Mapping[str, Any] | None = None,
    at: datetime,
) -> None:
    """Keep what was typed on a page, right or wrong, so that nothing is typed twice.

    `good` are its answers once they were found good.
    """
    held = queries.contents(draft)
    held["pages"][page] = dict(typed)
    held["good"] = held.get("good", {}) | {page: good}
    _hold(draft, held, at)


def hand_in(draft: Draft, stored: Sequence[Stored], *, at: datetime) -> None:
    """Keep files with a draft."""
    for paper in [files.keep(one, at) for one in stored]:
        db.session.add(DraftPaper(draft_id=draft.id, paper_id=paper.id))
    if stored:
        _hold(draft, queries.contents(draft) | {"files": True}, at)


def take_back(draft: Draft, paper: Paper, *, at: datetime) -> None:
    """Take a file out of a draft and erase it."""
    db.session.execute(
        sa.delete(DraftPaper).where(
            DraftPaper.draft_id == draft.id, DraftPaper.paper_id == paper.id
        )
    )
    files.erase(paper, at)
    draft.touched_at = at


def forget(draft: Draft, *, at: datetime) -> None:
    """Forget a draft; files that did not become part of a request are erased."""
    for paper in queries.draft_papers(draft):
        files.erase(paper, at)
    db.session.execute(sa.delete(DraftPaper).where(DraftPaper.draft_id == draft.id))
    db.session.delete(draft)


def forget_drafts(at: datetime) -> int:
    """Forget what was left alone for seven days, and what was sent half a day ago."""
    old = queries.old_drafts(at, limit=_FORGET_AT_ONCE)
    for draft in old:
        forget(draft, at=at)
    return len(old)


def submit(
    draft: Draft,
    *,
    requester: Mapping[str, Any],
    questions: Sequence[str],
    purpose: str,
    obtain: Obtain,
    copy_form: CopyForm | None,
    delivery: Delivery | None,
    missing: Sequence[Missing],
    papers: Sequence[Paper],
    language: str,
    at: datetime,
) -> Case:
    """Send a draft: its request gets a number and a receipt, UU 14/2008 Pasal 22 ayat (4).

    Raises StaleDataError when the draft was sent or changed meanwhile.
    """
    key = _send(draft, at)  # first of all: another copy of this submission waits here, and is late
    case, _code = register(
        requester=requester,
        questions=questions,
        purpose=purpose,
        obtain=obtain,
        copy_form=copy_form,
        delivery=delivery,
        channel=Channel.WEB,
        language=language,
        missing=missing,
        received_at=at,
        at=at,
        by=THE_REQUESTER,
        submission_key=key,
    )
    if papers:
        for paper in papers:
            _lay(case, paper, at=at)
        db.session.execute(sa.delete(DraftPaper).where(DraftPaper.draft_id == draft.id))
    return case


def _send(draft: Draft, at: datetime) -> str:
    """What was typed leaves the draft; only its key stays, to show the same receipt again."""
    key = str(queries.contents(draft)["key"])
    told = {"this": draft.id, "seen": draft.version, "touched_at": at, "sent_as": key}
    told["answers"] = json.dumps({"key": key, "pages": {}})
    if connection().execute(_SENDING, told).rowcount != 1:
        raise StaleDataError
    return key


def _lay(case: Case, paper: Paper, *, at: datetime, message_id: int | None = None) -> None:
    """Lay what the requester handed in into the case; papers of identity are not shown again."""
    audience = Audience.OFFICE if paper.slot in PAPER_OF else Audience.REQUESTER
    cases.attach(case, paper, audience=audience, by=THE_REQUESTER, at=at, message_id=message_id)


def complete(
    case: Case,
    *,
    stored: Sequence[Stored] = (),
    requester: Mapping[str, str] | None = None,
    purpose: str | None = None,
    obtain: Obtain | None = None,
    copy_form: CopyForm | None = None,
    delivery: Delivery | None = None,
    explained: Mapping[int, str] | None = None,
    at: datetime,
) -> None:
    """Supply what was missing (melengkapi permohonan), Perki 1/2021 Pasal 33 ayat (3).

    `requester` holds columns of the requester; `explained` adds words to questions by their
    position. Raises NotAllowed after the window of the incompleteness letter.
    """
    told, explained = requester or {}, explained or {}
    given: dict[Missing, Any] = {PAPER_OF[one.slot]: one for one in stored if one.slot in PAPER_OF}
    given |= {
        Missing.PURPOSE: purpose,
        Missing.OBTAIN: obtain,
        Missing.DELIVERY: delivery,
        Missing.QUESTIONS: explained,
        Missing.ADDRESS: told.get("address"),
        Missing.IDENTITY_NUMBER: told.get("identity_number"),
        Missing.CONTACT: told.get("phone") or told.get("email"),
    }
    still = [item for item in case.missing if not given.get(Missing(item))]
    move = law.repair(case.standing, on=local_day(at), clock=clock_of(case), complete=not still)
    for name, value in told.items():
        setattr(case.requester, name, value)
    case.purpose = purpose or case.purpose
    case.obtain, case.copy_form = obtain or case.obtain, copy_form or case.copy_form
    case.delivery = delivery or case.delivery
    if explained:
        for question in questions_of(case):
            _explain(question, explained.get(question.position))
    for one in stored:
        _lay(case, files.keep(one, at), at=at)
    supplied = [item for item in case.missing if item not in still]
    case.missing = still
    timeline.apply(case, move, by=THE_REQUESTER, at=at, supplied=supplied, missing=still)


def _explain(question: Question, words: str | None) -> None:
    if words:
        question.text = f"{question.text}\n\n{words}"


def withdraw(case: Case, *, reason: str | None, at: datetime) -> None:
    """Take a request back in writing (mencabut permohonan); the register keeps it."""
    move = law.withdraw(case.standing, on=local_day(at))
    if reason:
        case.register_note = "\n\n".join(filter(None, (case.register_note, reason)))
    timeline.apply(case, move, by=THE_REQUESTER, at=at)


def write(case: Case, text: str, *, stored: Sequence[Stored] = (), at: datetime) -> None:
    """Write to the office, with files or without."""
    message = cases.say(case, text, by=THE_REQUESTER, at=at)
    for one in stored:
        _lay(case, files.keep(one, at), at=at, message_id=message.id)


def change_contact(case: Case, *, phone: str | None, email: str | None, at: datetime) -> None:
    """Change how the requester is reached; links mailed to the old address end."""
    requester = case.requester
    moved = (email or "") != requester.email
    if not moved and (phone or "") == requester.phone:
        return
    requester.phone, requester.email = phone or "", email or ""
    if moved:
        case.link_version += 1
    timeline.write(case, Event.CONTACT_CHANGED, by=THE_REQUESTER, at=at, email=moved)
    if moved and requester.email:
        send_link(case, at=at, why=f"v{case.link_version}")


def send_link(case: Case, *, at: datetime, why: str = "") -> None:
    """Mail the requester a new link to the case; at most one an hour."""
    outbox.queue(
        "new_link",
        to=case.requester.email,
        at=at,
        language=case.language,
        key=f"new-link-{case.id}-{why or at.strftime('%Y%m%d%H')}",
        case_number=case.number,
        follow_url=links.follow(case),
    )


def note_fetched(case: Case, laid: CasePaper, *, at: datetime) -> None:
    """Put on record, once, that the requester fetched a file that was handed over."""
    if not queries.was_fetched(case, laid.paper.public_id):
        timeline.write(case, Event.FILE_FETCHED, by=THE_REQUESTER, at=at, file=laid.paper.public_id)
