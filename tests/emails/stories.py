"""How each mail comes about: the office's own actions, on invented requests."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from ppid import morning
from ppid.accounts import queries as accounts
from ppid.accounts.access import Permission
from ppid.accounts.actors import THE_REQUESTER, THE_UNIT
from ppid.accounts.away import actions as away
from ppid.accounts.models import Officer, Role
from ppid.admin.calendar import actions as calendar
from ppid.admin.retention import actions as retention
from ppid.admin.retention.upkeep import erase_ended
from ppid.cases import actions as case_actions
from ppid.cases import queries as cases
from ppid.cases import watching
from ppid.cases.consultations import ConsultedBy
from ppid.cases.kinds import Audience, Channel, CopyForm, Found
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.casework import actions as casework
from ppid.casework import units, upkeep
from ppid.casework.considering import actions as considering
from ppid.casework.consulting import actions as consulting
from ppid.casework.keeping import actions as keeping
from ppid.casework.keeping import reminders as kept_filters
from ppid.decisions.deciding import actions as deciding
from ppid.decisions.extending import actions as extending
from ppid.decisions.handing import actions as handing
from ppid.decisions.handing import queries as handed
from ppid.exports import actions as exports
from ppid.exports.models import Export
from ppid.files import actions as files
from ppid.files.kinds import Kind
from ppid.files.slots import Slot
from ppid.intake import actions as intake
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.law import ExtensionGround, Outcome, Ruling, StepKind
from ppid.letters import actions as letters
from ppid.letters import queries as issued
from ppid.letters.models import LetterKind
from ppid.notices import actions as notices
from ppid.notices import choosing
from ppid.notices import upkeep as digests
from ppid.notices.hours import Hours
from ppid.notices.topics import Mailing, Topic
from ppid.objections.settling import actions as settling
from ppid.office.calendar import local_day, working_calendar
from ppid.office.edits import CalendarEdit, DayOff
from tests.builders import NOON, a_case, a_unit, an_accepted_case, an_objection, an_officer, at
from tests.decisions import desk
from tests.disputes import town
from tests.objections import superior

TUESDAY = at(2026, 8, 11, 9, 30)
LACKING: dict[str, Any] = {
    "missing": ["identity"],
    "note": "Foto KTP buram, nomornya tidak terbaca.",
}
TWO = (
    "Dokumen kontrak pengadaan obat RSUD tahun 2025",
    "Rekam medis pasien yang menerima obat itu",
    "Daftar apotek provinsi yang menjual obat itu",
)


def _officer(role: Role, language: str, **said: Any) -> Officer:
    """The one officer of a role, reading in that language."""
    found = accounts.active_with_role(role)
    return found[0] if found else an_officer(role, language=language, **said)


def _by(role: Role, language: str = "id") -> Any:
    return desk.acting(_officer(role, language))


def _open(language: str, **said: Any) -> Case:
    """A request that a citizen filed, with a desk that reads it."""
    _officer(Role.DESK, language)
    return a_case(language=language, **said)


def _accepted(language: str, **said: Any) -> Case:
    return an_accepted_case(by=_officer(Role.DESK, language), language=language, **said)


def _incomplete(language: str, **said: Any) -> Case:
    """A request with the incompleteness letter out since Tuesday: until Friday 14 August."""
    case = _open(language, complete=False)
    casework.ask_for_completion(case, **(LACKING | said), by=_by(Role.DESK), at=TUESDAY)
    return case


def filed(language: str) -> None:
    """A citizen files a complete request on the web."""
    _open(language)


def filed_incomplete(language: str) -> None:
    """A citizen files on the web and brings the KTP later."""
    _open(language, complete=False)


def entered_at_the_desk(language: str) -> None:
    """An officer writes down a walk-in, a day after it came."""
    clerk = _officer(Role.DESK, language)
    a_case(
        received=NOON,
        at=TUESDAY,
        channel=Channel.DESK,
        language=language,
        by=desk.acting(clerk),
        questions=TWO[:2],
    )


def incompleteness_letter(language: str) -> None:
    """The desk asks for what is missing."""
    _incomplete(language)


def _repaired_half(language: str) -> Case:
    case = _incomplete(language, missing=["identity", "purpose"])
    intake.complete(case, purpose="Penelitian skripsi tentang harga obat", at=TUESDAY)
    return case


def repair_found_wanting(language: str) -> None:
    """The repair is not enough."""
    case = _repaired_half(language)
    casework.find_still_incomplete(case, **LACKING, by=_by(Role.DESK), at=TUESDAY)


def repaired(language: str) -> None:
    """The requester supplies all that was missing."""
    case = _incomplete(language)
    intake.complete(case, stored=[desk.stored(Slot.IDENTITY, "ktp.pdf")], at=TUESDAY)


def repaired_half(language: str) -> None:
    """The requester supplies one of two things."""
    _repaired_half(language)


def accepted(language: str) -> None:
    """The desk declares the request complete."""
    _accepted(language)


def deemed_complete(language: str) -> None:
    """Nobody checked in three days."""
    _open(language)
    upkeep.deem_and_lapse(at=at(2026, 8, 14, 0, 5))


def lapsed(language: str) -> None:
    """Nothing came in the three days after the letter."""
    _incomplete(language)
    upkeep.deem_and_lapse(at=at(2026, 8, 15, 0, 5))


def extended(language: str) -> None:
    """The PPID extends on the last day."""
    case = _accepted(language)
    extending.extend(
        case,
        seen=case.version,
        ground=ExtensionGround.NOT_YET_HELD,
        reason="Dokumen masih dikumpulkan dari tiga puskesmas.",
        by=_by(Role.PPID, language),
        at=at(2026, 8, 25, 10),
    )


def _send(case: Case, by: Officer, when: datetime = TUESDAY) -> None:
    deciding.send(case, seen=desk.draft_version(case), by=desk.acting(by), at=when)


def _granted(language: str, **terms: Any) -> tuple[Case, Officer]:
    rahma = _officer(Role.PPID, language, name="Rahma Wulandari")
    case = _accepted(language)
    desk.answer(case, Outcome.GRANTED, by=rahma, **desk.GIVEN)
    desk.terms(case, by=rahma, **terms)
    _send(case, rahma)
    return case, rahma


def granted(language: str) -> None:
    """All is given, free of charge."""
    _granted(language)


COST = {"copy_cost": 300, "sheets": 120, "sending_cost": 15000, "place": "Loket PPID, lantai 1"}


def _drafted(language: str) -> tuple[Case, Officer, Officer]:
    """Three questions: given with a cost, refused, not held; approval is asked for."""
    rahma = _officer(Role.PPID, language, name="Rahma Wulandari")
    hendra = _officer(Role.SUPERIOR, language, name="Hendra Gunawan")
    case = _accepted(language, questions=TWO, copy_form=CopyForm.HARDCOPY)
    desk.answer(case, Outcome.GRANTED, by=rahma, **desk.GIVEN)
    desk.answer(case, Outcome.REFUSED, by=rahma, position=2, **desk.REFUSED)
    desk.answer(case, Outcome.NOT_HELD, by=rahma, position=3, **desk.NOT_HELD)
    desk.terms(case, by=rahma, **COST)
    desk.rest_on_decrees(case, by=rahma)
    deciding.ask_approval(case, seen=desk.draft_version(case), by=desk.acting(rahma), at=TUESDAY)
    return case, rahma, hendra


def approval_asked(language: str) -> None:
    """The PPID asks the Atasan PPID."""
    _drafted(language)


def _approved(language: str) -> tuple[Case, Officer]:
    case, rahma, hendra = _drafted(language)
    deciding.approve(case, seen=desk.draft_version(case), by=desk.acting(hendra), at=TUESDAY)
    return case, rahma


def approved(language: str) -> None:
    """The Atasan PPID approves."""
    _approved(language)


def returned(language: str) -> None:
    """The Atasan PPID does not."""
    case, _rahma, hendra = _drafted(language)
    deciding.send_back(
        case,
        seen=desk.draft_version(case),
        by=desk.acting(hendra),
        at=TUESDAY,
        note="Mohon jelaskan mengapa bagian umum tidak dapat dibuka.",
    )


def decided_in_parts(language: str) -> None:
    """One given with a cost, one refused, one not held."""
    _send(*_approved(language))


def partly_and_later(language: str) -> None:
    """One in parts, blackened; one not yet documented, promised for a day."""
    rahma = _officer(Role.PPID, language)
    hendra = _officer(Role.SUPERIOR, language)
    case = _accepted(language, questions=TWO[:2])
    desk.answer(
        case,
        Outcome.PARTLY_GRANTED,
        by=rahma,
        **desk.GIVEN,
        **desk.REFUSED,
        blackened="Nama dan nomor rekam medis pasien.",
    )
    desk.answer(
        case,
        Outcome.NOT_DOCUMENTED,
        by=rahma,
        position=2,
        reason="Rekapitulasi sedang disusun.",
        provide_by=date(2026, 9, 30),
    )
    desk.terms(case, by=rahma)
    desk.rest_on_decrees(case, by=rahma)
    deciding.ask_approval(case, seen=desk.draft_version(case), by=desk.acting(rahma), at=TUESDAY)
    deciding.approve(case, seen=desk.draft_version(case), by=desk.acting(hendra), at=TUESDAY)
    _send(case, rahma)


def paid(language: str) -> None:
    """The requester pays for the copies."""
    case, rahma = _approved(language)
    _send(case, rahma)
    handing.record_payment(
        case,
        seen=case.version,
        paid_on=date(2026, 8, 12),
        receipt="K-0042",
        by=desk.acting(rahma),
        at=at(2026, 8, 12),
    )


def letter_corrected(language: str) -> None:
    """The notice named a wrong sum; a new letter says the right one."""
    case, rahma = _approved(language)
    _send(case, rahma)
    notice = issued.latest(case, LetterKind.NOTICE)
    assert notice
    letters.correct(
        notice,
        rows=[{"said": "Rp 6.000", "meant": "Rp 60.000"}],
        reason="Jumlah lembar salah ketik.",
        seen=0,
        by=desk.acting(rahma),
        at=at(2026, 8, 12),
    )


def _handed_over(language: str, **said: Any) -> tuple[Case, Officer]:
    case, rahma = _granted(language)
    by, when = desk.acting(rahma), at(2026, 8, 13)
    if said.get("with_files", True):
        handing.add_files(
            case,
            [desk.stored(Slot.RELEASE, name) for name in ("kontrak-obat-2025.pdf", "lampiran.pdf")],
            question_id=None,
            by=by,
            at=when,
        )
    handing.hand_over(
        case,
        **(
            {
                "seen": case.version,
                "files_seen": handed.fingerprint(handed.prepared(case)),
                "with_files": True,
                "in_person": False,
                "handed_on": date(2026, 8, 13),
                "ends_on": date(2026, 9, 25),
                "by": by,
                "at": when,
            }
            | said
        ),
    )
    return case, rahma


def handed_over(language: str) -> None:
    """Two files, by a link that ends."""
    _handed_over(language)


def handed_over_in_person(language: str) -> None:
    """Copies are fetched at the desk."""
    _handed_over(
        language,
        with_files=False,
        in_person=True,
        ends_on=None,
        place="Loket PPID, lantai 1",
        received_by="Siti Rahmawati",
        note="Satu bundel salinan, 120 lembar",
    )


def closed(language: str) -> None:
    """All is done."""
    case, rahma = _handed_over(language)
    handing.close(case, seen=case.version, by=desk.acting(rahma), at=at(2026, 8, 20))


def closed_with_a_reason(language: str) -> None:
    """What was promised was never fetched."""
    case, rahma = _granted(language)
    handing.close(
        case,
        seen=case.version,
        by=desk.acting(rahma),
        at=at(2026, 8, 20),
        reason="Salinan tidak diambil dalam waktu yang diberitahukan.",
    )


def withdrawn(language: str) -> None:
    """The requester takes the request back."""
    intake.withdraw(_open(language), reason=None, at=TUESDAY)


def message_sent(language: str) -> None:
    """An officer writes to the requester."""
    casework.send_message(
        _accepted(language),
        by=_by(Role.DESK),
        at=TUESDAY,
        text=(
            "Apakah kontrak yang Anda maksud kontrak tahap pertama?\n\nJika ya, kami sudah siapkan."
        ),
    )


def message_received(language: str) -> None:
    """The requester writes to the office."""
    intake.write(_accepted(language), "Ya, kontrak tahap pertama.", at=TUESDAY)


def _assigned(language: str) -> Case:
    unit = a_unit("Dinas Kesehatan")
    an_officer(Role.UNIT, language=language, unit_id=unit.id, name="Made Suardika")
    case = _accepted(language, questions=TWO[:1])
    units.assign(
        case,
        unit_ids=[unit.id],
        due_on=date(2026, 8, 19),
        note="Mohon kontrak beserta addendumnya.",
        by=_by(Role.PPID, language),
        at=TUESDAY,
    )
    return case


def assigned(language: str) -> None:
    """A unit is asked."""
    _assigned(language)


def reminded(language: str) -> None:
    """The PPID reminds the unit."""
    case = _assigned(language)
    (asked,) = cases.assignments(case)
    units.remind(case, asked, by=_by(Role.PPID, language), at=TUESDAY)


def given_time(language: str) -> None:
    """The unit asks for time and gets a day."""
    case = _assigned(language)
    (asked,) = cases.assignments(case)
    until = date(2026, 8, 21)
    units.ask_for_time(case, asked, until=until, reason="Arsip pindah.", by=THE_UNIT, at=TUESDAY)
    units.change_due(case, asked, due_on=until, by=_by(Role.PPID, language), at=TUESDAY)


def filters_of_the_morning(language: str) -> None:
    """An officer gets what two kept filters find."""
    officer = an_officer(Role.DESK, language=language, name="Made Suardika")
    _accepted(language, questions=TWO[:1])
    for name, query in (
        ("Semua yang terbuka", {"words": "a"}),
        ("Terlambat saya", {"due": "late"}),
    ):
        keeping.keep(name=name, query=query, shared=False, mailed=True, officer=officer, at=TUESDAY)
    day = local_day(TUESDAY)
    kept_filters.tell(today=day, calendar=working_calendar(), at=TUESDAY)


def mentioned(language: str) -> None:
    """A colleague is mentioned in a note."""
    named = _officer(Role.PPID, language)
    case = _accepted(language)
    said = "Mohon dilihat."
    casework.write_note(
        case, text=said, mentioned=[named.id], by=_by(Role.DESK, language), at=TUESDAY
    )


def watched(language: str) -> None:
    """Something happens to a case that somebody watches."""
    case, who = _accepted(language), _officer(Role.SUPERIOR, language)
    choosing.choose(who, {Topic.WATCHED: (Mailing.INSTANT, None, None)}, Hours())
    watching.watch(case, who, at=NOON)
    casework.send_message(case, text="Sedang kami cari.", by=_by(Role.DESK, language), at=TUESDAY)


def consulted(language: str) -> None:
    """Another body is asked."""
    consulting.ask(
        _accepted(language),
        body="BPS Kabupaten Sukamaju",
        way=ConsultedBy.EMAIL,
        email="bps@contoh.example",
        letter_number=None,
        question="Apakah tabel penduduk menurut desa tahun 2025 diterbitkan oleh BPS?",
        due_on=date(2026, 8, 14),
        language=language,
        by=_by(Role.PPID, language),
        at=TUESDAY,
    )


def considered(language: str) -> None:
    """The Tim Pertimbangan is asked, and writes its consideration."""
    an_officer(Role.TEAM, language=language, name="Kartini Sondakh")
    case, ppid = _accepted(language, questions=TWO[:1]), _officer(Role.PPID, language)
    asked = considering.ask(
        case,
        question="Apakah harga satuan boleh dibuka?",
        due_on=date(2026, 8, 14),
        by=desk.acting(ppid),
        at=TUESDAY,
    )
    team = desk.acting(_officer(Role.TEAM, language))
    considering.write(case, asked, text="Boleh.", seen=asked.version, by=team, at=TUESDAY)


def unit_answered(language: str) -> None:
    """The unit answers."""
    case = _assigned(language)
    (asked,) = cases.assignments(case)
    made = accounts.active_of_unit(asked.unit_id)[0]
    units.answer_as_unit(
        case,
        asked,
        found=Found.PARTLY,
        answer="Addendum tidak ada pada kami.",
        papers=[desk.stored(Slot.UNIT_ANSWER, "kontrak.pdf")],
        by=desk.acting(made),
        at=at(2026, 8, 18),
    )


def deadlines_near(language: str) -> None:
    """A morning with an answer late, one due in two days, a check and a unit due tomorrow."""
    unit = a_unit("Dinas Kesehatan")
    clerk = an_officer(*Role, language=language, unit_id=unit.id)
    late = _accepted(language, at=at(2026, 7, 31))
    near = _accepted(language, at=at(2026, 8, 10), questions=("Anggaran perbaikan jembatan",))
    _open(language, received=at(2026, 8, 20), questions=("Daftar penerima bantuan pupuk",))
    units.assign(
        near,
        unit_ids=[unit.id],
        due_on=date(2026, 8, 26),
        note=None,
        by=desk.acting(clerk),
        at=at(2026, 8, 20),
    )
    late.owner = near.owner = clerk
    db.session.flush()
    morning.remind(at=at(2026, 8, 24, 8))


def repair_ends(language: str) -> None:
    """The last morning but one of the repair."""
    _incomplete(language)
    morning.remind(at=at(2026, 8, 13, 8))


def files_end(language: str) -> None:
    """Three working days before the link ends."""
    _handed_over(language)
    morning.remind(at=at(2026, 9, 22, 8))


def data_erased(language: str) -> None:
    """The copy of an identity card ends long after everything else."""
    case, _rahma = _handed_over(language)
    paper = files.keep(desk.stored(Slot.IDENTITY, "ktp.pdf"), NOON)
    case_actions.attach(case, paper, audience=Audience.OFFICE, by=THE_REQUESTER, at=NOON)
    case.closed_on = date(2026, 8, 28)
    later = at(2027, 8, 2, 9)
    retention.ask_run(by=an_officer(Role.ADMIN), at=later)
    db.session.flush()
    erase_ended(later)


def silence(language: str) -> None:
    """The first working day after the answer was due."""
    _accepted(language)
    morning.remind(at=at(2026, 8, 27, 8))


def objection_silence(language: str) -> None:
    """The first working day after the superior's answer was due."""
    _objected(language)
    morning.remind(at=at(2026, 10, 9, 8))


