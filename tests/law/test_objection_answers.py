"""What a superior's answer to an objection must hold (tanggapan atas keberatan)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ppid import law
from ppid.law import AnswerDraft, NotAllowed, Rule, Ruling

TODAY = date(2026, 9, 14)
WHOLE = AnswerDraft(
    Ruling.UPHELD,
    statement="Rekam medis tidak dapat diberikan.",
    reasons="Rekam medis adalah rahasia pribadi.",
    kept_back=True,
    decree="188/12/2026",
)
GRANTED = AnswerDraft(Ruling.GRANTED, statement="Permohonan dijawab.", tasks=(TODAY,))


def gaps(draft: AnswerDraft) -> tuple[Rule, ...]:
    return law.answer_gaps(draft, today=TODAY)


@pytest.mark.parametrize("draft", [WHOLE, GRANTED])
def test_a_whole_answer_may_be_given(draft: AnswerDraft):
    law.check_answer(draft, today=TODAY)
    assert gaps(draft) == ()


def test_an_answer_says_what_was_decided():
    assert gaps(AnswerDraft(None, statement="Ya.")) == (Rule.ANSWER_NEEDS_RULING,)


@pytest.mark.parametrize("statement", ["", "  \n "])
def test_an_answer_states_what_it_says_to_the_reasons(statement: str):
    assert gaps(replace(GRANTED, statement=statement)) == (Rule.ANSWER_NEEDS_STATEMENT,)


@pytest.mark.parametrize("ruling", [Ruling.UPHELD, Ruling.PARTLY_GRANTED, Ruling.INADMISSIBLE])
def test_who_does_not_grant_it_whole_gives_written_reasons(ruling: Ruling):
    draft = replace(WHOLE, ruling=ruling, reasons="", tasks=(TODAY,))
    assert gaps(draft) == (Rule.ANSWER_NEEDS_REASONS,)


def test_who_grants_it_whole_needs_no_reasons():
    assert gaps(replace(GRANTED, reasons="")) == ()


@pytest.mark.parametrize("ruling", [Ruling.UPHELD, Ruling.PARTLY_GRANTED])
def test_what_stays_excluded_names_its_decree(ruling: Ruling):
    draft = replace(WHOLE, ruling=ruling, decree=" ", tasks=(TODAY,))
    assert gaps(draft) == (Rule.ANSWER_NEEDS_DECREE,)
    assert gaps(replace(draft, kept_back=False)) == ()


def test_an_objection_that_is_not_admissible_names_no_decree():
    assert gaps(replace(WHOLE, ruling=Ruling.INADMISSIBLE, decree="")) == ()


@pytest.mark.parametrize("ruling", [Ruling.GRANTED, Ruling.PARTLY_GRANTED])
def test_what_is_granted_comes_back_to_the_ppid_as_a_task(ruling: Ruling):
    draft = replace(WHOLE, ruling=ruling, tasks=())
    assert gaps(draft) == (Rule.ANSWER_NEEDS_TASKS,)


def test_a_task_is_not_due_before_it_is_given():
    assert gaps(replace(GRANTED, tasks=(date(2026, 9, 11),))) == (Rule.TASK_IN_THE_PAST,)


def test_all_gaps_are_told_at_once_and_the_first_one_bars_the_answer():
    empty = AnswerDraft(Ruling.PARTLY_GRANTED, kept_back=True)
    assert gaps(empty) == (
        Rule.ANSWER_NEEDS_STATEMENT,
        Rule.ANSWER_NEEDS_REASONS,
        Rule.ANSWER_NEEDS_DECREE,
        Rule.ANSWER_NEEDS_TASKS,
    )
    with pytest.raises(NotAllowed) as barred:
        law.check_answer(empty, today=TODAY)
    assert barred.value.article == "Perki 1/2021 Pasal 44 ayat (2)"


def test_who_decided_as_ppid_cannot_sign():
    law.check_signer(signer_id=3, decided_by=frozenset({1, 2}))
    with pytest.raises(NotAllowed) as barred:
        law.check_signer(signer_id=2, decided_by=frozenset({1, 2}))
    assert barred.value.rule is Rule.SIGNER_DECIDED
