"""The lines of the register of objections, read a part at a time with all that a line says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from ppid.accounts.models import Officer
from ppid.cases.models import Case, Question, Requester
from ppid.cases.objections import Objection, ObjectionAnswer
from ppid.exports.reading import parts
from ppid.registers.wanted import Wanted, conditions

_SIGNER = aliased(Officer)
_OBJECTION = (
    Objection.id,
    Objection.number,
    Objection.case_id,
    Objection.channel,
    Objection.received_on,
    Objection.recorded_on,
    Objection.information,
    Objection.purpose,
    Objection.grounds,
    Objection.state,
    Objection.ruling,
    Objection.answered_on,
    Objection.settled_on,
    Objection.closed_on,
    Requester.name,
    Requester.identity_number,
    Requester.address,
    Requester.occupation,
    Requester.phone,
    Requester.email,
    Requester.proxy_name,
    Case.number.label("case_number"),
    Case.purpose.label("case_purpose"),
    ObjectionAnswer.statement,
    ObjectionAnswer.reasons,
    ObjectionAnswer.settlement,
    ObjectionAnswer.reply,
    _SIGNER.name.label("signer"),
    _SIGNER.title.label("signer_title"),
)


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """One objection as its register shows it (Perki 1/2021 Pasal 43, Lampiran XI).

    `filed` holds the columns of the objection, who objects, and the superior's answer, which is a
    draft until `answered_on` or `settled_on`; `asked` the questions of the request, if any.
    """

    filed: Any
    asked: Sequence[Any]

    @property
    def answered_on(self) -> Any:
        """The day of the answer, or of the settlement; None before either."""
        return self.filed.answered_on or self.filed.settled_on


def objection_lines(
    over: sa.Connection, wanted: Wanted, *, names: bool = True
) -> Iterator[ObjectionLine]:
    """The lines that are wanted, in the order of their numbers; two statements for each part."""
    query = _query().where(*conditions(wanted, names=names))
    for part in parts(over, query):
        yield from _whole(over, part)


def lines_of(over: sa.Connection, ids: Sequence[int]) -> Iterator[ObjectionLine]:
    """The lines of these objections, in the order of their numbers."""
    yield from _whole(over, over.execute(_query().where(Objection.id.in_(ids))).all())


def _query() -> Any:
    return (
        sa.select(*_OBJECTION)
        .join(Requester, Requester.id == Objection.requester_id)
        .outerjoin(Case, Case.id == Objection.case_id)
        .outerjoin(ObjectionAnswer, ObjectionAnswer.objection_id == Objection.id)
        .outerjoin(_SIGNER, _SIGNER.id == ObjectionAnswer.signed_by_id)
        .order_by(Objection.recorded_on, Objection.id)
    )


def _whole(over: sa.Connection, part: Sequence[Any]) -> Iterator[ObjectionLine]:
    asked = _asked(over, [row.case_id for row in part if row.case_id is not None])
    for row in part:
        yield ObjectionLine(row, asked[row.case_id])


def _asked(over: sa.Connection, case_ids: Sequence[int]) -> Mapping[int | None, list[Any]]:
    found: Mapping[int | None, list[Any]] = defaultdict(list)
    query = sa.select(Question.case_id, Question.position, Question.text).where(
        Question.case_id.in_(case_ids)
    )
    for row in over.execute(query.order_by(Question.case_id, Question.position)):
        found[row.case_id].append(row)
    return found