def objection_right_ends(language: str) -> None:
    """Five working days before the right to object to a refusal ends."""
    rahma = _officer(Role.PPID, language)
    case = _accepted(language)
    desk.answer(case, Outcome.NOT_HELD, by=rahma, **desk.NOT_HELD)
    _send(case, rahma)
    morning.remind(at=at(2026, 9, 17, 8))


def dispute_right_ends(language: str) -> None:
    """Five working days before the way to the Komisi Informasi closes."""
    _objected(language)
    morning.remind(at=at(2026, 10, 22, 8))


def _objected(language: str, **said: Any) -> Objection:
    """An objection to silence, on the first day on which it may be filed."""
    _officer(Role.SUPERIOR, language)
    case = said.pop("case", None) or _accepted(language)
    return an_objection(case=case, received=at(2026, 8, 27), **({"language": language} | said))


def objection_filed(language: str) -> None:
    """A citizen objects on the web."""
    _objected(language)


def objection_early(language: str) -> None:
    """A citizen objects before the answer is due."""
    _officer(Role.SUPERIOR, language)
    an_objection(case=_accepted(language), received=at(2026, 8, 12), language=language)


def objection_without_request(language: str) -> None:
    """A citizen objects that a periodic report is nowhere, long after finding it."""
    _officer(Role.SUPERIOR, language)
    an_objection(
        grounds="b", stated_on=date(2026, 6, 1), received=at(2026, 8, 27), language=language
    )


