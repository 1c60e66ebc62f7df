"""Payment, handing information over (penyerahan), links that end, and closing."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import actions as cases
from ppid.cases import queries as case_queries
from ppid.cases import timeline
from ppid.cases.kinds import Audience
from ppid.cases.models import Case, CasePaper
from ppid.decisions.bars import Bar, Barred
from ppid.decisions.handing import queries
from ppid.files import actions as files
from ppid.files import store
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import NotAllowed, Rule
from ppid.letters import actions as letters
from ppid.letters import annexes
from ppid.letters.models import Letter, LetterKind
from ppid.office.calendar import local_day


def record_payment(
    case: Case,
    *,
    seen: int,
    paid_on: date,
    receipt: str,
    by: Actor,
    at: datetime,
    provide_by: date | None = None,
) -> None:
    """Note that the cost was paid (pembayaran), Perki 1/2021 Pasal 38.

    `seen` is the version of the case that was read. Raises NotAllowed, StaleDataError.
    """
    move = law.pay(case.standing, on=_no_later(paid_on, at), provide_by=provide_by)
    _as_read(case, seen)
    amount = case_queries.cost(case)
    letter = letters.issue(
        LetterKind.COST_RECEIPT,
        case,
        by=by,
        at=at,
        amount=amount,
        paid_on=paid_on,
        receipt=receipt,
        decision=case_queries.decision(case),
        given=queries.given(case),
    )
    timeline.apply(
        case,
        move,
        by=by,
        at=at,
        told={"amount": amount, "receipt": receipt},
        paid_on=paid_on.isoformat(),
        receipt=receipt,
        amount=amount,
        letter=letter.number,
    )


def add_files(
    case: Case, stored: Sequence[Stored], *, question_id: int | None, by: Actor, at: datetime
) -> None:
    """Prepare answer files; the requester sees none of them before they are handed over."""
    _may_prepare(case)
    for one in stored:
        cases.attach(
            case,
            files.keep(one, at),
            audience=Audience.OFFICE,
            by=by,
            at=at,
            question_id=question_id,
        )


def remove_file(case: Case, public_id: str, *, at: datetime) -> None:
    """Take a prepared file away again; what was handed over stays. Raises Barred."""
    _may_prepare(case)
    found = [laid for laid in queries.prepared(case) if laid.paper.public_id == public_id]
    if not found:
        raise Barred(Bar.NO_SUCH_FILE)
    files.erase(found[0].paper, at)
    db.session.delete(found[0])


def prove(papers: Sequence[CasePaper]) -> None:
    """Read every file once: its bytes are those that were taken in. Raises Barred."""
    for laid in papers:
        try:
            store.open_bytes(laid.paper).close()
        except (store.Damaged, store.Erased):
            raise Barred(Bar.FILE_DAMAGED) from None


def hand_over(
    case: Case,
    *,
    seen: int,
    files_seen: str,
    with_files: bool,
    in_person: bool,
    handed_on: date,
    by: Actor,
    at: datetime,
    ends_on: date | None = None,
    place: str = "",
    received_by: str = "",
    note: str = "",
) -> Letter:
    """Give files by a link that ends, or access or copies in person, Perki 1/2021 Pasal 35.

    `files_seen` is the fingerprint of the files that the officer has read. `ends_on` is the last
    day (office) of the link. Raises NotAllowed, Barred, StaleDataError.
    """
    move = law.hand_over(case.standing, on=_no_later(handed_on, at))
    papers = queries.prepared(case) if with_files else []
    if with_files and queries.fingerprint(papers) != files_seen:
        raise StaleDataError
    _as_read(case, seen)
    if not queries.gives(case):
        raise Barred(Bar.NOTHING_TO_HAND_OVER)
    if not papers and not in_person:
        raise Barred(Bar.NOTHING_CHOSEN)
    for laid in papers:
        laid.audience, laid.ends_on = Audience.REQUESTER, ends_on
    given = queries.files_said(papers, case_queries.questions(case))
    said: dict[str, Any] = {
        "files": given,
        "annexes": annexes.of_files(given),
        "ends_on": ends_on,
        "handed_on": handed_on,
        "place": place,
        "received_by": received_by,
        "note": note,
        "payment": queries.payment(case),
    }
    letter = letters.issue(LetterKind.HANDOVER, case, by=by, at=at, **said)
    timeline.apply(
        case,
        move,
        by=by,
        at=at,
        told=said | {"letter": letter},
        letter=letter.number,
        files=[laid.paper.public_id for laid in papers],
        in_person=in_person,
        handed_on=handed_on.isoformat(),
        ends_on=ends_on.isoformat() if papers and ends_on else None,
    )
    return letter


def renew_files(case: Case, *, ends_on: date, words: str, by: Actor, at: datetime) -> None:
    """Open the link to what was handed over again, and tell the requester in `words`."""
    papers = queries.released(case)
    if not papers:
        raise Barred(Bar.NO_SUCH_FILE)
    for laid in papers:
        laid.ends_on = ends_on
    cases.say(case, words, by=by, at=at)


def close(case: Case, *, seen: int, by: Actor, at: datetime, reason: str | None = None) -> None:
    """Close the case (selesai); a reason is needed where something promised was not given.

    Raises NotAllowed, Barred, StaleDataError.
    """
    move = law.close(case.standing, on=local_day(at))
    _as_read(case, seen)
    if queries.owed(case) and not reason:
        raise Barred(Bar.STILL_OWED)
    facts = {"reason": reason} if reason else {}
    timeline.apply(case, move, by=by, at=at, told={"reason": reason or ""}, **facts)


def _may_prepare(case: Case) -> None:
    if case.state not in queries.HANDING:
        raise NotAllowed(Rule.NOT_NOW, state=case.state)
    if not queries.gives(case):
        raise Barred(Bar.NOTHING_TO_HAND_OVER)


def _as_read(case: Case, seen: int) -> None:
    if case.version != seen:
        raise StaleDataError


def _no_later(on: date, at: datetime) -> date:
    today = local_day(at)
    if on > today:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=on, today=today)
    return on
