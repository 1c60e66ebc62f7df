"""How a dispute of the stories is played, and a decree that the office had on paper before."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Officer
from ppid.cases import dispute_file, objection_file
from ppid.demo import papers, people
from ppid.demo.stories import Step
from ppid.disputes import actions
from ppid.exclusions.decreeing import actions as decreeing
from ppid.law import Ground, StepKind
from ppid.office.calendar import local_day, working_calendar

_COURT, _TABLE = "Ruang sidang Komisi Informasi", "Ruang mediasi Komisi Informasi"
_PLACES: Mapping[StepKind, str] = {
    StepKind.SUMMONED: _COURT,
    StepKind.SESSION: _COURT,
    StepKind.MEDIATION_OPENED: _TABLE,
    StepKind.MEDIATION_MEETING: _TABLE,
}
_LAND = "Rencana pembelian tanah Jalan Lingkar Kota Biru"
_EXPIRES_IN = 18
_DECREED = timedelta(days=2 * 365)


def _dispute(scene: Any, step: Step, at: datetime) -> None:
    """The copy of the application comes a working day after the commission received it."""
    (objection,) = objection_file.objections_of(scene.case)
    today = local_day(at)
    actions.open_file(
        objection,
        ki_name=people.OFFICE["commission"],
        applied_on=working_calendar().days_before(today, 1),
        copy_on=today,
        relief=step.words,
        papers=[papers.application(scene.story.name, scene.case.subject)],
        by=officer_actor(scene.ppid),
        at=at,
    )


def _at_the_commission(scene: Any, step: Step, at: datetime) -> None:
    """One step, on the day on which it happened; a summons is for three working days on."""
    (objection,) = objection_file.objections_of(scene.case)
    dispute = dispute_file.of_objection(objection)
    if dispute is None or step.kind is None:
        raise ValueError("a step at the commission belongs to a dispute")
    today, calls = local_day(at), step.kind is StepKind.SUMMONED
    actions.add_step(
        dispute,
        kind=step.kind,
        on=today,
        session_on=working_calendar().add(today, 4) if calls else None,
        number=step.number or None,
        place=_PLACES.get(step.kind),
        note=step.words,
        by=officer_actor(scene.ppid),
        at=at,
    )


STEPS: Mapping[str, Callable[[Any, Step, datetime], None]] = {
    "dispute": _dispute,
    "at_the_commission": _at_the_commission,
}


def a_decree_on_paper(ppid: Officer, *, at: datetime) -> None:
    """A decree of two years ago whose last day is near: it must be changed or it opens (D22)."""
    decreed = local_day(at - _DECREED)
    decreeing.record(
        papers.signed_decree("188.45/72/2024", _LAND),
        by=officer_actor(ppid),
        at=at,
        tested_on=decreed - timedelta(days=9),
        decreed_on=decreed,
        superior_on=decreed - timedelta(days=3),
        head_on=decreed - timedelta(days=1),
        approved_by=people.HEAD["name"],
        approver_title=people.HEAD["title"],
        title=_LAND,
        information="Letak bidang, harga taksiran, dan urutan pembelian tanah jalan lingkar.",
        ground=Ground.E,
        sub_point=4,
        law_article="UU 14/2008 Pasal 17 huruf e angka 4",
        if_opened="Harga tanah naik sebelum dibeli, dan daerah membayar lebih mahal.",
        if_closed="Daerah membeli dengan harga wajar; warga mengetahui semuanya sesudah dibeli.",
        period_ends_on=working_calendar().add(local_day(at), _EXPIRES_IN),
        decree_number="188.45/72/2024",
    )