def objection_message_sent(language: str) -> None:
    """The office asks the applicant something; the clock runs on."""
    said = "Mohon sebut halaman laporan yang Anda maksud."
    case_actions.say(_objected(language), said, by=_by(Role.SUPERIOR, language), at=at(2026, 8, 28))


def objection_message_received(language: str) -> None:
    """The applicant writes to the Atasan PPID."""
    said = "Ya, kontrak tahap pertama."
    case_actions.say(_objected(language), said, by=THE_REQUESTER, at=at(2026, 8, 28))


PROCLAIMED = DayOff(date(2026, 8, 18), "Cuti bersama Hari Proklamasi", "cuti_bersama", "SKB 2026")


def _proclaim(language: str) -> None:
    """The administrator adds 18 August 2026 to the days off."""
    by = an_officer(Role.ADMIN)
    edit = CalendarEdit(added=(PROCLAIMED,))
    calendar.change_calendar(edit, seen=None, by=by, at=at(2026, 8, 12, 10))


def dates_moved(language: str) -> None:
    """A day becomes a day off while a request waits for its answer."""
    _officer(Role.PPID, language)
    case = _accepted(language)
    unit = a_unit("Dinas Kesehatan")
    an_officer(Role.UNIT, unit_id=unit.id, language=language)
    units.assign(
        case, unit_ids=[unit.id], due_on=PROCLAIMED.on, note=None, by=_by(Role.PPID), at=TUESDAY
    )
    _proclaim(language)


