"""What the requester may do or expect next, in words, with the day by which it was counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid import law
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.kit.templates import day
from ppid.law import Code, LateObjection, ObjectionState, Phase, Right, RightKind

TITLES: Mapping[RightKind, Any] = {
    RightKind.ANSWER: _l("Kami wajib menjawab"),
    RightKind.OBJECT: _l("Anda berhak mengajukan keberatan"),
    RightKind.SUPERIOR_ANSWER: _l("Atasan PPID wajib menanggapi keberatan Anda"),
    RightKind.COMMISSION: _l("Anda berhak mengajukan sengketa ke Komisi Informasi"),
}

_OVER = _l("Batasnya %(until)s sudah lewat.")

# By what the right is and where it stands; the words for "ahead" say on what it depends.
SENTENCES: Mapping[tuple[RightKind, Phase], Any] = {
    (RightKind.ANSWER, Phase.NOW): _l("Paling lambat %(until)s."),
    (RightKind.ANSWER, Phase.OVER): _l(
        "Batasnya %(until)s sudah lewat. Kami tetap wajib menjawab."
    ),
    (RightKind.OBJECT, Phase.NOW): _l("Sekarang, paling lambat %(until)s."),
    (RightKind.OBJECT, Phase.OVER): _l(
        "Batasnya %(until)s sudah lewat. Keberatan yang terlambat tetap kami catat, dan Atasan "
        "PPID yang menilainya."
    ),
    (RightKind.SUPERIOR_ANSWER, Phase.NOW): _l("Paling lambat %(until)s."),
    (RightKind.SUPERIOR_ANSWER, Phase.OVER): _l(
        "Batasnya %(until)s sudah lewat. Atasan PPID tetap wajib menanggapi."
    ),
    (RightKind.COMMISSION, Phase.AHEAD): _l(
        "Bila Atasan PPID tidak menanggapi: mulai %(since)s, paling lambat %(until)s."
    ),
    (RightKind.COMMISSION, Phase.NOW): _l("Sekarang, paling lambat %(until)s."),
    (RightKind.COMMISSION, Phase.OVER): _OVER,
}
_IF_SILENT = _l("Bila kami tidak menjawab: mulai %(since)s, paling lambat %(until)s.")
_IF_NOT_GIVEN = _l("Bila informasi tidak diserahkan: mulai %(since)s, paling lambat %(until)s.")


@dataclass(frozen=True, slots=True)
class Told:
    """One right in words; `subject` is the case or objection whose date it rests on.

    `may_act`: it is a step of the requester's own that can be taken today, if late.
    """

    right: Right
    subject: Case | Objection
    title: str
    sentence: str
    is_next: bool
    may_act: bool


def told(case: Case, objections: Sequence[Objection], *, today: date) -> list[Told]:
    """Every right in a request and its objections today, in the order of the road.

    Who objected already is not asked to do so again for the same reason.
    """
    objected = any(one.state is not ObjectionState.WITHDRAWN for one in objections)
    rights: list[tuple[Case | Objection, Right]] = [
        (case, right)
        for right in law.request_rights(case.standing, today=today, clock=clock_of(case))
        if not (objected and right.code == Code.OBJECTION)
    ]
    for objection in objections:
        rights += [(objection, right) for right in _after(objection, today)]
    first = law.next_right(right for _subject, right in rights)
    return [_told(subject, right, is_next=right is first) for subject, right in rights]


def told_of_objection(objection: Objection, *, today: date) -> list[Told]:
    """The rights that an objection of its own gives, where there is no request."""
    rights = _after(objection, today)
    first = law.next_right(rights)
    return [_told(objection, right, is_next=right is first) for right in rights]


def _after(objection: Objection, today: date) -> tuple[Right, ...]:
    return law.objection_rights(objection.standing, today=today, clock=clock_of(objection))


def _told(subject: Case | Objection, right: Right, *, is_next: bool) -> Told:
    since = day(right.since) if right.since else ""
    closed = _is_closed(subject, right)
    words = _sentence(right, closed=closed) % {"since": since, "until": day(right.until)}
    may_act = right.kind in law.OWN_STEPS and right.phase is not Phase.AHEAD and not closed
    return Told(right, subject, str(TITLES[right.kind]), str(words), is_next, may_act)


def _is_closed(subject: Case | Objection, right: Right) -> bool:
    """Whether a late objection is not even registered, as the profile says (A-08)."""
    late = right.kind is RightKind.OBJECT and right.phase is Phase.OVER
    return late and clock_of(subject).profile.late_objection is LateObjection.BLOCKED


def _sentence(right: Right, *, closed: bool) -> Any:
    if closed:
        return _OVER
    if right.kind is RightKind.OBJECT and right.phase is Phase.AHEAD:
        return _IF_SILENT if right.after_silence else _IF_NOT_GIVEN
    return SENTENCES[right.kind, right.phase]


def calendar_words(case: Case, code: str, *, today: date, objections: Sequence[Objection]) -> str:
    """What comes after a date, for its calendar entry: the right that silence gives."""
    following = [
        one
        for one in told(case, objections, today=today)
        if one.right.code != code and one.right.phase is not Phase.OVER
    ]
    if not following:
        return ""
    after = following[0]
    return str(_("Sesudahnya: %(title)s. %(sentence)s", title=after.title, sentence=after.sentence))
