"""What the pages of a dispute show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ppid import law
from ppid.accounts import queries as accounts
from ppid.accounts.access import veiled
from ppid.cases import dispute_file, dispute_words, ledger, telling, written
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute, DisputeStep
from ppid.cases.models import CasePaper
from ppid.cases.words import DEADLINES
from ppid.disputes import queries
from ppid.kit.templates import day
from ppid.law import DISPUTES_OVER, OF_OTHERS, Code, Deadline, DisputeStage, StepKind
from ppid.office.calendar import working_calendar
from ppid.outbox import queries as outbox

_MINOR = frozenset({StepKind.WITHDRAWN, StepKind.FELL, StepKind.NOT_REGISTERED})
_ORDERED = DISPUTES_OVER | {DisputeStage.DECIDED, DisputeStage.COURT_WINDOW}


def lines(disputes: Iterable[Dispute], today: date) -> list[dict[str, Any]]:
    """The rows of the list."""
    calendar = working_calendar()
    return [
        {
            "number": one.number,
            "ki": one.ki_name,
            "ki_number": one.ki_number,
            "who": veiled(one.requester.name),
            "about": about(one),
            "stage": dispute_words.STAGES[DisputeStage(one.stage)],
            "tone": dispute_words.TONES[DisputeStage(one.stage)],
            "outcome": dispute_words.OUTCOMES[one.outcome] if one.outcome else "",
            "due_on": one.due_on,
            "left": calendar.left(today, one.due_on) if one.due_on else None,
            "waits": bool(one.due_on and one.due_on < today and _waits(one)),
            "closed_on": one.closed_on,
        }
        for one in disputes
    ]


def _waits(dispute: Dispute) -> bool:
    """Whether the day that passed was for others to keep: the office can only wait."""
    watched = law.watched(dispute_file.standing(dispute), clock_of(dispute))
    return bool(watched and watched.code in OF_OTHERS and watched.on == dispute.due_on)


def about(dispute: Dispute) -> str:
    """What is disputed, in one line."""
    case = dispute.objection.case
    return case.subject if case else dispute.objection.information[:160]


def file_page(dispute: Dispute, *, today: date) -> dict[str, Any]:
    """Everything on the page of one dispute."""
    rows = dispute_file.steps(dispute)
    standing, clock = dispute_file.standing(dispute), clock_of(dispute)
    ends = law.dispute_deadlines(standing, clock)
    papers = queries.papers(dispute)
    names = {row.entered_by_id for row in rows} | {row.facts.get("struck_by") for row in rows}
    known = {one: accounts.officer(one) for one in names if one}
    notes = {row.id: _warning(dispute, row) for row in rows}
    follows = law.may_follow(standing) if dispute.closed_on is None else frozenset()
    final_after = law.challenge_ends_on(standing, clock)
    if final_after and today <= final_after:
        follows -= {StepKind.FINAL}
    return {
        "today": today,
        "dispute": dispute,
        "objection": dispute.objection,
        "case": dispute.objection.case,
        "about": about(dispute),
        "stage": standing.stage,
        "stage_words": dispute_words.STAGES[standing.stage],
        "stage_tone": dispute_words.TONES[standing.stage],
        "outcome": dispute_words.OUTCOMES[dispute.outcome] if dispute.outcome else "",
        "sentence": dispute_words.NOW[standing.stage],
        "final_after": final_after,
        "watched": _watched(dispute, today),
        "ends": [_end(one, today) for one in ends],
        "differ": {Code.COURT, Code.COURT_CALENDAR} <= {one.code for one in ends},
        "late": _opening(dispute),
        "applied_by": dispute.objection.standing.dispute_due(clock_of(dispute.objection)),
        "main_steps": _ways(dispute, follows - _MINOR),
        "minor_steps": _ways(dispute, follows & _MINOR),
        "missed_steps": _ways(dispute, law.may_have_been_missed(standing) - follows)
        if dispute.closed_on is None
        else [],
        "steps": [_step(dispute, row, papers, known, notes[row.id]) for row in reversed(rows)],
        "orders": dispute_file.orders(dispute),
        "may_order": standing.stage in _ORDERED and dispute.closed_on is None,
        "may_close": standing.stage in DISPUTES_OVER
        and dispute.closed_on is None
        and not dispute_file.has_open_orders(dispute),
        "papers": telling.papers(papers, lambda one: _href(dispute, one)),
        "notes": telling.notes(written.notes(dispute)),
        "mails": ledger.mails(outbox.of_case(dispute.number)),
        "timeline_items": telling.timeline(written.timeline(dispute)),
    }


def _watched(dispute: Dispute, today: date) -> Deadline | None:
    watched = law.watched(dispute_file.standing(dispute), clock_of(dispute))
    return None if watched and _end(watched, today)["waits"] else watched


def _end(deadline: Deadline, today: date) -> dict[str, Any]:
    return {
        "words": DEADLINES[deadline.code],
        "code": deadline.code,
        "on": deadline.on,
        "left": working_calendar().left(today, deadline.on),
        "article": deadline.article,
        "indicative": deadline.code == Code.KI_FINISH,
        "waits": deadline.on < today and deadline.code in OF_OTHERS,
    }


def _opening(dispute: Dispute) -> Deadline | None:
    """Until when the application was to come, if it came late (PSI 36 (1) d)."""
    standing = dispute_file.standing(dispute)
    applied = standing.steps[0].on
    opening = law.open_dispute(
        dispute.objection.standing, applied_on=applied, today=applied, clock=clock_of(dispute)
    )
    return opening.due if opening.late else None


def _ways(dispute: Dispute, kinds: Iterable[StepKind]) -> list[dict[str, Any]]:
    order = list(StepKind)
    return [
        {
            "words": dispute_words.STEPS[kind],
            "href": url_for("disputes.add_step", number=dispute.number, kind=kind.value),
        }
        for kind in sorted(kinds, key=order.index)
    ]


def _href(dispute: Dispute, laid: CasePaper) -> str:
    return url_for("disputes.paper", number=dispute.number, public_id=laid.paper.public_id)


def _warning(dispute: Dispute, row: DisputeStep) -> str:
    """What the law has to say of a step that was lawful all the same."""
    step, clock = dispute_file.as_law(row), clock_of(dispute)
    if step.kind is StepKind.SUMMONED and law.summons_is_late(step, clock):
        return _(
            "Panggilan ini datang kurang dari 3 hari kerja sebelum sidang (%(article)s).",
            article=clock.article(Code.SUMMONS),
        )
    sued = step.kind is StepKind.LAWSUIT_FILED and row.struck_at is None
    if sued and law.lawsuit_is_late(dispute_file.standing(dispute), clock):
        return _("Gugatan ini melewati kedua tanggal terakhir untuk menggugat.")
    return ""


def _step(
    dispute: Dispute,
    row: DisputeStep,
    papers: Sequence[CasePaper],
    officers: Mapping[int, Any],
    warning: str,
) -> dict[str, Any]:
    laid = [one for one in papers if one.paper.public_id in row.facts.get("papers", ())]
    session = row.facts.get("session_on")
    absent = row.facts.get("absent")
    facts = [
        (_("Nomor register"), row.facts.get("number")),
        (_("Hari sidang"), day(date.fromisoformat(session)) if session else ""),
        (_("Kehadiran"), dispute_words.PARTIES[law.Party(absent)] if absent else ""),
        (_("Hasil"), dispute_words.SIDES[row.outcome] if row.outcome else ""),
        (_("Tempat"), row.facts.get("place")),
    ]
    by = officers.get(row.entered_by_id)
    striker = officers.get(row.facts.get("struck_by") or 0)
    return {
        "id": row.id,
        "words": dispute_words.STEPS[StepKind(row.kind)],
        "on": row.on,
        "facts": [(term, answer) for term, answer in facts if answer],
        "note": row.note,
        "warning": warning,
        "by": by.name if by else "",
        "at": telling.moment(row.at),
        "papers": telling.papers(laid, lambda one: _href(dispute, one)),
        "struck_at": telling.moment(row.struck_at) if row.struck_at else "",
        "struck_by": striker.name if striker else "",
        "struck_reason": row.facts.get("struck_reason", ""),
        "may_strike": row.struck_at is None
        and row.kind != StepKind.APPLIED
        and dispute.closed_on is None,
    }