def repair_date_moved(language: str) -> None:
    """A day becomes a day off while the requester completes the request."""
    case = _open(language, received=at(2026, 8, 12, 9), complete=False)
    casework.ask_for_completion(case, **LACKING, by=_by(Role.DESK), at=at(2026, 8, 13, 9))
    by = an_officer(Role.ADMIN)
    calendar.change_calendar(
        CalendarEdit(added=(PROCLAIMED,)), seen=None, by=by, at=at(2026, 8, 13, 15)
    )


def right_moved(language: str) -> None:
    """A day becomes a day off while the requester may object to the notice."""
    _granted(language)
    _proclaim(language)


def objection_date_moved(language: str) -> None:
    """A day becomes a day off while an objection waits for its answer."""
    _objected(language)
    by = an_officer(Role.ADMIN)
    on = DayOff(date(2026, 9, 7), "Hari berkabung nasional", "libur_nasional", "Keppres")
    calendar.change_calendar(CalendarEdit(added=(on,)), seen=None, by=by, at=at(2026, 8, 31))


def _judges(language: str) -> tuple[Officer, Officer]:
    """The PPID and the Atasan PPID."""
    rahma = _officer(Role.PPID, language, name="Rahma Wulandari")
    return rahma, _officer(Role.SUPERIOR, language, name="Hendra Gunawan")


