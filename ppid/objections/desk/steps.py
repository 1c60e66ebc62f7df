"""What can be done next with an objection, by whom, and which of it is the next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, url_for
from flask_babel import lazy_gettext as _l

from ppid import law
from ppid.accounts.access import Permission, may
from ppid.accounts.models import Officer
from ppid.cases.clock import clock_of
from ppid.cases.objections import Objection
from ppid.law import Event, ObjectionGround, ObjectionState
from ppid.objections.desk.queries import Folder
from ppid.objections.screen import has_own_contact

P = Permission


@dataclass(frozen=True, slots=True)
class Situation:
    """How an objection stands for who looks at it."""

    objection: Objection
    folder: Folder
    officer: Officer
    today: date

    def lawful(self, event: Event) -> bool:
        """Whether the law knows this move now."""
        return event in law.may_object(self.objection.standing)

    @property
    def decided_it(self) -> bool:
        """Whether who looks decided on the request as PPID: then they do not answer."""
        return self.officer.id in self.folder.decided_by

    @property
    def task_id(self) -> int | None:
        """The first task that is left."""
        return next((task.id for task in self.folder.tasks if task.done_on is None), None)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be done: its page, who may, when it applies, when it leads."""

    endpoint: str
    words: Any
    needs: Permission
    applies: Callable[[Situation], bool]
    leads: bool = False
    icon: str = ""
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A step as the page shows it; minor ones stand behind the others."""

    words: Any
    href: str
    icon: str
    minor: bool


def _may_answer(now: Situation) -> bool:
    return now.lawful(Event.OBJECTION_ANSWERED) and not now.decided_it


def _may_settle(now: Situation) -> bool:
    return (
        now.lawful(Event.OBJECTION_SETTLED)
        and ObjectionGround.REFUSED.value not in now.objection.grounds
    )


def _may_be_disputed(now: Situation) -> bool:
    return law.may_dispute(now.objection.standing, today=now.today, clock=clock_of(now.objection))


STEPS: Sequence[Step] = (
    Step(
        "objections.draft",
        _l("Siapkan tanggapan"),
        P.RULE,
        lambda now: _may_answer(now) and now.folder.answer is None,
        leads=True,
        icon="scale",
    ),
    Step(
        "objections.draft",
        _l("Ubah rancangan"),
        P.RULE,
        lambda now: _may_answer(now) and now.folder.answer is not None,
        icon="pencil",
    ),
    Step(
        "objections.preview",
        _l("Periksa dan kirim tanggapan"),
        P.RULE,
        lambda now: _may_answer(now) and now.folder.answer is not None,
        leads=True,
        icon="file-text",
    ),
    Step(
        "objections.carry_out",
        _l("Laksanakan perintah"),
        P.DECIDE,
        lambda now: now.lawful(Event.OBJECTION_CLOSED) and now.task_id is not None,
        leads=True,
        icon="list-checks",
    ),
    Step(
        "objections.settle",
        _l("Catat penyelesaian musyawarah"),
        P.RULE,
        _may_settle,
        icon="circle-check",
    ),
    Step(
        "disputes.open_file",
        _l("Berkas sengketa"),
        P.DISPUTE,
        _may_be_disputed,
        icon="landmark",
    ),
    Step(
        "objections.send_message",
        _l("Tulis pesan kepada pemohon"),
        P.WRITE,
        lambda now: True,
        icon="message-square",
        minor=True,
    ),
    Step(
        "objections.change_contact",
        _l("Ubah kontak pemohon"),
        P.CHECK,
        lambda now: has_own_contact(now.objection),
        icon="phone",
        minor=True,
    ),
    Step(
        "objections.note_reply",
        _l("Catat tanggapan pemohon atas jawaban"),
        P.WRITE,
        lambda now: now.folder.answer is not None and now.objection.answered_on is not None,
        icon="pencil",
        minor=True,
    ),
    Step(
        "objections.withdraw_for",
        _l("Catat pencabutan"),
        P.CHECK,
        lambda now: now.lawful(Event.OBJECTION_WITHDRAWN),
        icon="ban",
        minor=True,
    ),
)

NOW: Mapping[ObjectionState, Any] = {
    ObjectionState.REGISTERED: _l("Keberatan ini menunggu tanggapan tertulis Atasan PPID."),
    ObjectionState.ANSWERED: _l(
        "Tanggapan sudah dikirim. Perintahnya sedang dilaksanakan oleh PPID."
    ),
    ObjectionState.SETTLED: _l(
        "Diselesaikan secara musyawarah. Yang disepakati sedang dilaksanakan oleh PPID."
    ),
    ObjectionState.CLOSED: _l("Keberatan ini sudah selesai."),
    ObjectionState.WITHDRAWN: _l("Keberatan ini dicabut oleh pemohon."),
}
DRAFTED = _l("Rancangan tanggapan sudah ada. Periksa, lalu kirim sebelum batas waktunya.")
DECIDED_IT = _l(
    "Anda ikut memutuskan permohonan ini sebagai PPID, jadi tanggapannya harus ditandatangani "
    "pejabat lain."
)


def sentence(now: Situation) -> Any:
    """What is going on, in one sentence."""
    waits = now.objection.state is ObjectionState.REGISTERED
    if waits and may(P.RULE) and now.decided_it:
        return DECIDED_IT
    if waits and may(P.RULE) and now.folder.answer:
        return DRAFTED
    return NOW[now.objection.state]


def ways(now: Situation) -> tuple[Way | None, list[Way]]:
    """The next step for who looks, if it is theirs, and what else they may do."""
    views = current_app.view_functions
    open_ones = [
        step for step in STEPS if step.endpoint in views and may(step.needs) and step.applies(now)
    ]
    leading = next((step for step in open_ones if step.leads), None)
    others = [_way(step, now) for step in open_ones if step is not leading]
    return (_way(leading, now) if leading else None), others


def _way(step: Step, now: Situation) -> Way:
    more = {"task_id": now.task_id} if step.endpoint == "objections.carry_out" else {}
    href = url_for(step.endpoint, number=now.objection.number, **more)  # type: ignore[arg-type]
    return Way(step.words, href, step.icon, step.minor)
