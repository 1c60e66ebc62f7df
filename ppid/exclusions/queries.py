"""What is excluded, until when, on which decree, and what rests on it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from ppid import law
from ppid.accounts.models import Officer
from ppid.cases.models import Case, Question
from ppid.exclusions.models import Exclusion, ExclusionStep
from ppid.kit.db import db
from ppid.law import ExclusionEvent, ExclusionState, Ground, WorkingCalendar
from ppid.letters.annexes import Annex, of_letter, of_paper
from ppid.letters.catalogue import CATALOGUE
from ppid.letters.models import Letter, LetterKind

PAGE = 50
SOON = 30
_ESCAPE = "\\"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in the list; empty fields ask for nothing."""

    words: str = ""
    ground: Ground | None = None
    state: str = ""
    page: int = 1


def exclusion(public_id: str) -> Exclusion | None:
    """One exclusion by its public id."""
    return db.session.scalar(sa.select(Exclusion).where(Exclusion.public_id == public_id))


def by_ids(ids: Sequence[int | None]) -> Mapping[int, Exclusion]:
    """Exclusions by their own ids."""
    wanted = [one for one in ids if one is not None]
    if not wanted:
        return {}
    found = db.session.scalars(sa.select(Exclusion).where(Exclusion.id.in_(wanted)))
    return {one.id: one for one in found}


def for_questions(questions: Sequence[Question]) -> Mapping[int, Exclusion]:
    """The exclusions on which questions rest, by their own ids."""
    return by_ids([question.exclusion_id for question in questions])


def listed(
    wanted: Wanted, *, today: date, calendar: WorkingCalendar
) -> tuple[Sequence[Exclusion], bool]:
    """One page of exclusions, the soonest to end first, and whether more follow."""
    query = sa.select(Exclusion).where(*_conditions(wanted, today, calendar))
    ends = sa.func.coalesce(Exclusion.expires_on, date.max)
    rows = db.session.scalars(
        query.order_by(ends, Exclusion.id.desc()).offset((wanted.page - 1) * PAGE).limit(PAGE + 1)
    ).all()
    return rows[:PAGE], len(rows) > PAGE


def _conditions(
    wanted: Wanted, today: date, calendar: WorkingCalendar
) -> list[sa.ColumnElement[bool]]:
    asked: list[sa.ColumnElement[bool]] = []
    if wanted.words:
        asked.append(_says(wanted.words))
    if wanted.ground:
        asked.append(Exclusion.ground == wanted.ground)
    if wanted.state == "soon":
        asked += [
            Exclusion.state == ExclusionState.DECREED,
            Exclusion.expires_on.between(today, calendar.add(today, SOON)),
        ]
    elif wanted.state == "valid":
        asked.append(valid_on(today))
    elif wanted.state == "testing":
        asked.append(Exclusion.state.in_(law.UNDER_TEST))
    elif wanted.state == "over":
        asked.append(Exclusion.state.in_(ENDED))
    return asked


ENDED = (
    ExclusionState.CHANGED,
    ExclusionState.EXPIRED,
    ExclusionState.OPENED,
    ExclusionState.DROPPED,
)


def _says(words: str) -> sa.ColumnElement[bool]:
    """Every word stands in the title, the description or one of the numbers."""
    said = (
        Exclusion.title,
        Exclusion.information,
        Exclusion.decree_number,
        Exclusion.test_number,
    )
    return sa.and_(
        *(
            sa.or_(*(column.ilike(f"%{_plain(word)}%", escape=_ESCAPE) for column in said))
            for word in words.split()[:8]
        )
    )