def objection_granted(language: str) -> None:
    """The Atasan PPID grants an objection to silence: two tasks for the PPID."""
    _rahma, hendra = _judges(language)
    superior.granted(_objected(language), by=hendra)


def objection_upheld(language: str) -> None:
    """The Atasan PPID finds an objection premature, with reasons."""
    _rahma, hendra = _judges(language)
    objection = _objected(language)
    superior.write(objection, Ruling.UPHELD, by=hendra, reasons=superior.REASONS)
    superior.send(objection, by=hendra)


def objection_settled(language: str) -> None:
    """Both sides agree; minutes are made."""
    _rahma, hendra = _judges(language)
    objection = _objected(language)
    superior.order(objection, "Serahkan salinan kontrak.", by=hendra)
    settling.settle(
        objection,
        seen=superior.draft_version(objection),
        agreed="Pemohon menerima salinan kontrak tanpa lampiran teknis.",
        with_letter=True,
        by=desk.acting(hendra),
        at=superior.ANSWERED,
    )


def objection_withdrawn(language: str) -> None:
    """The applicant brings a letter to the desk."""
    _rahma, _hendra = _judges(language)
    objection = _objected(language)
    settling.withdraw_for(
        objection,
        seen=objection.version,
        paper=desk.stored(Slot.LETTER_SCAN, "surat-pencabutan.pdf"),
        by=_by(Role.DESK, language),
        at=superior.ANSWERED,
    )


