"""A draft as the pages of drafting, sending and approving show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import url_for

from ppid import law
from ppid.cases import queries as cases
from ppid.cases.models import Case
from ppid.cases.words import EVENTS, OUTCOMES
from ppid.decisions.deciding import queries
from ppid.decisions.words import gap_article, gap_words
from ppid.law import Event, NotAllowed, Rule


def drafting(case: Case) -> None:
    """Only a case that can be decided has a draft to work on; raises NotAllowed."""
    if Event.DECIDED not in law.may(case.standing):
        raise NotAllowed(law.Rule.NOT_NOW)


def draft_facts(case: Case, today: date) -> dict[str, Any]:
    """The draft as its pages show it; `today` is the office's."""
    questions, decision = cases.questions(case), cases.decision(case)
    rounds = queries.rounds(case)
    notes = queries.notes_of([entry for entry, _name in rounds])
    return {
        "case": case,
        "questions": questions,
        "decision": decision,
        "outcomes": OUTCOMES,
        "given": queries.given(questions),
        "excluded": queries.excluded(questions),
        "cost": queries.cost(questions, decision),
        "gaps": [
            {
                "words": gap_words(gap.why),
                "article": gap_article(gap.why),
                "position": gap.position,
                "href": _where(case, gap),
            }
            for gap in queries.gaps(questions, decision, today)
        ],
        "rounds": [
            {
                "words": EVENTS[entry.event],
                "at": entry.at,
                "by": name,
                "text": notes.get(entry.facts.get("note", 0), ""),
                "tone": "red" if entry.event is Event.RETURNED else "",
            }
            for entry, name in rounds
        ],
        "preparer": queries.preparer(decision),
        "decrees": queries.decrees(questions),
    }


def _where(case: Case, gap: queries.Gap) -> str:
    if gap.position is None:
        return url_for("decisions.terms", number=case.number)
    page = "decisions.rely" if gap.why is Rule.NEEDS_DECREE else "decisions.answer"
    return url_for(page, number=case.number, position=gap.position)
