"""On which decree (Penetapan) an exclusion rests: chosen again, or tested for this request."""

import textwrap
from datetime import datetime

from ppid.accounts.actors import Actor
from ppid.cases.models import Case, Question
from ppid.decisions.deciding.actions import open_draft
from ppid.exclusions import queries as exclusions
from ppid.exclusions.models import Exclusion
from ppid.exclusions.testing import actions as testing
from ppid.kit.db import db
from ppid.law import UNDER_TEST, NotAllowed, Rule
from ppid.office.calendar import local_day

_TITLE = 160


def rely(
    case: Case, question: Question, exclusion: Exclusion, *, seen: int, by: Actor, at: datetime
) -> None:
    """Let the exclusion of a question rest on a decree; its ground becomes the question's.

    A decree made elsewhere must be valid today; one under test for this very case may be chosen
    before. Raises NotAllowed, StaleDataError.
    """
    own = exclusion.case_id == case.id
    if not own and not exclusion.standing.valid_on(local_day(at)):
        raise NotAllowed(Rule.NEEDS_DECREE, ground=exclusion.ground)
    open_draft(case, seen=seen, by=by, at=at)
    same = (question.ground, question.sub_point) == (exclusion.ground, exclusion.sub_point)
    question.exclusion_id = exclusion.id
    question.ground, question.sub_point = exclusion.ground, exclusion.sub_point
    question.law_article = exclusion.law_article or (question.law_article if same else "")
    if not same or not question.consequence:
        question.consequence = exclusion.if_opened
    db.session.flush()


def is_under_test(question: Question) -> bool:
    """Whether a consequence test of this question runs already."""
    found = exclusions.for_questions([question]).get(question.exclusion_id or 0)
    return found is not None and found.state in UNDER_TEST


def begin_test(case: Case, question: Question, *, seen: int, by: Actor, at: datetime) -> Exclusion:
    """Begin the consequence test of a question, Perki 1/2021 Pasal 49 (1); the clock runs on."""
    if question.ground is None:
        raise NotAllowed(Rule.NEEDS_GROUND)
    if is_under_test(question):
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW)
    open_draft(case, seen=seen, by=by, at=at)
    exclusion = testing.begin(
        case=case,
        by=by,
        at=at,
        title=textwrap.shorten(question.text, _TITLE, placeholder=" …"),
        information=question.text,
        ground=question.ground,
        sub_point=question.sub_point,
        law_article=question.law_article,
        if_opened=question.consequence,
    )
    question.exclusion_id = exclusion.id
    db.session.flush()
    return exclusion