def _carried_out(language: str, *, tasks: int) -> None:
    rahma, hendra = _judges(language)
    objection = _objected(language)
    superior.granted(objection, by=hendra)
    for task in superior.tasks(objection)[:tasks]:
        papers = [desk.stored(Slot.RELEASE, "kontrak.pdf")]
        superior.carry_out(task, by=rahma, at=at(2026, 9, 16), papers=papers)


def objection_half_carried_out(language: str) -> None:
    """The PPID carries out the first of two tasks."""
    _carried_out(language, tasks=1)


def objection_carried_out(language: str) -> None:
    """The PPID carries out the last task."""
    _carried_out(language, tasks=2)


Story = Callable[[str], None]


def dispute_opened(language: str) -> None:
    """A copy of the application to the Komisi Informasi came."""
    _officer(Role.PPID, language)
    town.a_dispute()


def dispute_decided(language: str) -> None:
    """The decision reached the office: two laws give two last days to sue."""
    _officer(Role.PPID, language)
    dispute = town.a_dispute(town.an_objection(grounds="a"))
    for kind, day in (
        (StepKind.REGISTERED, date(2026, 4, 23)),
        (StepKind.ADJUDICATION, date(2026, 4, 27)),
        (StepKind.DECISION_READ, date(2026, 5, 8)),
        (StepKind.DECISION_RECEIVED, date(2026, 5, 11)),
    ):
        said = {"number": "012/IV/KI-SS/2026"} if kind is StepKind.REGISTERED else {}
        town.step(dispute, kind, day, **said)


