"""Every letter, receipt and form once, as the office's own actions make it, as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ppid.accounts.models import Officer, Role
from ppid.cases import queries as cases
from ppid.cases.objections import Objection
from ppid.decisions.deciding import actions as deciding
from ppid.decisions.extending import actions as extending
from ppid.decisions.handing import actions as handing
from ppid.decisions.handing import queries as handed
from ppid.exclusions import queries as exclusions
from ppid.exclusions.decreeing import actions as decreeing
from ppid.exclusions.models import Exclusion
from ppid.exclusions.testing import actions as testing
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Outcome, Ruling
from ppid.law.exclusions import OpeningReason
from ppid.law.extensions import ExtensionGround
from ppid.letters import actions, anew, markup, paper, queries
from ppid.letters.anew import Sheet
from ppid.letters.catalogue import CATALOGUE
from ppid.letters.models import Letter, LetterKind
from ppid.letters.paper import Paper
from ppid.objections.settling import actions as settling
from ppid.office.calendar import local_day
from tests.builders import NOON, a_case, an_accepted_case, an_officer, at
from tests.decisions.desk import (
    GIVEN,
    REFUSED,
    acting,
    answer,
    draft_version,
    rest_on_decrees,
    stored,
    terms,
)
from tests.exclusions.bench_of_testers import OTHER, a_draft, approve, sign
from tests.letters.test_letters import a_case_with_every_outcome
from tests.objections import superior
from tests.publication import clerk

CODE = "7K3FQ2M9XTRA"
TRACKING = "ABCD-EFGH-IJKL-MNOP-QRST"
Made = tuple[str, bytes]
_kept: dict[str, bytes] = {}


def made(name: str) -> bytes:
    """The PDF of a story; all are made in the first test that asks, on its rows."""
    return made_all()[name]


def made_all() -> dict[str, bytes]:
    """All of them, made once a run."""
    if not _kept:
        _kept.update(all_of_them())
    return _kept


def all_of_them() -> Iterator[Made]:
    """Name and PDF of each; every letter bears one code, for its own is another each time."""
    yield from _on_a_request()
    yield from _on_objections()
    yield from _on_exclusions()
    yield from _on_the_list()
    yield from _in_english()


def _letter(letter: Letter | None, name: str = "") -> Made:
    assert letter is not None
    assert markup.articles(letter.html, strict=True)
    title = str(CATALOGUE[letter.kind].title)
    said = Paper(title, letter.number, local_day(letter.issued_at), letter.office_name, code=CODE)
    return name or letter.kind.value, paper.printed(letter.html, said)


def _sheet(name: str, sheet: Sheet | None) -> Made:
    assert sheet is not None
    assert markup.articles(sheet.html, strict=True)
    return name, sheet.pdf()


def _on_a_request() -> Iterator[Made]:
    lacking = a_case(complete=False)
    rahma = an_officer(Role.PPID, name="Rahma Wulandari", title="Kepala Dinas Kominfo")
    incomplete = actions.issue(
        LetterKind.INCOMPLETE,
        lacking,
        by=acting(rahma),
        at=NOON,
        missing=["Salinan KTP"],
        note="Foto kemarin buram.",
        repair_due=date(2026, 8, 13),
    )
    yield _letter(incomplete)
    case = a_case_with_every_outcome()
    yield _sheet("receipt", anew.receipt(case, code=TRACKING))
    yield _sheet("request_form", anew.request_form(case))
    yield _sheet("copy_form", anew.copy_form(case))
    yield _letter(queries.latest(case, LetterKind.REFUSAL))
    yield _letter(queries.latest(case, LetterKind.NOTICE))
    handing.record_payment(
        case, seen=case.version, paid_on=date(2026, 8, 10), receipt="TRF-77", by=acting(rahma),
        at=NOON,
    )  # fmt: skip
    yield _letter(queries.latest(case, LetterKind.COST_RECEIPT))
    question = cases.questions(case)[0].id
    files = [stored(Slot.RELEASE, "kontrak.pdf")]
    handing.add_files(case, files, at=NOON, question_id=question, by=acting(rahma))
    handing.hand_over(
        case,
        seen=case.version,
        files_seen=handed.fingerprint(handed.prepared(case)),
        with_files=True,
        in_person=True,
        handed_on=date(2026, 8, 10),
        ends_on=date(2026, 9, 22),
        place="Ruang layanan PPID",
        received_by="Siti Rahmawati",
        note="Melihat kontrak asli",
        by=acting(rahma),
        at=NOON,
    )
    yield _letter(queries.latest(case, LetterKind.HANDOVER))
    notice = queries.latest(case, LetterKind.NOTICE)
    assert notice is not None
    rows = [{"said": "Biaya lain-lain Rp 1.000", "meant": "Biaya lain-lain Rp 0"}]
    why = "Biaya lain-lain tidak dikenakan untuk salinan ini."
    corrected = actions.correct(
        notice, rows=rows, reason=why, seen=0, by=acting(rahma), at=at(2026, 8, 12)
    )
    yield _letter(corrected)
    late = an_accepted_case()
    extending.extend(
        late,
        seen=late.version,
        ground=ExtensionGround.NOT_YET_DECIDED,
        reason="Uji konsekuensi atas dokumen ini belum selesai.",
        by=acting(rahma),
        at=NOON,
    )
    yield _letter(queries.latest(late, LetterKind.EXTENSION))
    yield _sheet("blank_request_form", anew.blank_request_form(NOON))
    yield _sheet("blank_objection_form", anew.blank_objection_form(NOON))


def _on_objections() -> Iterator[Made]:
    rahma = an_officer(Role.PPID, name="Rahma Wulandari")
    hendra = an_officer(Role.SUPERIOR, name="Hendra Gunawan", nip="197001011995031001")
    refused = superior.an_objection_to_a_refusal(rahma, hendra)
    yield _sheet("objection_receipt", anew.objection_receipt(refused, code=TRACKING))
    yield _sheet("objection_form", anew.objection_form(refused))
    yield _letter(superior.upheld(refused, by=hendra))
    silent = superior.an_objection_to_silence()
    yield _letter(superior.granted(silent, by=hendra), "objection_answer_granted")
    yield _letter(_settled(superior.an_objection_to_silence(), hendra))


def _settled(objection: Objection, hendra: Officer) -> Letter | None:
    superior.write(objection, Ruling.GRANTED, by=hendra)
    superior.order(objection, "Serahkan salinan kontrak.", by=hendra)
    return settling.settle(
        objection,
        seen=superior.draft_version(objection),
        agreed="Salinan kontrak diserahkan tanpa biaya.",
        with_letter=True,
        by=acting(hendra),
        at=superior.ANSWERED,
    )


def _one_of_two(rahma: Officer, hendra: Officer) -> Exclusion:
    """A decree on the first of two pieces that one sheet tested."""
    first = a_draft(rahma)
    testing.add_to_sheet(first, seen=first.version, by=acting(rahma), at=NOON, **OTHER)
    testing.finish(first, seen=first.version, by=acting(rahma), at=NOON)
    approve(first, hendra)
    sign(first, rahma)
    decreeing.decree(first, seen=first.version, by=acting(rahma), at=NOON)
    return first


def _on_the_list() -> Iterator[Made]:
    rahma = an_officer(Role.PPID, name="Rahma Wulandari")
    hendra = an_officer(Role.SUPERIOR, name="Hendra Gunawan", title="Sekretaris Daerah")
    clerk.a_proposal(rahma)
    clerk.a_proposal(rahma, title="Rencana kerja tahun 2026", summary="")
    decree = clerk.an_asked_decree(rahma)
    decree.public_id = "daftar"
    db.session.flush()
    clerk.approve(decree, hendra)
    clerk.determine(decree, rahma, number="", on=None)
    yield _letter(queries.of_determination(decree.id))


def _on_exclusions() -> Iterator[Made]:
    rahma = an_officer(Role.PPID, name="Rahma Wulandari")
    hendra = an_officer(Role.SUPERIOR, name="Hendra Gunawan", title="Sekretaris Daerah")
    old, later = _one_of_two(rahma, hendra), at(2026, 9, 1)
    yield from map(_letter, exclusions.letters(old))
    new = testing.begin(
        changes=old,
        by=acting(rahma),
        at=later,
        if_closed="Saksi juga terlindungi.",
        law_article="UU 31/2014 Pasal 10",
        period_ends_on=date(2026, 10, 30),
        change_reason="Perkara naik ke penyidikan, saksi bertambah.",
    )
    testing.name_tester(new, name="Kartini Sondakh", title="Kabag Hukum", unit="Setda")
    testing.finish(new, seen=new.version, by=acting(rahma), at=later)
    approve(new, hendra, later)
    sign(new, rahma, later)
    decreeing.decree(new, seen=new.version, by=acting(rahma), at=later)
    yield from map(_letter, exclusions.letters(new))
    opened = decreeing.open_up(
        new,
        seen=new.version,
        reason=OpeningReason.PERIOD_ENDS,
        note="Perkara sudah diputus pengadilan.",
        by=acting(rahma),
        at=at(2026, 10, 20),
    )
    yield _letter(opened)


def _in_english() -> Iterator[Made]:
    rahma = an_officer(Role.PPID, name="Rahma Wulandari")
    hendra = an_officer(Role.SUPERIOR, name="Hendra Gunawan")
    case = an_accepted_case(language="en", questions=("Kontrak 2025", "Rekam medis"))
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    answer(case, Outcome.REFUSED, by=rahma, position=2, **REFUSED)
    terms(case, by=rahma)
    rest_on_decrees(case, by=rahma)
    deciding.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    deciding.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    yield _letter(
        deciding.send(case, seen=draft_version(case), by=acting(rahma), at=NOON), "notice_english"
    )
