"""All answers once more, for the check before sending; and the dates that will hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from ppid import law
from ppid.cases import explained_words, words
from ppid.cases.kinds import RequesterKind
from ppid.cases.objecting import reasons_of
from ppid.cases.proofs import SLOTS
from ppid.kit.templates import day, size
from ppid.law import Code, LegalClock, ObjectionStanding
from ppid.objections.filing.journey import Journey
from ppid.office.calendar import counts_from, local_day
from ppid.office.lengths import working_days

Row = tuple[Any, Any, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its terms and answers; each row names the page where it is changed."""

    title: str
    rows: list[Row] = field(default_factory=list)


def parts(journey: Journey, asked: Mapping[str, Any]) -> list[Part]:
    """The answers as `Journey.submission` gives them, in words."""
    why = "start" if journey.case else "report"
    where = "sender" if journey.case else "proofs"
    return [
        Part(_("Siapa yang mengajukan"), _who(journey, asked)),
        Part(_("Keberatan Anda"), _what(asked, why)),
        Part(_("Lampiran"), _papers(journey, asked, where)),
    ]


def _who(journey: Journey, asked: Mapping[str, Any]) -> list[Row]:
    case, said = journey.case, asked["applicant"].identity
    page = "sender" if case else "details"
    if case and said is None:
        return [(_("Pengaju"), case.requester.proxy_name or case.requester.name, page)]
    rows: list[Row] = [(_("Nama"), said["name"], page)]
    if not case:
        entity = journey.kind is RequesterKind.LEGAL_ENTITY
        number = _("Nomor surat keputusan pengesahan") if entity else _("NIK")
        rows = [
            (_("Pengaju"), words.KINDS[journey.kind], "who"),
            *rows,
            (number, said["identity_number"], page),
            (_("Alamat"), said["address"], page),
            (_("Pekerjaan"), said["occupation"], page),
            (_("Email"), said["email"], page),
            (_("Telepon"), said["phone"], page),
        ]
    if journey.by_proxy and said.get("proxy_name"):
        rows += [
            (_("Penerima kuasa"), said["proxy_name"], page),
            (_("Alamat penerima kuasa"), said["proxy_address"], page),
            (_("Telepon penerima kuasa"), said["proxy_phone"], page),
        ]
    return rows


def _what(asked: Mapping[str, Any], page: str) -> list[Row]:
    rows: list[Row] = [
        (
            _("Alasan huruf %(letter)s", letter=ground.value),
            words.OBJECTION_GROUNDS[ground],
            page,
        )
        for ground in asked["grounds"]
    ]
    if asked["information"]:
        rows.append((_("Informasi berkala yang dicari"), asked["information"], page))
    if asked["stated_on"]:
        rows.append((_("Diketahui pada"), day(asked["stated_on"]), page))
    rows.append((_("Duduk perkara"), asked["position"], page))
    if asked["wanted"]:
        rows.append((_("Yang diminta"), asked["wanted"], page))
    return [*rows, (_("Tujuan penggunaan"), asked["purpose"], page)]


def _papers(journey: Journey, asked: Mapping[str, Any], page: str) -> list[Row]:
    rows: list[Row] = [
        (SLOTS[paper.slot], f"{paper.name} ({size(paper.size)})", page) for paper in asked["papers"]
    ]
    there = {paper.slot for paper in asked["papers"]}
    later = () if journey.case else (slot for slot in journey.wanted if slot not in there)
    return rows + [(SLOTS[slot], _("Menyusul"), page) for slot in later]


@dataclass(frozen=True, slots=True)
class Prospect:
    """What would hold if it were sent today."""

    standing: ObjectionStanding
    clock: LegalClock

    @property
    def is_late(self) -> bool:
        """Whether it would be noted as late; it is registered all the same (A-08)."""
        return self.standing.is_late(self.clock)

    @property
    def provisional(self) -> str:
        """Why the dates may still move, where they rest on days that are not confirmed."""
        due = self.standing.answer_due(self.clock)
        last = self.clock.ends_on(Code.DISPUTE_AFTER_SILENCE, due.on)
        if self.clock.calendar.is_certain(due.day_zero, last):
            return ""
        return explained_words.provisional()

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Terms and answers."""
        due = self.standing.answer_due(self.clock)
        last = self.clock.ends_on(Code.DISPUTE_AFTER_SILENCE, due.on)
        return [
            (
                _("Tanggapan Atasan PPID paling lambat"),
                _(
                    "%(day)s (%(days)s, %(article)s)",
                    day=day(due.on),
                    days=working_days(due.days or 0),
                    article=due.article,
                ),
            ),
            (
                _("Bila tidak ditanggapi"),
                _(
                    "Anda dapat mengajukan sengketa ke Komisi Informasi paling lambat %(day)s "
                    "(%(article)s)",
                    day=day(last),
                    article=self.clock.article(Code.DISPUTE_AFTER_SILENCE),
                ),
            ),
        ]


def prospect(journey: Journey, asked: Mapping[str, Any], at: datetime) -> Prospect:
    """The dates if it is sent at a moment (aware). Raises NotAllowed where none is taken."""
    case, clock, today = journey.case, journey.clock, local_day(at)
    grounds = asked["grounds"]
    on = law.found_on(
        grounds,
        reasons=reasons_of(case, clock) if case else (),
        stated=asked["stated_on"],
        received_on=today,
    )
    move = law.file_objection(
        grounds="".join(grounds),
        received_on=today,
        recorded_on=today,
        found_on=on,
        clock=clock,
        counts_from=counts_from(at, clock),
    )
    return Prospect(move.standing, clock)