def _file(language: str) -> Export:
    """A register that the PPID asked for."""
    return exports.want(
        "uji",
        by=_officer(Role.PPID, language),
        title="Register permohonan 2026 (Excel)",
        name="register-permohonan-2026.xlsx",
        parameters={},
        needs=Permission.READ,
        at=NOON,
    )


def file_made(language: str) -> None:
    """The worker made it."""
    wish = _file(language)
    taken = exports.take(at=NOON)
    assert taken is wish
    exports.finish(
        exports.Held(wish.id, wish.leased_until or NOON),
        files.store_made(
            io.BytesIO(b"isi"), name=wish.name, kind=Kind.XLSX, size=3, slot=Slot.EXPORT
        ),
        at=NOON,
    )


def signature_failed(language: str) -> None:
    """A letter could not be signed."""
    notices.tell(
        Topic.SIGNATURE_FAILED,
        [_officer(Role.PPID, language)],
        key="signature-1",
        at=TUESDAY,
        path=link("signing.queue"),
        number="PIP-2026-000001",
        facts={"what": "Pemberitahuan tertulis"},
    )


def collected(language: str) -> None:
    """An officer collects; whom the deputy stands in for collected too."""
    absent = _officer(Role.DESK, language, name="Dewi Anggraini")
    deputy = an_officer(Role.PPID, language=language)
    for one in (absent, deputy):
        later = (Mailing.DIGEST, None, None)
        choosing.choose(one, {Topic.NEW_REQUEST: later, Topic.UNIT_ANSWERED: later}, Hours())
    _open(language)
    facts = {"unit": "Dinas Kesehatan"}
    notices.tell(
        Topic.UNIT_ANSWERED, [deputy], key="1", at=NOON, path="/", number="PIP-1", facts=facts
    )
    days = {"since": local_day(TUESDAY), "until": local_day(TUESDAY)}
    away.set_leave(absent, deputy=deputy, **days, by=absent, at=NOON)
    digests.send_digests(at=TUESDAY)


def file_failed(language: str) -> None:
    """Three workers fell over it."""
    _file(language)
    for hours in range(4):
        exports.take(at=NOON + timedelta(hours=hours))


