"""Laying the answer of a linked case into a draft."""

from datetime import datetime

from ppid.accounts.actors import Actor
from ppid.cases.models import Case, Decision, Question
from ppid.decisions.deciding import actions as deciding

_TAKEN = (
    "reason",
    "ground",
    "sub_point",
    "exclusion_id",
    "law_article",
    "consequence",
    "part_releasable",
    "blackened",
    "holder",
    "available_form",
)
"""What is said of a question; days and costs belong to each case, files are chosen anew."""


def take_over(
    case: Case, own: Question, answered: Question, *, seen: int, by: Actor, at: datetime
) -> Decision:
    """Draft one answer as another case was given it (salin jawaban).

    It stays a draft: read, checked and sent like any other. Raises as `deciding.answer`.
    """
    if answered.outcome is None:
        raise ValueError("only an answer is taken over")
    said = {name: getattr(answered, name) for name in _TAKEN}
    return deciding.answer(case, own, seen=seen, outcome=answered.outcome, by=by, at=at, **said)