def _plain(word: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        word = word.replace(sign, _ESCAPE + sign)
    return word


def valid_on(day: date) -> sa.ColumnElement[bool]:
    """The exclusions on which a refusal of that day may rest."""
    return sa.and_(
        Exclusion.state == ExclusionState.DECREED,
        Exclusion.decreed_on <= day,
        sa.or_(Exclusion.expires_on.is_(None), Exclusion.expires_on >= day),
    )


def usable(wanted: Wanted, *, today: date) -> Sequence[Exclusion]:
    """Valid decrees for a refusal of today, the newest first; a page of them."""
    asked = [valid_on(today)]
    if wanted.words:
        asked.append(_says(wanted.words))
    if wanted.ground:
        asked.append(Exclusion.ground == wanted.ground)
    return db.session.scalars(
        sa.select(Exclusion)
        .where(*asked)
        .order_by(Exclusion.decreed_on.desc(), Exclusion.id.desc())
        .limit(PAGE)
    ).all()


def of_case(case: Case) -> Sequence[Exclusion]:
    """The exclusions made upon a case, and those on which its questions rest; oldest first."""
    resting = sa.select(Question.exclusion_id).where(
        Question.case_id == case.id, Question.exclusion_id.is_not(None)
    )
    return db.session.scalars(
        sa.select(Exclusion)
        .where(sa.or_(Exclusion.case_id == case.id, Exclusion.id.in_(resting)))
        .order_by(Exclusion.id)
    ).all()


def made_for(case: Case) -> Sequence[Exclusion]:
    """The tests and decrees that were made upon this very case, oldest first."""
    return db.session.scalars(
        sa.select(Exclusion).where(Exclusion.case_id == case.id).order_by(Exclusion.id)
    ).all()


def under_test(case: Case) -> Sequence[Exclusion]:
    """The consequence tests (uji konsekuensi) of a case that still run."""
    return [one for one in of_case(case) if one.state in law.UNDER_TEST]


def cases_on(exclusion: Exclusion) -> Sequence[sa.Row[str, int]]:
    """Number of the case and position of each question that rests on a decree."""
    return db.session.execute(
        sa.select(Case.number, Question.position)
        .join(Case, Case.id == Question.case_id)
        .where(Question.exclusion_id == exclusion.id)
        .order_by(Case.number, Question.position)
    ).all()


def steps(exclusion: Exclusion) -> Sequence[sa.Row[ExclusionStep, str]]:
    """All that happened, with the officer's name, oldest first."""
    return db.session.execute(
        sa.select(ExclusionStep, Officer.name)
        .outerjoin(Officer, Officer.id == ExclusionStep.officer_id)
        .where(ExclusionStep.exclusion_id == exclusion.id)
        .order_by(ExclusionStep.id)
    ).all()


def approval(exclusion: Exclusion, event: ExclusionEvent) -> ExclusionStep | None:
    """The last approval of a kind: by the superior, or by the head."""
    return db.session.scalar(
        sa.select(ExclusionStep)
        .where(ExclusionStep.exclusion_id == exclusion.id, ExclusionStep.event == event)
        .order_by(ExclusionStep.id.desc())
        .limit(1)
    )


def changed_from(exclusion: Exclusion) -> Exclusion | None:
    """The exclusion whose status this one changes."""
    return db.session.get(Exclusion, exclusion.changes_id) if exclusion.changes_id else None


def changed_by(exclusion: Exclusion) -> Exclusion | None:
    """The newest test that changes, or would change, the status of this one."""
    return db.session.scalar(
        sa.select(Exclusion)
        .where(Exclusion.changes_id == exclusion.id, Exclusion.state != ExclusionState.DROPPED)
        .order_by(Exclusion.id.desc())
        .limit(1)
    )


def letters(exclusion: Exclusion) -> Sequence[Letter]:
    """Its sheets and decrees as issued, oldest first; a sheet of several belongs to each."""
    own = Letter.exclusion_id == exclusion.id
    shared = sa.and_(
        Letter.kind == LetterKind.CONSEQUENCE_TEST,
        Letter.number == exclusion.test_number,
        sa.literal(not exclusion.recorded),
    )
    return db.session.scalars(
        sa.select(Letter).where(sa.or_(own, shared)).order_by(Letter.id)
    ).all()


def decree_letter(exclusion: Exclusion) -> Letter | None:
    """The decree as this system wrote it; None where it was recorded from paper."""
    return db.session.scalar(
        sa.select(Letter).where(
            Letter.exclusion_id == exclusion.id, Letter.number == exclusion.decree_number
        )
    )


def annexes(decreed: Iterable[Exclusion]) -> list[Annex]:
    """Their decrees as they go with a letter: the signed scan, else the decree as issued."""
    found: list[Annex] = []
    for one in decreed:
        name = CATALOGUE[LetterKind.DECREE].title
        letter = decree_letter(one)
        if one.decree_paper:
            found.append(of_paper(one.decree_paper, name=name, number=one.decree_number))
        elif letter:
            found += of_letter(letter)
    return found


def shown_to(case_ids: Sequence[int], public_id: str) -> Exclusion | None:
    """A decree that went to a requester with the notice of one of these cases."""
    return db.session.scalar(
        sa.select(Exclusion)
        .join(Question, Question.exclusion_id == Exclusion.id)
        .join(Case, Case.id == Question.case_id)
        .where(
            Case.id.in_(case_ids), Case.decided_on.is_not(None), Exclusion.public_id == public_id
        )
        .limit(1)
    )


def asked_in(case_id: int | None) -> Sequence[str]:
    """What the applicant asked in the case upon which a test is made, in their own words."""
    if case_id is None:
        return ()
    return db.session.scalars(sa.select(Question.text).where(Question.case_id == case_id)).all()


def in_applicants_words(titles: Collection[tuple[int | None, str]]) -> set[tuple[int, str]]:
    """Of these pairs of case and title those whose title is what the applicant wrote.

    A test that begins from a question starts with its words; they are not ours to publish.
    """
    cases = {case_id for case_id, _title in titles if case_id is not None}
    asked = defaultdict(list)
    rows = sa.select(Question.case_id, Question.text).where(Question.case_id.in_(cases))
    for case_id, text in db.session.execute(rows) if cases else ():
        asked[case_id].append(text)
    return {
        (case_id, title)
        for case_id, title in titles
        if case_id is not None and any(is_said_in(title, text) for text in asked[case_id])
    }


def is_said_in(title: str, question: str) -> bool:
    """Whether a title is no more than the beginning of a question."""
    plain = title.removesuffix("…").strip()
    return bool(plain) and " ".join(question.split()).casefold().startswith(plain.casefold())
