"""A draft of an answer as its pages show it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import url_for

from ppid import law
from ppid.cases import objection_file, telling
from ppid.cases.clock import clock_of
from ppid.cases.objections import Objection, ObjectionAnswer
from ppid.cases.words import RULINGS, rule_words
from ppid.kit.db import db
from ppid.kit.draft_form import DraftForm
from ppid.law import RULE_ARTICLES, Event, NotAllowed, Rule
from ppid.objections import screen
from ppid.objections.answering import queries
from ppid.objections.answering.forms import version_of

_ON_ORDERS = frozenset({Rule.ANSWER_NEEDS_TASKS, Rule.TASK_IN_THE_PAST})


def answering(objection: Objection, officer_id: int) -> None:
    """What waits has a draft; nobody who decided as PPID works on it. Raises NotAllowed."""
    if Event.OBJECTION_ANSWERED not in law.may_object(objection.standing):
        raise NotAllowed(Rule.OBJECTION_NOT_NOW, state=objection.state)
    queries.check_signer(objection, officer_id)


def settling(number: str, today: date) -> Objection:
    """An objection that may be settled amicably now: huruf b to g, not yet answered.

    Raises NotAllowed.
    """
    objection = screen.objection_here(number)
    law.settle_objection(objection.standing, on=today)
    return objection


def overtaken(
    number: str, today: date, make: Callable[[Objection, ObjectionAnswer | None], DraftForm]
) -> dict[str, Any]:
    """The draft as it stands after somebody else saved first, and the form with both texts.

    `make` begins the form from the objection and its answer as they stand now.
    """
    db.session.expire_all()
    facts = draft_facts(screen.objection_here(number), today)
    answer = facts["answer"]
    form = make(facts["objection"], answer)
    form.seen.data = str(version_of(answer))
    saved = telling.moment(answer.prepared_at) if answer else ""
    form.overtaken(by=facts["preparer"], when=saved)
    return facts | {"form": form}


def draft_facts(objection: Objection, today: date) -> dict[str, Any]:
    """The draft as its pages show it; `today` is the office's."""
    answer, clock = objection_file.answer_of(objection), clock_of(objection)
    deadline = objection.standing.answer_due(clock)
    ruling = answer.ruling if answer else None
    return {
        "objection": objection,
        "about": screen.about(objection),
        "answer": answer,
        "rulings": RULINGS,
        "with_orders": ruling in law.RULINGS_WITH_TASKS,
        "with_reasons": ruling in law.RULINGS_WITH_REASONS,
        "orders": queries.orders_said(objection, queries.orders(answer)),
        "grounds": screen.grounds(objection),
        "questions": queries.questions_of(objection.case),
        "excluded": queries.excluded(objection.case),
        "preparer": queries.preparer(answer),
        "deadline": deadline,
        "left": clock.calendar.left(today, deadline.on),
        "gaps": [
            {
                "words": rule_words(rule),
                "article": RULE_ARTICLES[rule],
                "href": _where(objection, rule),
            }
            for rule in queries.gaps(objection, answer, today=today)
        ],
    }


def _where(objection: Objection, rule: Rule) -> str:
    if rule in _ON_ORDERS:
        return url_for("objections.draft", number=objection.number, _anchor="perintah")
    return url_for("objections.answer", number=objection.number)
