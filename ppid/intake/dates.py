"""The dates of a request in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from ppid import law
from ppid.kit.templates import day
from ppid.law import Code, Deadline, LegalClock, Standing

OBJECTION_REASON = "UU 14/2008 Pasal 35 ayat (1) huruf c"

_DUE: Mapping[str, Any] = {
    Code.CHECK: _l("Pemeriksaan kelengkapan paling lambat"),
    Code.REPAIR: _l("Lengkapi permohonan paling lambat"),
    Code.ANSWER: _l("Jawaban tertulis paling lambat"),
    Code.EXTENSION: _l("Jawaban tertulis paling lambat"),
    Code.OBJECTION: _l("Keberatan paling lambat"),
}


@dataclass(frozen=True, slots=True)
class Meter:
    """Working days passed, in all, and left (below zero: late)."""

    passed: int
    total: int
    left: int


@dataclass(frozen=True, slots=True)
class Due:
    """The date at the head of a request: its words, its code, its day, its days counted."""

    words: Any
    code: str
    on: date
    meter: Meter | None


def _counted(days: int, article: str) -> str:
    words = ngettext("%(num)d hari kerja", "%(num)d hari kerja", days)
    return f"{words}, {article}"


def _due_words(deadline: Deadline) -> str:
    return f"{day(deadline.on)} ({_counted(deadline.days or 0, deadline.article)})"


def promises(standing: Standing, clock: LegalClock) -> list[tuple[str, str]]:
    """What happens until when after a request was received, as terms and answers."""
    check = clock.deadline(Code.CHECK, standing.registered_on)
    rows = [
        (
            _("Kami memeriksa kelengkapan paling lambat"),
            _due_words(check),
        )
    ]
    if standing.received_on > standing.registered_on:
        rows.append(
            (
                _("Dihitung diterima pada"),
                _(
                    "%(day)s, karena masuk di luar jam layanan (standar layanan kantor ini)",
                    day=day(standing.received_on),
                ),
            )
        )
    due = standing.first_answer_due_on(clock)
    if due is None:
        rows.append(
            (
                _("Jawaban tertulis"),
                _(
                    "Paling lambat %(days)d hari kerja sejak permohonan lengkap (%(article)s)",
                    days=clock.days(Code.ANSWER),
                    article=clock.article(Code.ANSWER),
                ),
            )
        )
        return rows
    later = clock.deadline(Code.EXTENSION, due)
    counted = _counted(clock.days(Code.ANSWER), clock.article(Code.ANSWER))
    rows.append((_("Jawaban tertulis paling lambat"), f"{day(due)} ({counted})"))
    rows.append(
        (
            _("Bila kami memberi tahu perpanjangan, satu kali saja"),
            _(
                "Paling lambat %(day)s (tambahan %(counted)s)",
                day=day(later.on),
                counted=_counted(later.days or 0, later.article),
            ),
        )
    )
    silence, last = standing.silence_since(clock), standing.objection_due_on(clock)
    if silence and last:
        rows.append(
            (
                _("Bila kami tidak menjawab"),
                _(
                    "Anda berhak mengajukan keberatan kepada Atasan PPID mulai %(first)s sampai "
                    "%(last)s (%(reason)s, %(article)s)",
                    first=day(silence),
                    last=day(last),
                    reason=OBJECTION_REASON,
                    article=clock.article(Code.OBJECTION),
                ),
            )
        )
    return rows


def due(standing: Standing, today: date, clock: LegalClock) -> Due | None:
    """The date that matters to the requester now, or None when nothing runs any more."""
    found = {deadline.code: deadline for deadline in law.deadlines(standing, clock)}
    for code in (Code.REPAIR, Code.EXTENSION, Code.ANSWER, Code.CHECK):
        if code in found:
            return _due(found[code], standing, today, clock)
    return None


def _due(deadline: Deadline, standing: Standing, today: date, clock: LegalClock) -> Due:
    total = deadline.days or 0
    if deadline.code == Code.EXTENSION and standing.answer_runs_from(clock):
        total = clock.days(Code.ANSWER) + clock.days(Code.EXTENSION)
    left = clock.calendar.left(today, deadline.on)
    meter = Meter(max(0, min(total, total - left)), total, left)
    return Due(_DUE[deadline.code], deadline.code, deadline.on, meter)
