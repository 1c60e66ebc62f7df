"""How each step of a story is played: by the same actions that officers use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ppid import law
from ppid.accounts.actors import THE_REQUESTER, Actor, officer_actor
from ppid.accounts.models import Officer
from ppid.cases import queries, timeline
from ppid.cases.clock import clock_of
from ppid.cases.kinds import CopyForm, Found
from ppid.cases.models import Case, Question
from ppid.casework import actions as casework
from ppid.casework import units
from ppid.casework.words import lapse_note
from ppid.decisions.deciding import actions as deciding
from ppid.decisions.extending import actions as extending
from ppid.decisions.handing import actions as handing
from ppid.decisions.handing import queries as handed
from ppid.decisions.relying import actions as relying
from ppid.demo import disputing, objecting, papers, people
from ppid.demo.stories import Answer, Step, Story
from ppid.exclusions.decreeing import actions as decreeing
from ppid.exclusions.testing import actions as testing
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Code, Outcome
from ppid.office.calendar import local_day, working_calendar

_UNIT_ANSWER = "Kami lampirkan data yang ada pada kami. Mohon diperiksa sebelum diberikan."
_RELEASABLE = "Tidak ada bagian yang dapat dipisahkan tanpa membuka data pribadi."
_IF_CLOSED = "Bila ditutup, data pribadi orang lain tetap terlindungi."
_DECREE_DAYS = 500  # working days, about two years
_CONSEQUENCE = "Bila dibuka, data pribadi orang lain dapat disalahgunakan."


@dataclass
class Scene:
    """A case of the demo with the people who work on it."""

    story: Story
    case: Case
    desk: Officer
    ppid: Officer
    superior: Officer
    unit_ids: list[int]
    unit_officers: Mapping[int, Officer]
    done: list[str] = field(default_factory=list)

    def fresh(self) -> int:
        """The version of the case as it stands now."""
        db.session.flush()
        return self.case.version


def _days_on(at: datetime, days: int) -> date:
    return working_calendar().add(local_day(at), days)


def _accept(scene: Scene, step: Step, at: datetime) -> None:
    scene.case.owner = scene.ppid
    casework.accept(
        scene.case, present=list(scene.case.missing), by=officer_actor(scene.desk), at=at
    )


def _take(scene: Scene, step: Step, at: datetime) -> None:
    casework.take(scene.case, officer=scene.desk, by=officer_actor(scene.desk), at=at)


def _ask_completion(scene: Scene, step: Step, at: datetime) -> None:
    casework.ask_for_completion(
        scene.case,
        missing=list(scene.case.missing),
        note=step.words,
        reached_on=local_day(at),
        by=officer_actor(scene.desk),
        at=at,
    )


def _lapse(scene: Scene, step: Step, at: datetime) -> None:
    note = lapse_note(clock_of(scene.case).days(Code.REPAIR))
    casework.lapse(scene.case, note=note, by=officer_actor(scene.desk), at=at)


def _assign(scene: Scene, step: Step, at: datetime) -> None:
    due = units.inner_due_on(scene.case, local_day(at))
    units.assign(
        scene.case,
        unit_ids=scene.unit_ids,
        due_on=due,
        note=step.words or None,
        by=officer_actor(scene.desk),
        at=at,
    )


def _unit_answers(scene: Scene, step: Step, at: datetime) -> None:
    """The first unit that was asked answers; a second one is still at it."""
    asked = next(a for a in queries.assignments(scene.case) if units.is_waiting(a))
    units.answer_as_unit(
        scene.case,
        asked,
        found=Found.HELD,
        answer=_UNIT_ANSWER,
        papers=[papers.table(Slot.UNIT_ANSWER, scene.case.subject)],
        by=officer_actor(scene.unit_officers[asked.unit_id]),
        at=at,
    )


def _note(scene: Scene, step: Step, at: datetime) -> None:
    casework.write_note(scene.case, text=step.words, by=officer_actor(scene.desk), at=at)


def _message(scene: Scene, step: Step, at: datetime) -> None:
    casework.send_message(scene.case, text=step.words, by=officer_actor(scene.desk), at=at)


def _extend(scene: Scene, step: Step, at: datetime) -> None:
    if step.ground is None:
        raise ValueError("an extension has a ground")
    extending.extend(
        scene.case,
        seen=scene.fresh(),
        ground=step.ground,
        reason=step.words,
        by=officer_actor(scene.ppid),
        at=at,
    )


def _draft_one(
    case: Case, question: Question, said: Answer, seen: int, by: Actor, at: datetime
) -> int:
    gives = said.outcome in law.GIVING
    draft = deciding.answer(
        case,
        question,
        seen=seen,
        outcome=said.outcome,
        by=by,
        at=at,
        reason=said.reason or (question.text if gives else ""),
        ground=said.ground,
        sub_point=said.point,
        law_article=said.statute,
        holder=said.holder,
        blackened=said.blackened,
        consequence=_CONSEQUENCE if said.ground else "",
        part_releasable=_RELEASABLE if said.outcome is Outcome.REFUSED else "",
        available_form=CopyForm.SOFTCOPY if gives else None,
        provide_by=_days_on(at, 20) if said.outcome is Outcome.NOT_DOCUMENTED else None,
    )
    return draft.version


def _draft(scene: Scene, step: Step, at: datetime) -> int:
    by, seen = officer_actor(scene.ppid), 0
    for question, said in zip(queries.questions(scene.case), step.answers, strict=True):
        seen = _draft_one(scene.case, question, said, seen, by, at)
    draft = deciding.set_terms(
        scene.case,
        seen=seen,
        by=by,
        at=at,
        provide_by=_days_on(at, 3),
        place="Ruang layanan informasi",
        copy_cost=500 if step.cost else 0,
        sheets=step.cost // 500,
    )
    seen = draft.version
    for question, said in zip(queries.questions(scene.case), step.answers, strict=True):
        if said.ground:
            seen = _rest_on_decree(scene, question, said, seen, at)
    return seen


def _rest_on_decree(scene: Scene, question: Question, said: Answer, seen: int, at: datetime) -> int:
    """The test of a question, approved by both, decreed; and the question rests on it."""
    by, above = officer_actor(scene.ppid), officer_actor(scene.superior)
    exclusion = relying.begin_test(scene.case, question, seen=seen, by=by, at=at)
    testing.rewrite(
        exclusion,
        seen=exclusion.version,
        by=by,
        at=at,
        title=said.title,
        if_closed=_IF_CLOSED,
        unit_id=scene.unit_ids[0] if scene.unit_ids else None,
        period_ends_on=_days_on(at, _DECREE_DAYS),
    )
    for tester in people.TESTERS:
        testing.name_tester(exclusion, **tester)
    testing.finish(exclusion, seen=exclusion.version, by=by, at=at)
    testing.approve(exclusion, seen=exclusion.version, by=above, at=at)
    signed = papers.signed_sheet(exclusion.test_number, exclusion.title)
    testing.sign(
        exclusion, signed, seen=exclusion.version, on=local_day(at), by=by, at=at, **people.HEAD
    )
    decreeing.decree(exclusion, seen=exclusion.version, by=by, at=at)
    db.session.flush()
    return queries.decision(scene.case).version  # type: ignore[union-attr]


def _ask_approval(scene: Scene, step: Step, at: datetime) -> None:
    deciding.ask_approval(
        scene.case, seen=_draft(scene, step, at), by=officer_actor(scene.ppid), at=at
    )


def _decide(scene: Scene, step: Step, at: datetime) -> None:
    seen = _draft(scene, step, at)
    if any(said.ground for said in step.answers):
        for act, who in ((deciding.ask_approval, scene.ppid), (deciding.approve, scene.superior)):
            act(scene.case, seen=seen, by=officer_actor(who), at=at)
            db.session.flush()
            seen = queries.decision(scene.case).version  # type: ignore[union-attr]
    deciding.send(scene.case, seen=seen, by=officer_actor(scene.ppid), at=at)


def _hand_over(scene: Scene, step: Step, at: datetime) -> None:
    by = officer_actor(scene.ppid)
    handing.add_files(
        scene.case, [papers.answer_page(scene.case.subject)], question_id=None, by=by, at=at
    )
    files = handed.fingerprint(handed.prepared(scene.case))
    handing.hand_over(
        scene.case,
        seen=scene.fresh(),
        files_seen=files,
        with_files=True,
        in_person=False,
        handed_on=local_day(at),
        by=by,
        at=at,
        ends_on=handed.link_ends(scene.case, local_day(at)),
    )


def _close(scene: Scene, step: Step, at: datetime) -> None:
    handing.close(
        scene.case,
        seen=scene.fresh(),
        by=officer_actor(scene.ppid),
        at=at,
        reason=step.words or None,
    )


def _withdraw(scene: Scene, step: Step, at: datetime) -> None:
    move = law.withdraw(scene.case.standing, on=local_day(at))
    timeline.apply(scene.case, move, by=THE_REQUESTER, at=at)


STEPS: Mapping[str, Callable[[Scene, Step, datetime], None]] = {
    "accept": _accept,
    "take": _take,
    "ask_completion": _ask_completion,
    "lapse": _lapse,
    "assign": _assign,
    "unit_answers": _unit_answers,
    "note": _note,
    "message": _message,
    "extend": _extend,
    "ask_approval": _ask_approval,
    "decide": _decide,
    "hand_over": _hand_over,
    "close": _close,
    "withdraw": _withdraw,
    **objecting.STEPS,
    **disputing.STEPS,
}
