"""The ways into a case: the requester's link and code, the officer's page."""

import base64
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from ppid.accounts.models import Officer
from ppid.cases import objection_file, queries
from ppid.cases.disputes import Dispute
from ppid.cases.kinds import Channel
from ppid.cases.models import Assignment, Case
from ppid.cases.objections import Objection
from ppid.kit.crypto import keyed_hash
from ppid.kit.links import link
from ppid.kit.security import read, sign

_FOLLOW = "follow"
_OBJECTION = "objection"
_UNIT = "unit"
UNIT_DAYS = 60
FOLLOW_DAYS = 400
CODE_SHOWN_FOR = timedelta(hours=12)


def follow(case: Case) -> str:
    """The requester's own link; it ends when the case's link version changes."""
    return link("intake.open_link", token=sign(_FOLLOW, [case.id, case.link_version]))


def followed(token: str) -> Sequence[int] | None:
    """The case id and link version in a link, or None when it is forged or too old."""
    found = read(_FOLLOW, token, max_age=FOLLOW_DAYS * 86_400)
    return found if isinstance(found, list) and len(found) == 2 else None


def for_unit(asked: Assignment) -> str:
    """A unit's own link to one question of the office; it ends with its answer or its version."""
    return link("casework.answer_by_link", token=sign(_UNIT, [asked.id, asked.link_version]))


def asked_by_link(token: str) -> Sequence[int] | None:
    """The assignment and link version in a link, or None when it is forged or too old."""
    found = read(_UNIT, token, max_age=UNIT_DAYS * 86_400)
    return found if isinstance(found, list) and len(found) == 2 else None


def desk(case: Case) -> str:
    """The officers' page of a case."""
    return link("casework.show", number=case.number)


def follow_objection(objection: Objection) -> str:
    """The applicant's own link: the case's where there is one, else the objection's."""
    if objection.case is not None:
        return follow(objection.case)
    token = sign(_OBJECTION, [objection.id, objection.link_version])
    return link("objections.open_link", token=token)


def followed_objection(token: str) -> Sequence[int] | None:
    """The objection id and link version in a link, or None when it is forged or too old."""
    found = read(_OBJECTION, token, max_age=FOLLOW_DAYS * 86_400)
    return found if isinstance(found, list) and len(found) == 2 else None


def desk_of_objection(objection: Objection) -> str:
    """The officers' page of an objection."""
    return link("objections.show", number=objection.number)


def desk_of_dispute(dispute: Dispute) -> str:
    """The officers' page of a dispute."""
    return link("disputes.show", number=dispute.number)


def new_code(submission_key: str | None = None) -> str:
    """A tracking code of 100 bits, in five groups of four letters and digits.

    The same submission gives the same code, so that a form sent twice shows one receipt.
    """
    raw = (
        bytes.fromhex(keyed_hash("code", submission_key))
        if submission_key
        else secrets.token_bytes(20)
    )
    letters = base64.b32encode(raw).decode()[:20]
    return "-".join(letters[i : i + 4] for i in range(0, 20, 4))


def code_to_hand_over(case: Case, officer: Officer, at: datetime) -> str | None:
    """The code, for the officer who has just entered the request at the desk; else None."""
    fresh = at - case.registered_at < CODE_SHOWN_FOR and case.channel is not Channel.WEB
    first = queries.registration(case) if fresh and case.submission_key else None
    return new_code(case.submission_key) if first and first.officer_id == officer.id else None


def objection_code_to_hand_over(objection: Objection, officer: Officer, at: datetime) -> str | None:
    """The same for an objection; one about a request is opened by the request's own code."""
    if objection.case_id is not None or objection.channel is Channel.WEB:
        return None
    if at - objection.registered_at >= CODE_SHOWN_FOR or not objection.submission_key:
        return None
    first = objection_file.registration(objection)
    mine = first is not None and first.officer_id == officer.id
    return new_code(objection.submission_key) if mine else None


def code_hash(code: str) -> str:
    """What is kept of a tracking code, however it was typed."""
    typed = "".join(c for c in code.upper() if c.isalnum())
    return keyed_hash("follow-code", typed.translate(str.maketrans("018", "OIB")))
