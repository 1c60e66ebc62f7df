"""What a number and its tracking code open; whoever has both may follow it."""

import hmac

import sqlalchemy as sa

from ppid.cases import objection_file, queries
from ppid.cases.links import code_hash
from ppid.cases.models import Case
from ppid.cases.numbers import tidy_number
from ppid.cases.objections import Objection
from ppid.kit.crypto import keyed_hash
from ppid.kit.db import db

_NO_CODE = "0" * 64


def limit_key(number: str) -> str:
    """By what tries at one number are counted, however it was typed."""
    return "number:" + keyed_hash("limit", tidy_number(number))


def by_code(number: str, code: str) -> Case | Objection | None:
    """The request or the objection of that number; a wrong code and no such number look alike."""
    wanted, typed = tidy_number(number), code_hash(code)
    kept = db.session.scalar(sa.select(Case.code_hash).where(Case.number == wanted))
    own = db.session.scalar(sa.select(Objection.code_hash).where(Objection.number == wanted))
    opens_case, opens_objection = (
        hmac.compare_digest(typed, one or _NO_CODE) for one in (kept, own)
    )
    if opens_case:
        return queries.case_by_number(wanted)
    return objection_file.objection_by_number(wanted) if opens_objection else None
