"""What a line, a paper or a letter can stand in: a case, its objection, its dispute."""

from typing import Any

from ppid.cases.disputes import Dispute
from ppid.cases.models import Case
from ppid.cases.objections import Objection

Subject = Case | Objection | Dispute


def place(subject: Subject) -> dict[str, Any]:
    """The columns of a line on the timeline: an objection's lines stand on its case's too."""
    if isinstance(subject, Case):
        return {"case_id": subject.id}
    if isinstance(subject, Objection):
        return {"case_id": subject.case_id, "objection_id": subject.id}
    return {
        "case_id": subject.objection.case_id,
        "objection_id": subject.objection_id,
        "dispute_id": subject.id,
    }


def owner(subject: Subject) -> dict[str, int]:
    """The one column of what belongs to it alone: its papers, messages, notes and letters."""
    column = {Case: "case_id", Objection: "objection_id", Dispute: "dispute_id"}[type(subject)]
    return {column: subject.id}
