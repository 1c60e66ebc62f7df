"""What may be done to any case, objection or dispute by whoever works on it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from ppid.accounts.actors import Actor
from ppid.cases import links, timeline
from ppid.cases.kinds import Audience
from ppid.cases.models import Case, CasePaper, Message
from ppid.cases.objections import Objection
from ppid.cases.places import Subject, owner
from ppid.files.models import Paper
from ppid.kit.db import db
from ppid.law import Event
from ppid.outbox import actions as outbox


def attach(
    subject: Subject,
    paper: Paper,
    *,
    audience: Audience,
    by: Actor,
    at: datetime,
    question_id: int | None = None,
    message_id: int | None = None,
    assignment_id: int | None = None,
    ends_on: date | None = None,
) -> CasePaper:
    """Lay a paper into a file; until `ends_on` (office day) the requester may fetch it."""
    laid = CasePaper(
        **owner(subject),
        paper_id=paper.id,
        audience=audience,
        at=at,
        question_id=question_id,
        message_id=message_id,
        assignment_id=assignment_id,
        ends_on=ends_on,
    )
    db.session.add(laid)
    db.session.flush()
    timeline.write(subject, Event.PAPER_ADDED, by=by, at=at, slot=paper.slot.value)
    return laid


def say(subject: Subject, text: str, *, by: Actor, at: datetime) -> Message:
    """Write a message to the other side: requester to office, or office to requester."""
    message = Message(**owner(subject), author=by.kind, officer_id=by.officer_id, text=text, at=at)
    db.session.add(message)
    db.session.flush()
    event = Event.MESSAGE_SENT if by.officer_id else Event.MESSAGE_RECEIVED
    timeline.write(subject, event, by=by, at=at, message=message.id)
    return message


def change_contact(
    subject: Case | Objection,
    *,
    by: Actor,
    at: datetime,
    reason: str | None = None,
    **told: str | None,
) -> None:
    """Change how who asks, or their proxy, is reached: addresses, phones, email, as told.

    What they were is not kept; `reason` is. Links mailed to the old address end: where a proxy
    objects about a request, those of the request too, and its requester gets a new one.
    """
    requester = subject.requester
    changed = [name for name, value in told.items() if getattr(requester, name) != (value or "")]
    if not changed:
        return
    for name in changed:
        setattr(requester, name, told[name] or "")
    moved = "email" in changed
    if moved:
        subject.link_version += 1
    else:  # whoever has it open sees that it changed
        flag_modified(subject, "link_version")
    why: dict[str, Any] = {"why": reason} if reason else {}
    timeline.write(subject, Event.CONTACT_CHANGED, by=by, at=at, email=moved, fields=changed, **why)
    if moved and isinstance(subject, Objection) and subject.case:
        _renew_link(subject.case, at)
    if moved and requester.email:
        send_link(subject, at=at, why=f"v{subject.link_version}")


def _renew_link(case: Case, at: datetime) -> None:
    """The proxy's old address held a link to the request as well."""
    case.link_version += 1
    if case.requester.email:
        send_link(case, at=at, why=f"v{case.link_version}")


def send_link(subject: Case | Objection, *, at: datetime, why: str = "") -> None:
    """Mail a new link to a request or an objection to who asked; at most one an hour."""
    about, follow = (
        ("", links.follow(subject))
        if isinstance(subject, Case)
        else ("objection-", links.follow_objection(subject))
    )
    outbox.queue(
        "new_link",
        to=subject.requester.email,
        at=at,
        language=subject.language,
        key=f"new-link-{about}{subject.id}-{why or at.strftime('%Y%m%d%H')}",
        case_number=subject.number,
        follow_url=follow,
    )
