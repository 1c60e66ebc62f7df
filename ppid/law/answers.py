"""What a superior's answer to an objection must hold (tanggapan atas keberatan).

UU 14/2008 Pasal 36; Perki 1/2021 Pasal 8 ayat (2) huruf c and Pasal 44.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ppid.law.events import NotAllowed, Rule
from ppid.law.objections import RULINGS_WITH_TASKS, Ruling

RULINGS_WITH_REASONS: Final = frozenset({Ruling.PARTLY_GRANTED, Ruling.UPHELD, Ruling.INADMISSIBLE})
RULINGS_ON_EXCLUSION: Final = frozenset({Ruling.PARTLY_GRANTED, Ruling.UPHELD})


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What an answer says so far.

    `kept_back` says that information stays closed as excluded after this answer; `decree` is the
    number of the decree (surat keputusan pengecualian) that it names. `tasks` are the last days
    of what the PPID must do, office days.
    """

    ruling: Ruling | None
    statement: str = ""
    reasons: str = ""
    kept_back: bool = False
    decree: str = ""
    tasks: tuple[date, ...] = ()


def answer_gaps(draft: AnswerDraft, *, today: date) -> tuple[Rule, ...]:
    """Every rule that the draft does not meet yet, in the order of the letter."""
    return tuple(_gaps(draft, today))


def check_answer(draft: AnswerDraft, *, today: date) -> None:
    """The answer is whole: ruling, statement, reasons, decree, tasks. Raises NotAllowed."""
    for rule in _gaps(draft, today):
        raise NotAllowed(rule)


def _gaps(draft: AnswerDraft, today: date) -> Iterator[Rule]:
    if draft.ruling is None:
        yield Rule.ANSWER_NEEDS_RULING
    if not draft.statement.strip():
        yield Rule.ANSWER_NEEDS_STATEMENT
    if draft.ruling in RULINGS_WITH_REASONS and not draft.reasons.strip():
        yield Rule.ANSWER_NEEDS_REASONS
    if draft.ruling in RULINGS_ON_EXCLUSION and draft.kept_back and not draft.decree.strip():
        yield Rule.ANSWER_NEEDS_DECREE
    if draft.ruling in RULINGS_WITH_TASKS and not draft.tasks:
        yield Rule.ANSWER_NEEDS_TASKS
    if draft.ruling in RULINGS_WITH_TASKS and any(day < today for day in draft.tasks):
        yield Rule.TASK_IN_THE_PAST