STORIES: Mapping[str, tuple[str, Story]] = {
    "receipt": ("receipt", filed),
    "receipt-incomplete": ("receipt", filed_incomplete),
    "receipt-from-the-desk": ("receipt", entered_at_the_desk),
    "completion_wanted": ("completion_wanted", incompleteness_letter),
    "still_incomplete": ("still_incomplete", repair_found_wanting),
    "repaired": ("repaired", repaired),
    "repaired-half": ("repaired", repaired_half),
    "complete": ("complete", accepted),
    "complete-deemed": ("complete", deemed_complete),
    "lapsed": ("lapsed", lapsed),
    "extension": ("extension", extended),
    "decision": ("decision", decided_in_parts),
    "decision-granted": ("decision", granted),
    "decision-partly": ("decision", partly_and_later),
    "paid": ("paid", paid),
    "letter_corrected": ("letter_corrected", letter_corrected),
    "handed_over": ("handed_over", handed_over),
    "handed_over-in-person": ("handed_over", handed_over_in_person),
    "closed": ("closed", closed),
    "closed-with-a-reason": ("closed", closed_with_a_reason),
    "withdrawn": ("withdrawn", withdrawn),
    "message": ("message", message_sent),
    "dates_moved": ("dates_moved", dates_moved),
    "dates_moved-repair": ("dates_moved", repair_date_moved),
    "dates_moved-right": ("dates_moved", right_moved),
    "dates_moved-objection": ("dates_moved", objection_date_moved),
    "officer_dates_moved": ("officer_dates_moved", dates_moved),
    "repair_ends": ("repair_ends", repair_ends),
    "files_end": ("files_end", files_end),
    "data_erased": ("data_erased", data_erased),
    "silence": ("silence", silence),
    "objection_silence": ("objection_silence", objection_silence),
    "objection_right_ends": ("objection_right_ends", objection_right_ends),
    "dispute_right_ends": ("dispute_right_ends", dispute_right_ends),
    "unit_asked": ("unit_asked", assigned),
    "officer_consideration_asked": ("officer_consideration_asked", considered),
    "officer_consideration_given": ("officer_consideration_given", considered),
    "officer_mentioned": ("officer_mentioned", mentioned),
    "officer_watched": ("officer_watched", watched),
    "consultation_asked": ("consultation_asked", consulted),
    "unit_reminded": ("unit_reminded", reminded),
    "unit_due_changed": ("unit_due_changed", given_time),
    "officer_unit_wants_time": ("officer_unit_wants_time", given_time),
    "officer_filters": ("officer_filters", filters_of_the_morning),
    "objection_receipt": ("objection_receipt", objection_filed),
    "objection_receipt-early": ("objection_receipt", objection_early),
    "objection_receipt-without-request": ("objection_receipt", objection_without_request),
    "objection_message": ("objection_message", objection_message_sent),
    "objection_answered": ("objection_answered", objection_granted),
    "objection_answered-upheld": ("objection_answered", objection_upheld),
    "objection_settled": ("objection_settled", objection_settled),
    "objection_withdrawn": ("objection_withdrawn", objection_withdrawn),
    "objection_carried_out": ("objection_carried_out", objection_carried_out),
    "objection_carried_out-half": ("objection_carried_out", objection_half_carried_out),
    "officer_objection_answered": ("officer_objection_answered", objection_granted),
    "officer_objection_answered-settled": ("officer_objection_answered", objection_settled),
    "officer_objection_withdrawn": ("officer_objection_withdrawn", objection_withdrawn),
    "officer_objection": ("officer_objection", objection_filed),
    "officer_objection-late": ("officer_objection", objection_without_request),
    "officer_objection_message": ("officer_objection_message", objection_message_received),
    "officer_new": ("officer_new", filed_incomplete),
    "officer_repaired": ("officer_repaired", repaired_half),
    "officer_withdrawn": ("officer_withdrawn", withdrawn),
    "officer_unit_answered": ("officer_unit_answered", unit_answered),
    "officer_message": ("officer_message", message_received),
    "officer_approval": ("officer_approval", approval_asked),
    "officer_approved": ("officer_approved", approved),
    "officer_returned": ("officer_returned", returned),
    "officer_reminders": ("officer_reminders", deadlines_near),
    "officer_export_ready": ("officer_export_ready", file_made),
    "officer_export_failed": ("officer_export_failed", file_failed),
    "officer_notice": ("officer_notice", signature_failed),
    "officer_digest": ("officer_digest", collected),
    "officer_dispute": ("officer_dispute", dispute_opened),
    "officer_dispute-decision": ("officer_dispute", dispute_decided),
}
"""Every mail by the name of its golden text: its kind, and the story that causes it."""
