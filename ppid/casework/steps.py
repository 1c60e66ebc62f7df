"""The table of what can be done next with a case, by whom, and which of it is the next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, url_for
from flask_babel import lazy_gettext as _l

from ppid import law
from ppid.accounts.access import Permission, may
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.casework.queries import Folder
from ppid.casework.units import ASSIGNABLE, is_waiting
from ppid.law import Event, LateRepair, State

P = Permission


@dataclass(frozen=True, slots=True)
class Situation:
    """How a case stands for who looks at it."""

    case: Case
    folder: Folder
    today: date

    def lawful(self, event: Event) -> bool:
        """Whether the law knows this move now."""
        return event in law.may(self.case.standing)

    @property
    def is_repair_late(self) -> bool:
        """Whether only the PPID can still accept a repair (A-04)."""
        clock = clock_of(self.case)
        may_be_taken = clock.profile.late_repair is LateRepair.ALLOWED and self.case.missing
        return bool(may_be_taken) and law.is_repair_late(
            self.case.standing, on=self.today, clock=clock
        )

    @property
    def is_past_due(self) -> bool:
        """Whether the next deadline is behind us."""
        return self.case.due_on is not None and self.case.due_on < self.today

    @property
    def waits_for_unit(self) -> bool:
        """Whether some unit still owes its answer."""
        return any(is_waiting(asked) for asked in self.folder.assignments)

    @property
    def waits_for_approval(self) -> bool:
        """Whether the superior was asked and has not said."""
        decision = self.folder.decision
        return bool(decision and decision.approval_asked_at and not decision.approved_at)


Applies = Callable[[Situation], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be done: its page, who may, when it applies, when it leads."""

    endpoint: str
    words: Any
    needs: Permission
    applies: Applies
    leads: Applies = lambda now: False
    icon: str = ""
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A step as the page shows it; minor ones stand behind the others."""

    words: Any
    href: str
    icon: str
    minor: bool


def _after(event: Event) -> Applies:
    return lambda now: now.lawful(event)


def _always(now: Situation) -> bool:
    return True


def _is_open(now: Situation) -> bool:
    return now.case.state in law.OPEN


STEPS: Sequence[Step] = (
    Step(
        "casework.accept",
        _l("Nyatakan lengkap"),
        P.CHECK,
        _after(Event.ACCEPTED),
        lambda now: not now.case.missing,
        "circle-check",
    ),
    Step(
        "casework.ask_for_completion",
        _l("Minta pemohon melengkapi"),
        P.CHECK,
        _after(Event.COMPLETION_ASKED),
        _always,
        "mail",
    ),
    Step(
        "casework.find_still_incomplete",
        _l("Nyatakan masih kurang"),
        P.CHECK,
        _after(Event.STILL_INCOMPLETE),
        _always,
        "circle-help",
    ),
    Step(
        "casework.lapse",
        _l("Catat tidak ditindaklanjuti"),
        P.CHECK,
        lambda now: now.lawful(Event.LAPSED) and now.is_past_due,
        _always,
        "ban",
    ),
    Step(
        "casework.record_repair",
        _l("Catat perbaikan di meja"),
        P.CHECK,
        lambda now: (
            now.lawful(Event.REPAIRED)
            and bool(now.case.missing)
            and not (now.case.state is State.INCOMPLETE and now.is_past_due)
        ),
        _always,
        "list-checks",
    ),
    Step(
        "casework.accept_late_repair",
        _l("Terima perbaikan terlambat"),
        P.DECIDE,
        lambda now: now.is_repair_late,
        icon="list-checks",
    ),
    Step(
        "decisions.approve",
        _l("Periksa rancangan penolakan"),
        P.APPROVE,
        lambda now: now.waits_for_approval,
        _always,
        "scale",
    ),
    Step(
        "casework.assign",
        _l("Teruskan ke perangkat daerah"),
        P.ASSIGN,
        lambda now: now.case.state in ASSIGNABLE,
        lambda now: (
            now.case.state is State.IN_PROGRESS
            and not now.folder.assignments
            and not now.folder.decision
        ),
        "send",
    ),
    Step(
        "decisions.draft", _l("Siapkan jawaban"), P.DECIDE, _after(Event.DECIDED), _always, "pencil"
    ),
    Step(
        "decisions.extend",
        _l("Perpanjang waktu"),
        P.EXTEND,
        lambda now: now.lawful(Event.EXTENDED) and not now.is_past_due,
        icon="hourglass",
    ),
    Step(
        "decisions.record_payment",
        _l("Catat pembayaran"),
        P.HAND_OVER,
        _after(Event.PAID),
        _always,
        "circle-check",
    ),
    Step(
        "decisions.hand_over",
        _l("Serahkan informasi"),
        P.HAND_OVER,
        lambda now: now.lawful(Event.HANDED_OVER) and now.case.outcome in law.GIVING,
        lambda now: now.case.state is State.DECIDED,
        "download",
    ),
    Step(
        "decisions.close",
        _l("Tutup permohonan"),
        P.HAND_OVER,
        _after(Event.CLOSED),
        lambda now: now.case.state is State.HANDED_OVER or now.case.outcome not in law.GIVING,
        "circle-check",
    ),
    Step(
        "publication.publish_answer",
        _l("Publikasikan jawaban"),
        P.PUBLISH,
        lambda now: (
            now.case.state in (State.HANDED_OVER, State.CLOSED) and now.case.outcome in law.GIVING
        ),
        icon="list-checks",
        minor=True,
    ),
    Step(
        "casework.ask_team",
        _l("Minta pertimbangan tim"),
        P.ASSIGN,
        lambda now: now.case.state in law.UNANSWERED,
        icon="scale",
        minor=True,
    ),
    Step(
        "casework.consult",
        _l("Minta pendapat badan lain"),
        P.ASSIGN,
        lambda now: now.case.state in law.UNANSWERED,
        icon="landmark",
        minor=True,
    ),
    Step(
        "casework.link_case",
        _l("Kaitkan dengan permohonan lain"),
        P.WRITE,
        _always,
        icon="paperclip",
        minor=True,
    ),
    Step(
        "casework.send_message",
        _l("Tulis pesan kepada pemohon"),
        P.WRITE,
        _always,
        icon="message-square",
        minor=True,
    ),
    Step(
        "casework.add_paper",
        _l("Tambahkan berkas"),
        P.CHECK,
        _is_open,
        icon="paperclip",
        minor=True,
    ),
    Step(
        "casework.change_contact",
        _l("Ubah kontak pemohon"),
        P.CHECK,
        _always,
        icon="phone",
        minor=True,
    ),
    Step(
        "casework.withdraw_for",
        _l("Catat pencabutan"),
        P.CHECK,
        _after(Event.WITHDRAWN),
        icon="ban",
        minor=True,
    ),
)

NOW: Mapping[State, Any] = {
    State.RECEIVED: _l("Periksa apakah permohonan ini lengkap."),
    State.INCOMPLETE: _l("Pemohon sedang diminta melengkapi permohonannya."),
    State.IN_PROGRESS: _l("Jawaban untuk pemohon sedang disiapkan."),
    State.DECIDED: _l("Pemberitahuan tertulis sudah dikirim."),
    State.AWAITING_PAYMENT: _l("Menunggu pemohon membayar biaya salinan."),
    State.HANDED_OVER: _l("Informasi sudah diserahkan. Tutup bila tidak ada lagi yang kurang."),
    State.CLOSED: _l("Permohonan ini sudah selesai."),
    State.WITHDRAWN: _l("Permohonan ini dicabut oleh pemohon."),
    State.LAPSED: _l("Permohonan ini tidak dilengkapi dan tidak ditindaklanjuti."),
}
FOR_UNITS = _l("Perangkat daerah belum menjawab. Waktu jawaban kepada pemohon tetap berjalan.")
FOR_SUPERIOR = _l("Menunggu persetujuan Atasan PPID.")


def sentence(now: Situation) -> Any:
    """What is going on, in one sentence."""
    if now.case.state is State.IN_PROGRESS and now.waits_for_approval:
        return FOR_SUPERIOR
    if now.case.state is State.IN_PROGRESS and now.waits_for_unit:
        return FOR_UNITS
    return NOW[now.case.state]


def ways(now: Situation) -> tuple[Way | None, list[Way]]:
    """The next step for who looks, if it is theirs, and what else they may do."""
    views = current_app.view_functions
    open_ones = [
        step for step in STEPS if step.endpoint in views and may(step.needs) and step.applies(now)
    ]
    leading = next((step for step in open_ones if step.leads(now)), None)
    others = [_way(step, now.case) for step in open_ones if step is not leading]
    return (_way(leading, now.case) if leading else None), others


def _way(step: Step, case: Case) -> Way:
    return Way(step.words, url_for(step.endpoint, number=case.number), step.icon, step.minor)
