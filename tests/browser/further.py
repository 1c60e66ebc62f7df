"""What no story of the demonstration comes to: a dispute, sheets on the way, gaps in objections.

All of it is made by the product's own actions, with the days on which it would have happened.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ppid.accounts import queries as accounts
from ppid.accounts.actors import THE_REQUESTER, Actor, officer_actor
from ppid.accounts.models import Officer, Role
from ppid.cases import actions as cases
from ppid.cases.disputes import Dispute
from ppid.cases.kinds import Audience, Channel, RequesterKind
from ppid.cases.objecting import Applicant, register_objection
from ppid.cases.objections import Objection
from ppid.demo import papers, people
from ppid.disputes import actions as disputes
from ppid.exclusions.decreeing import actions as decreeing
from ppid.exclusions.models import Exclusion
from ppid.exclusions.testing import actions as testing
from ppid.files import actions as files
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Ground, ObjectionGround, Ruling, StepKind
from ppid.office import numbering, patterns
from ppid.office.calendar import local_day, working_calendar
from ppid.office.texts import versions as texts
from ppid.registers import actions as registers
from ppid.registers.sealing import actions as sealing
from ppid.registers.wanted import Book, Wanted
from ppid.reports.yearly import actions as yearly
from ppid.reports.yearly import files as report_files
from ppid.reports.yearly.queries import texts as yearly_texts
from ppid.reports.yearly.sections import SECTIONS

SHEET = {
    "information": "Foto dan letak kamera pengawas pada halaman 4 sampai 9 laporan keamanan.",
    "ground": Ground.H,
    "sub_point": 2,
    "law_article": "UU 27/2022 tentang Pelindungan Data Pribadi, Pasal 4 ayat (2)",
    "if_opened": "Bila dibuka, orang yang tampak pada foto dapat dikenali dan diganggu.",
    "if_closed": "Bila ditutup, warga tetap mendapat laporan tanpa foto orang.",
}


def add(at: datetime) -> None:
    """All of it, on the filled demonstration; within a transaction."""
    _a_dispute(at)
    _sheets(at)
    _a_change_of_status(at)
    _an_objection_that_lacks_a_card(at)
    _reports(at)
    _own_words(at)
    _registers(at)


def _registers(at: datetime) -> None:
    """The register of requests of last year is closed; a file of this year was asked for."""
    ppid, today = officer(Role.PPID), local_day(at)
    with tempfile.NamedTemporaryFile() as file:
        read = sealing.prepare(
            Book.REQUESTS, today.year - 1, Path(file.name), lambda done, total=None: None
        )
    sealing.close(read, by_id=ppid.id, at=at)
    registers.ask(
        Wanted(Book.REQUESTS, year=today.year),
        columns="pasal-32",
        kind="xlsx",
        paper="f4",
        by=ppid,
        names=True,
        today=today,
        at=at,
        purpose="Pemeriksaan Inspektorat",
    )


def _own_words(at: datetime) -> None:
    """The office closed its mails in its own words, and numbers a letter by its own pattern."""
    words = {"id": "Salam hangat,\n**{kantor}**", "en": "Kind regards,\n**{kantor}**"}
    by = officer(Role.ADMIN).id
    texts.write("mail.closing", words, seen=0, reason="Lebih hangat", author_id=by, at=at)
    text = "{nomor:3}/{kode}/{bulan_romawi}/{tahun}"
    pattern = patterns.read(text, "SPW-PPID")[0]
    register = numbering.letter_register("SPW")
    rule = numbering.NumberRule(register, text, pattern, register, local_day(at))
    numbering.adopt(
        rule, among=(register,), seen=0, reason="Tata naskah dinas", author_id=by, at=at
    )


def _reports(at: datetime) -> None:
    """The report of last year is read by everybody, that of the year before is determined."""
    ppid, this_year = officer(Role.PPID), local_day(at).year
    for ago in (2, 1):
        report = yearly.begin(this_year - ago, by=ppid, at=at)
        for key in SECTIONS:
            text = f"Isi bagian {key}."
            kept = yearly_texts(report).get(key)
            seen = kept.version if kept else 0
            yearly.write(report, key, seen=seen, text=text, facts={}, by=ppid, at=at)
        ended = date(report.year, 12, 31)
        yearly.determine(report, as_of=ended, seen=report.version, by=ppid, at=at)
    today = local_day(at)
    made = report_files.stored(report, today=today)
    yearly.publish(report, made, on=today, seen=report.version, by=ppid, at=at)


def working_days_ago(days: int, at: datetime) -> datetime:
    """The same time of day, so many working days earlier."""
    calendar, day = working_calendar(), local_day(at)
    return at - timedelta(days=(day - calendar.days_before(day, days)).days)


def officer(role: Role) -> Officer:
    """The demonstration's officer of this role."""
    return accounts.active_with_role(role)[0]


