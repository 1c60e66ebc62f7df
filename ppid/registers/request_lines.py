"""The lines of the register of requests, read a part at a time with all that a line says."""

from __future__ import annotations

from collections import defaultdict, namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from ppid.cases.models import Case, CasePaper, Decision, Entry, Question, Requester
from ppid.exports.reading import parts
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.law import Event, Outcome
from ppid.registers.wanted import Wanted, conditions

_CASE = (
    Case.id,
    Case.number,
    Case.channel,
    Case.received_on,
    Case.registered_on,
    Case.purpose,
    Case.obtain,
    Case.state,
    Case.outcome,
    Case.extended_on,
    Case.decided_on,
    Case.handed_over_on,
    Case.closed_on,
    Case.paid_on,
    Case.register_note,
    Requester.name,
    Requester.identity_number,
    Requester.address,
    Requester.occupation,
    Requester.phone,
    Requester.email,
    Requester.proxy_name,
    sa.func.coalesce(
        Decision.copy_cost * Decision.sheets + Decision.sending_cost + Decision.other_cost, 0
    ).label("shared_cost"),
)
_ASKED = (
    Question.case_id,
    Question.position,
    Question.text,
    Question.outcome,
    Question.reason,
    Question.ground,
    Question.sub_point,
    Question.law_article,
    Question.holder,
    Question.available_form,
    (Question.copy_cost * Question.sheets).label("cost"),
)


def _plain(name: str, columns: Sequence[Any]) -> Callable[[Iterable[Any]], Any]:
    """Rows as plain tuples: a register asks each for its parts some thirty times."""
    made: Any = namedtuple(name, [column.key for column in columns])  # type: ignore[misc]
    return made._make  # type: ignore[no-any-return]


_request, _question = _plain("_Request", _CASE), _plain("_Question", _ASKED)

# Few enough to be told apart one by one; to look one up among many asks each for its hash.
HELD = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED)


class RequestLine(NamedTuple):
    """One request as the register shows it (Perki 1/2021 Pasal 32, Lampiran VIII).

    `case` holds the columns of the request, who asks and what is paid beside single questions;
    `asked` the questions in order, `given` those of a decided request whose information is held
    and in a known form. The outcome of a question counts only when the notice is out.
    `has_mandate` says whether a power of attorney lies in the file, `receipt` how it was paid,
    `is_decided` whether the notice went out, `cost` what is paid in rupiah, 0 before the notice.
    """

    case: Any
    asked: Sequence[Any]
    given: Sequence[Any]
    has_mandate: bool
    receipt: str
    is_decided: bool
    cost: int


def request_lines(
    over: sa.Connection, wanted: Wanted, *, names: bool = True
) -> Iterator[RequestLine]:
    """The lines that are wanted, in the order of their numbers; a few statements for each part."""
    query = (
        sa.select(*_CASE)
        .join(Requester, Requester.id == Case.requester_id)
        .outerjoin(Decision, Decision.case_id == Case.id)
        .where(*conditions(wanted, names=names))
        .order_by(Case.registered_on, Case.id)
    )
    for part in parts(over, query):
        yield from _whole(over, part)


def lines_of(over: sa.Connection, ids: Sequence[int]) -> Iterator[RequestLine]:
    """The lines of these requests, in the order of their numbers."""
    query = (
        sa.select(*_CASE)
        .join(Requester, Requester.id == Case.requester_id)
        .outerjoin(Decision, Decision.case_id == Case.id)
        .where(Case.id.in_(ids))
        .order_by(Case.registered_on, Case.id)
    )
    yield from _whole(over, over.execute(query).all())


def _whole(over: sa.Connection, part: Sequence[Any]) -> Iterator[RequestLine]:
    ids = [row.id for row in part]
    asked, mandates, receipts = _asked(over, ids), _mandates(over, ids), _receipts(over, ids)
    for row in map(_request, part):
        key, decided = row.id, row.decided_on is not None
        own = asked[key]
        given = (
            [one for one in own if one.outcome in HELD and one.available_form] if decided else ()
        )
        cost = int(row.shared_cost) + sum([one.cost for one in own]) if decided else 0
        yield RequestLine(row, own, given, key in mandates, receipts.get(key, ""), decided, cost)


def _asked(over: sa.Connection, ids: Sequence[int]) -> Mapping[int, list[Any]]:
    found: Mapping[int, list[Any]] = defaultdict(list)
    query = sa.select(*_ASKED).where(Question.case_id.in_(ids))
    told = over.execute(query.order_by(Question.case_id, Question.position))
    for row in map(_question, told):
        found[row.case_id].append(row)
    return found


def _mandates(over: sa.Connection, ids: Sequence[int]) -> frozenset[int]:
    query = (
        sa.select(CasePaper.case_id)
        .join(Paper, Paper.id == CasePaper.paper_id)
        .where(CasePaper.case_id.in_(ids), Paper.slot == Slot.MANDATE)
    )
    return frozenset(one for one in over.scalars(query) if one is not None)


def _receipts(over: sa.Connection, ids: Sequence[int]) -> Mapping[int, str]:
    query = sa.select(Entry.case_id, Entry.facts).where(
        Entry.case_id.in_(ids), Entry.event == Event.PAID
    )
    return {row.case_id: str(row.facts.get("receipt", "")) for row in over.execute(query)}