def _a_dispute(at: datetime) -> None:
    """An answer that upheld the PPID is taken to the Komisi Informasi, and heard once."""
    by = officer_actor(officer(Role.PPID))
    objection = db.session.scalars(
        sa.select(Objection)
        .where(
            Objection.ruling == Ruling.UPHELD,
            ~sa.exists().where(Dispute.objection_id == Objection.id),
        )
        .order_by(Objection.id)
    ).first()
    assert objection is not None
    assert objection.answered_on is not None
    applied, registered, summoned, heard = (
        local_day(working_days_ago(days, at)) for days in (9, 8, 7, 2)
    )
    dispute = disputes.open_file(
        objection,
        ki_name=people.OFFICE["commission"],
        applied_on=applied,
        copy_on=registered,
        relief="Memerintahkan termohon menyerahkan daftar perumahan beserta tahun penyerahannya.",
        papers=[
            replace(
                papers.signed_sheet("Permohonan sengketa", objection.number),
                name="permohonan-sengketa.pdf",
                slot=Slot.DISPUTE,
            )
        ],
        by=by,
        at=at,
    )
    steps: tuple[tuple[StepKind, date, dict[str, object]], ...] = (
        (StepKind.REGISTERED, registered, {"number": "012/KI-CONTOH/2026"}),
        (StepKind.SUMMONED, summoned, {"session_on": heard, "place": "Ruang sidang"}),
        (StepKind.SESSION, heard, {"absent": None, "place": "Ruang sidang"}),
    )
    for kind, on, facts in steps:
        disputes.add_step(dispute, kind=kind, on=on, papers=(), note="", by=by, at=at, **facts)
    disputes.add_order(
        dispute,
        text="Serahkan daftar perumahan sesuai kesepakatan sementara para pihak.",
        opens=True,
        due_on=working_calendar().add(local_day(at), 5),
        by=by,
        at=at,
    )


def _sheets(at: datetime) -> None:
    """A sheet that is being written, and one that waits for both who approve."""
    _sheet("Foto kamera pengawas terminal", at)
    _finish(_sheet("Letak kamera pengawas pasar", at), at)


def _a_change_of_status(at: datetime) -> None:
    """A decree that is replaced: tested anew on Lampiran IV, decreed on Lampiran V."""
    before = _sheet("Letak kamera pengawas pelabuhan", at)
    _decree(before, at)
    after = _sheet(before.title, at, changes=before, change_reason="Letaknya sudah diubah.")
    _decree(after, at)


def _decree(sheet: Exclusion, at: datetime) -> None:
    """Finish a draft, approve it by both, and make its decree."""
    _finish(sheet, at)
    superior = officer_actor(officer(Role.SUPERIOR))
    testing.approve(sheet, seen=sheet.version, by=superior, at=at)
    signed, by = papers.signed_sheet(sheet.test_number, sheet.title), _ppid()
    on = local_day(at)
    testing.sign(sheet, signed, seen=sheet.version, on=on, by=by, at=at, **people.HEAD)
    decreeing.decree(sheet, seen=sheet.version, by=by, at=at)
    db.session.flush()


def _ppid() -> Actor:
    return officer_actor(officer(Role.PPID))


def _sheet(title: str, at: datetime, **said: Any) -> Exclusion:
    """A draft with its testers."""
    ends_on = working_calendar().add(local_day(at), 400)
    sheet: Exclusion = testing.begin(
        by=_ppid(), at=at, title=title, period_ends_on=ends_on, condition="", **SHEET, **said
    )
    db.session.flush()
    for tester in people.TESTERS:
        testing.name_tester(sheet, **tester)
    db.session.flush()
    return sheet


def _finish(sheet: Exclusion, at: datetime) -> None:
    testing.finish(sheet, seen=sheet.version, by=_ppid(), at=at)
    db.session.flush()


def _an_objection_that_lacks_a_card(at: datetime) -> None:
    """Huruf b, filed online through a proxy, with the card to follow."""
    when = working_days_ago(3, at)
    objection, _code = register_objection(
        case=None,
        applicant=Applicant(
            {
                "kind": RequesterKind.PERSON,
                "name": "Oktavia Runtu",
                "address": "Jalan Contoh Nomor 12, Kabupaten Teluk Biru",
                "email": "oktavia@warga.example",
                "proxy_name": "Herman Tendean",
                "proxy_address": "Jalan Contoh Nomor 14, Kabupaten Teluk Biru",
            },
            mandate=True,
        ),
        grounds=[ObjectionGround.NOT_PUBLISHED],
        stated_on=local_day(working_days_ago(6, at)),
        information="Laporan keuangan daerah tahun 2025",
        position="Saya mencarinya di situs kantor dan tidak menemukannya.",
        purpose="Mengawasi anggaran",
        channel=Channel.WEB,
        language="id",
        received_at=when,
        at=when,
        by=THE_REQUESTER,
        submission_key=None,
    )
    mandate = replace(papers.identity_card("Oktavia Runtu"), name="kuasa.pdf", slot=Slot.MANDATE)
    cases.attach(
        objection, files.keep(mandate, when), audience=Audience.OFFICE, by=THE_REQUESTER, at=when
    )
